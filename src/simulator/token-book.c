/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "token-book.h"

#include <string.h>

#include "secret-text.h"

/* So that neither the world's dice nor the application's fall otherwise for it. */
#define BOOK_SEED G_GUINT64_CONSTANT (0x746f6b656e732121)

#define REFRESH_LIFE_US (180 * G_TIME_SPAN_DAY)

/* A code or a token. */
typedef struct
{
  DueTokenKind kind;
  char *value;
  gint64 ends_us;
  guint uses;
  gboolean dead; /* before its time */
  DueTokenFamily *family;
} Token;

struct _DueTokenBook
{
  const DueSwitches *switches;
  DuePrng prng;
  GHashTable *tokens;  /* value to Token */
  GPtrArray *families; /* of DueTokenFamily */
};

DueTokenFamily *
due_token_family_ref (DueTokenFamily *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_token_family_unref (DueTokenFamily *self)
{
  g_atomic_rc_box_release (self);
}

static void
free_token (gpointer data)
{
  Token *token = data;

  g_free (token->value);
  due_token_family_unref (token->family);
  g_free (token);
}

/* @switches: outlives the book */
DueTokenBook *
due_token_book_new (guint64 seed, const DueSwitches *switches)
{
  DueTokenBook *self = g_new0 (DueTokenBook, 1);

  self->switches = switches;
  self->prng.state = seed ^ BOOK_SEED;
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_token);
  self->families = g_ptr_array_new_with_free_func ((GDestroyNotify) due_token_family_unref);
  return self;
}

void
due_token_book_free (DueTokenBook *self)
{
  g_hash_table_unref (self->tokens);
  g_ptr_array_unref (self->families);
  g_free (self);
}

static const Token *
add_token (DueTokenBook *self, DueTokenFamily *family, DueTokenKind kind, gint64 ends_us)
{
  Token *token = g_new0 (Token, 1);

  token->kind = kind;
  token->value = kind == DUE_TOKEN_CODE ? due_secret_text_new (&self->prng, DUE_SECRET_LOWER, 32)
                                        : due_secret_text_new (&self->prng, DUE_SECRET_HEX, 70);
  token->ends_us = ends_us;
  token->family = due_token_family_ref (family);
  g_hash_table_replace (self->tokens, token->value, token);
  return token;
}

static gint64
get_life_us (DueTokenBook *self, DueSwitch which)
{
  return (gint64) (due_switches_get (self->switches, which) * G_USEC_PER_SEC);
}

/**
 * due_token_book_sign_in:
 * @self: the book
 * @user: who signs in
 * @now_us: the world's time
 *
 * Returns: (transfer none): a code, good once and for a short time
 */
const char *
due_token_book_sign_in (DueTokenBook *self, gint64 user, gint64 now_us)
{
  DueTokenFamily *family = g_atomic_rc_box_new0 (DueTokenFamily);

  family->user = user;
  g_ptr_array_add (self->families, family);
  return add_token (self, family, DUE_TOKEN_CODE, now_us + get_life_us (self, DUE_SWITCH_CODE_LIFE))
      ->value;
}

static Token *
find (DueTokenBook *self, const char *value, DueTokenKind kind)
{
  Token *token = g_hash_table_lookup (self->tokens, value);

  return token != NULL && token->kind == kind ? token : NULL;
}

static gboolean
is_live (const Token *token, gint64 now_us)
{
  return !token->dead && now_us < token->ends_us;
}

static void
give_pair (DueTokenBook *self, DueTokenFamily *family, gint64 now_us, DueTokenPair *pair)
{
  pair->user = family->user;
  pair->ends_us = now_us + get_life_us (self, DUE_SWITCH_TOKEN_LIFE);
  pair->access = add_token (self, family, DUE_TOKEN_ACCESS, pair->ends_us)->value;
  pair->refresh = add_token (self, family, DUE_TOKEN_REFRESH, now_us + REFRESH_LIFE_US)->value;
}

/* Returns: whether @code was good; it no longer is */
gboolean
due_token_book_redeem (DueTokenBook *self, const char *code, gint64 now_us, DueTokenPair *pair)
{
  Token *token = find (self, code, DUE_TOKEN_CODE);

  if (token == NULL || !is_live (token, now_us) || token->uses++ > 0)
    return FALSE;
  give_pair (self, token->family, now_us, pair);
  return TRUE;
}

/* Returns: whether @refresh was good; it no longer is, unless a switch lets it be so once more */
gboolean
due_token_book_refresh (DueTokenBook *self, const char *refresh, gint64 now_us, DueTokenPair *pair)
{
  Token *token = find (self, refresh, DUE_TOKEN_REFRESH);
  guint allowed = due_switches_is_on (self->switches, DUE_SWITCH_REFRESH_TWICE) ? 2 : 1;

  if (token == NULL)
    return FALSE;
  if (token->uses++ > 0)
    token->family->reused++;
  if (token->uses > allowed || !is_live (token, now_us))
    return FALSE;
  token->family->refreshes++;
  give_pair (self, token->family, now_us, pair);
  return TRUE;
}

/* Returns: (nullable): the portal's word for what is wrong with @access; %NULL sets @user */
const char *
due_token_book_check (DueTokenBook *self, const char *access, gint64 now_us, gint64 *user)
{
  const Token *token = find (self, access, DUE_TOKEN_ACCESS);

  if (token == NULL)
    return "invalid_token";
  if (!is_live (token, now_us))
    return "expired_token";
  *user = token->family->user;
  return NULL;
}

/**
 * due_token_book_end:
 * @self: the book
 * @kind: which ones
 * @user: whose; 0 for everybody's
 *
 * Lets them end before their time.
 *
 * Returns: how many did
 */
guint
due_token_book_end (DueTokenBook *self, DueTokenKind kind, gint64 user)
{
  GHashTableIter iter;
  gpointer value = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Token *token = value;

      if (token->kind != kind || token->dead || (user != 0 && token->family->user != user))
        continue;
      token->dead = TRUE;
      n++;
    }
  return n;
}

/* Returns: (transfer none) (nullable): the sign-in that @refresh goes back to */
DueTokenFamily *
due_token_book_find_family (DueTokenBook *self, const char *refresh)
{
  const Token *token = find (self, refresh, DUE_TOKEN_REFRESH);

  return token != NULL ? token->family : NULL;
}

/* Returns: (transfer none) (element-type DueTokenFamily): all sign-ins, in order */
GPtrArray *
due_token_book_families (DueTokenBook *self)
{
  return self->families;
}

/* Returns: how many of @family are still good */
guint
due_token_book_count (DueTokenBook *self,
                      const DueTokenFamily *family,
                      DueTokenKind kind,
                      gint64 now_us)
{
  GHashTableIter iter;
  gpointer value = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Token *token = value;

      if (token->family == family && token->kind == kind && is_live (token, now_us) &&
          (kind == DUE_TOKEN_ACCESS || token->uses == 0))
        n++;
    }
  return n;
}

/* Returns: whether a code or token of @kind, good or not, is anywhere in @text */
gboolean
due_token_book_is_in (DueTokenBook *self, DueTokenKind kind, const char *text)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Token *token = value;

      if (token->kind == kind && strstr (text, token->value) != NULL)
        return TRUE;
    }
  return FALSE;
}
