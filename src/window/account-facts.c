/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-facts.h"

#include <glib/gi18n.h>

#include "clean-text.h"
#include "facts-read.h"
#include "words.h"

#define NAME_MAX_BYTES 256
#define SENTENCE_MAX_BYTES 1024

struct _DueAccountFacts
{
  char *id;
  char *portal;
  char *user_name;
  DueStateKind state;
  char *label;
  char *counters;
  char *message;
  char *remedy;
  char *remedy_label;
  gint64 checked; /* Unix seconds, 0: never */
  gboolean checking;
  GVariant *watches;           /* aa{sv} */
  DueCertificate *certificate; /* (nullable) */
};

G_DEFINE_BOXED_TYPE (DueAccountFacts,
                     due_account_facts,
                     due_account_facts_ref,
                     due_account_facts_unref)

static char *
read_text (GVariant *fields, const char *key, gsize max_bytes)
{
  const char *text = "";

  g_variant_lookup (fields, key, "&s", &text);
  return due_clean_text (text, max_bytes);
}

static char *
read_user_name (GVariant *fields)
{
  g_autoptr (GVariant) user = g_variant_lookup_value (fields, "user", G_VARIANT_TYPE_VARDICT);

  return user != NULL ? read_text (user, "name", NAME_MAX_BYTES) : g_strdup ("");
}

/* A state that a newer service may know is shown by its words alone. */
static void
read_state (DueAccountFacts *self, GVariant *fields)
{
  const char *name = NULL;

  self->state = DUE_STATE_CONNECTING;
  if (g_variant_lookup (fields, "state", "&s", &name))
    due_state_kind_from_name (name, &self->state);
  self->label = read_text (fields, "label", NAME_MAX_BYTES);
  if (*self->label != '\0')
    return;
  g_free (self->label);
  self->label = g_strdup (due_state_kind_get_label (self->state));
}

/**
 * due_account_facts_new:
 * @fields: a{sv}, an account of the property Accounts
 *
 * Fields that are missing or of a wrong type count as not said.
 *
 * Returns: (transfer full) (nullable): the facts; %NULL if @fields has no id
 */
DueAccountFacts *
due_account_facts_new (GVariant *fields)
{
  DueAccountFacts *self = NULL;
  const char *id = NULL;

  g_return_val_if_fail (g_variant_is_of_type (fields, G_VARIANT_TYPE_VARDICT), NULL);

  if (!g_variant_lookup (fields, "id", "&s", &id) || *id == '\0')
    return NULL;

  self = g_atomic_rc_box_new0 (DueAccountFacts);
  self->id = g_strdup (id);
  self->portal = read_text (fields, "portal", NAME_MAX_BYTES);
  self->user_name = read_user_name (fields);
  read_state (self, fields);
  self->counters = read_text (fields, "counters", SENTENCE_MAX_BYTES);
  self->message = read_text (fields, "message", SENTENCE_MAX_BYTES);
  self->remedy = read_text (fields, "remedy", NAME_MAX_BYTES);
  self->remedy_label = read_text (fields, "remedy_label", NAME_MAX_BYTES);
  g_variant_lookup (fields, "checked", "x", &self->checked);
  g_variant_lookup (fields, "checking", "b", &self->checking);
  self->certificate = due_facts_read_certificate (fields);
  self->watches = g_variant_lookup_value (fields, "watches", G_VARIANT_TYPE ("aa{sv}"));
  if (self->watches == NULL)
    self->watches = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE_VARDICT, NULL, 0));
  return self;
}

DueAccountFacts *
due_account_facts_ref (DueAccountFacts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DueAccountFacts *self = data;

  g_free (self->id);
  g_free (self->portal);
  g_free (self->user_name);
  g_free (self->label);
  g_free (self->counters);
  g_free (self->message);
  g_free (self->remedy);
  g_free (self->remedy_label);
  g_variant_unref (self->watches);
  g_clear_pointer (&self->certificate, due_certificate_unref);
}

