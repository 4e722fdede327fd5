/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "certificate.h"
#include "state.h"

G_BEGIN_DECLS

/**
 * DueAccountFacts:
 *
 * What the service says about one account. Texts are in the person's language, clean and never
 * NULL: "" where the service says nothing. Immutable.
 */
typedef struct _DueAccountFacts DueAccountFacts;

#define DUE_TYPE_ACCOUNT_FACTS (due_account_facts_get_type ())
GType due_account_facts_get_type (void);
DueAccountFacts *due_account_facts_ref (DueAccountFacts *self);
void due_account_facts_unref (DueAccountFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueAccountFacts, due_account_facts_unref)

DueAccountFacts *due_account_facts_new (GVariant *fields);
gboolean due_account_facts_equal (const DueAccountFacts *a, const DueAccountFacts *b);

const char *due_account_facts_get_id (const DueAccountFacts *self);
const char *due_account_facts_get_portal (const DueAccountFacts *self);
const char *due_account_facts_get_user_name (const DueAccountFacts *self);
DueStateKind due_account_facts_get_state (const DueAccountFacts *self);
const char *due_account_facts_get_label (const DueAccountFacts *self); /* the state's word */
/* "Try Again"; "" if nothing helps. */
const char *due_account_facts_get_remedy_label (const DueAccountFacts *self);
gboolean due_account_facts_is_checking (const DueAccountFacts *self);

gboolean due_account_facts_is_trouble (const DueAccountFacts *self);
const char *due_account_facts_get_tone (const DueAccountFacts *self);
char *due_account_facts_make_remedy_page (const DueAccountFacts *self);
/* (transfer full) (element-type DueReading): what the portal answered, question by question */
GPtrArray *due_account_facts_make_readings (const DueAccountFacts *self);
char *due_account_facts_make_certificate_words (const DueAccountFacts *self);
DueCertificate *due_account_facts_get_certificate (const DueAccountFacts *self);
char *due_account_facts_make_sentence (const DueAccountFacts *self);

G_END_DECLS
