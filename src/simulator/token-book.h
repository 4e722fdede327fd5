/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "switches.h"

G_BEGIN_DECLS

typedef enum
{
  DUE_TOKEN_CODE,
  DUE_TOKEN_ACCESS,
  DUE_TOKEN_REFRESH,
  DUE_N_TOKEN_KINDS,
} DueTokenKind;

/* One sign-in, and what followed from it. */
typedef struct
{
  gint64 user;
  guint refreshes; /* new tokens were given */
  guint parallel;  /* asked for while another such request was not answered yet */
  guint reused;    /* asked for with a refresh token that had been used before */
  guint under_way; /* requests that are not answered yet */
} DueTokenFamily;

DueTokenFamily *due_token_family_ref (DueTokenFamily *self);
void due_token_family_unref (DueTokenFamily *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueTokenFamily, due_token_family_unref)

/* What is given for a code or a refresh token; borrowed from the book. */
typedef struct
{
  const char *access;
  const char *refresh;
  gint64 user;
  gint64 ends_us; /* of the access token, by the world's clock */
} DueTokenPair;

/* All codes and tokens that were given. */
typedef struct _DueTokenBook DueTokenBook;

DueTokenBook *due_token_book_new (guint64 seed, const DueSwitches *switches);
void due_token_book_free (DueTokenBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueTokenBook, due_token_book_free)

const char *due_token_book_sign_in (DueTokenBook *self, gint64 user, gint64 now_us);
gboolean
due_token_book_redeem (DueTokenBook *self, const char *code, gint64 now_us, DueTokenPair *pair);
gboolean
due_token_book_refresh (DueTokenBook *self, const char *refresh, gint64 now_us, DueTokenPair *pair);
const char *
due_token_book_check (DueTokenBook *self, const char *access, gint64 now_us, gint64 *user);

guint due_token_book_end (DueTokenBook *self, DueTokenKind kind, gint64 user);
DueTokenFamily *due_token_book_find_family (DueTokenBook *self, const char *refresh);
GPtrArray *due_token_book_families (DueTokenBook *self);
guint due_token_book_count (DueTokenBook *self,
                            const DueTokenFamily *family,
                            DueTokenKind kind,
                            gint64 now_us);
gboolean due_token_book_is_in (DueTokenBook *self, DueTokenKind kind, const char *text);

G_END_DECLS