void
due_account_facts_unref (DueAccountFacts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: whether nothing that is shown differs */
gboolean
due_account_facts_equal (const DueAccountFacts *a, const DueAccountFacts *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_str_equal (a->id, b->id) && g_str_equal (a->portal, b->portal) &&
         g_str_equal (a->user_name, b->user_name) && a->state == b->state &&
         g_str_equal (a->label, b->label) && g_str_equal (a->counters, b->counters) &&
         g_str_equal (a->message, b->message) && g_str_equal (a->remedy, b->remedy) &&
         g_str_equal (a->remedy_label, b->remedy_label) && a->checked == b->checked &&
         a->checking == b->checking && g_variant_equal (a->watches, b->watches) &&
         due_certificate_equal (a->certificate, b->certificate);
}

const char *
due_account_facts_get_id (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
due_account_facts_get_portal (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->portal;
}

const char *
due_account_facts_get_user_name (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user_name;
}

DueStateKind
due_account_facts_get_state (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, DUE_STATE_CONNECTING);

  return self->state;
}

const char *
due_account_facts_get_label (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

const char *
due_account_facts_get_remedy_label (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->remedy_label;
}

gboolean
due_account_facts_is_checking (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->checking;
}

/* Returns: whether the person has to do something, and the account is not counted until then */
gboolean
due_account_facts_is_trouble (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state == DUE_STATE_SIGNED_OUT || self->state == DUE_STATE_LOCKED ||
         self->state == DUE_STATE_FORBIDDEN;
}

/* Returns: what a pill with the state's word looks like */
const char *
due_account_facts_get_tone (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->state)
    {
    case DUE_STATE_SIGNED_OUT:
    case DUE_STATE_LOCKED:
    case DUE_STATE_FORBIDDEN:
      return "trouble";
    case DUE_STATE_OFFLINE:
    case DUE_STATE_BUSY:
    case DUE_STATE_DISABLED:
      return "offline";
    case DUE_STATE_CONNECTING:
    case DUE_STATE_CURRENT:
    default:
      return "plain";
    }
}

GPtrArray *
due_account_facts_make_readings (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return due_facts_read_readings (self->watches);
}

static const char *
get_trust_words (DueTrust trust)
{
  if (trust == DUE_TRUST_SYSTEM)
    return _ ("Trusted by this system.");
  return trust == DUE_TRUST_PERSON ? _ ("Trusted by you.") : _ ("Not trusted.");
}

/* Returns: (transfer full) (nullable): whether the portal's certificate is trusted, and how long;
 * %NULL while it is not known, and without encryption */
char *
due_account_facts_make_certificate_words (const DueAccountFacts *self)
{
  const char *words = NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->certificate == NULL)
    return NULL;
  words = get_trust_words (due_certificate_get_trust (self->certificate));
  end = g_date_time_new_from_unix_local (due_certificate_get_valid_until (self->certificate));
  if (end == NULL)
    return g_strdup (words);
  /* Translators: a day, as in "Valid until 3 March 2027." */
  date = g_date_time_format (end, _ ("%-d %B %Y"));
  /* Translators: "Trusted by this system. Valid until 3 March 2027." */
  return g_strdup_printf (_ ("%s Valid until %s."), words, date);
}

/* Returns: (transfer full) (nullable): the portal's certificate */
DueCertificate *
due_account_facts_get_certificate (const DueAccountFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->certificate != NULL ? due_certificate_ref (self->certificate) : NULL;
}

/* Returns: (transfer full) (nullable): the page of the window that helps; %NULL if what helps is
 * something that the service does */
char *
due_account_facts_make_remedy_page (const DueAccountFacts *self)
{
  static const struct
  {
    const char *remedy;
    const char *page;
  } pages[] = {
    { "replace-webhook", "replace" },
    { "sign-in", "sign-in" },
    { "show-certificate", "certificate" },
  };

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (self->remedy, pages[i].remedy))
      return g_strdup_printf ("%s:%s", pages[i].page, self->id);
  return NULL;
}

/**
 * due_account_facts_make_sentence:
 * @self: an account
 *
 * Returns: (transfer full): its numbers and what there is to say about them; the numbers only where
 *   they are true or the last ones known
 */
char *
due_account_facts_make_sentence (const DueAccountFacts *self)
{
  g_autofree char *clock = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (*self->counters == '\0')
    return g_strdup (self->message);
  if (self->state == DUE_STATE_CURRENT)
    {
      if (self->checked <= 0)
        return g_strdup (self->counters);
      clock = due_words_for_clock (self->checked);
      /* Translators: "3 overdue, 12 new comments. Checked at 14:05." */
      return g_strdup_printf (_ ("%s. Checked at %s."), self->counters, clock);
    }
  if (self->state == DUE_STATE_OFFLINE || self->state == DUE_STATE_BUSY)
    /* Translators: "3 overdue, 12 new comments. Not reachable since 14:05." */
    return g_strdup_printf (_ ("%s. %s"), self->counters, self->message);
  return g_strdup (self->message);
}
