/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "state.h"

#include <glib/gi18n.h>

#include "words.h"

#define DAY_S 86400

struct _DueState
{
  DueStateKind kind;
  DueTrouble trouble;
  gint64 since;
  gint64 checked;
  gint64 next_check;
};

G_DEFINE_BOXED_TYPE (DueState, due_state, due_state_ref, due_state_unref)

static const struct
{
  const char *name;
  const char *label;
  int rank;
  DueTrouble usual; /* whose sentence is said when there is no trouble given */
} kinds_table[] = {
  [DUE_STATE_CONNECTING] = { "connecting", N_ ("Connecting"), 2, DUE_TROUBLE_NONE },
  [DUE_STATE_CURRENT] = { "current", N_ ("Up to date"), 1, DUE_TROUBLE_NONE },
  [DUE_STATE_OFFLINE] = { "offline", N_ ("Offline"), 4, DUE_TROUBLE_NETWORK },
  /* Translators: the state of an account whose portal asks for a pause */
  [DUE_STATE_BUSY] = { "busy", N_ ("Waiting"), 3, DUE_TROUBLE_TOO_MANY },
  [DUE_STATE_SIGNED_OUT] = { "signed-out", N_ ("Signed out"), 7, DUE_TROUBLE_SIGNED_OUT },
  /* Translators: the state of an account whose keyring is locked */
  [DUE_STATE_LOCKED] = { "locked", N_ ("Locked"), 6, DUE_TROUBLE_KEYRING_LOCKED },
  [DUE_STATE_FORBIDDEN] = { "forbidden", N_ ("No access"), 5, DUE_TROUBLE_NOT_ALLOWED },
  /* Translators: the state of an account that the person has switched
     off */
  [DUE_STATE_DISABLED] = { "disabled", N_ ("Off"), 0, DUE_TROUBLE_NONE },
};

static DueTrouble
get_told_trouble (const DueState *self)
{
  if (self->trouble != DUE_TROUBLE_NONE)
    return self->trouble;
  return kinds_table[self->kind].usual;
}

static void
add_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* @sentence: (transfer full) */
static void
take_sentence (GString *text, char *sentence)
{
  add_sentence (text, sentence);
  g_free (sentence);
}

static void
add_since (const DueState *self, GString *text, gint64 now)
{
  g_autofree char *since = NULL;
  gboolean plain = get_told_trouble (self) == DUE_TROUBLE_NETWORK;

  if (self->since <= 0)
    {
      add_sentence (text, due_trouble_get_sentence (get_told_trouble (self)));
      return;
    }
  since = due_words_for_since (self->since, now);
  if (plain)
    {
      /* Translators: %s is a time, as made with the context "since" */
      take_sentence (text, g_strdup_printf (_ ("Not reachable since %s."), since));
      return;
    }
  add_sentence (text, due_trouble_get_sentence (get_told_trouble (self)));
  /* Translators: %s is a time, as made with the context "since"; stands after the reason */
  take_sentence (text, g_strdup_printf (_ ("Offline since %s."), since));
}

static void
add_next (const DueState *self, GString *text, gint64 now)
{
  g_autofree char *clock = NULL;

  /* Within a day the time alone says when. */
  if (now < 0 || self->next_check <= now || self->next_check - now >= DAY_S)
    return;
  clock = due_words_for_clock (self->next_check);
  if (self->kind == DUE_STATE_BUSY)
    /* Translators: %s is a time such as 14:20 */
    take_sentence (text, g_strdup_printf (_ ("Next check at %s."), clock));
  else
    /* Translators: %s is a time such as 14:20 */
    take_sentence (text, g_strdup_printf (_ ("Next try at %s."), clock));
}

DueState *
due_state_new (DueStateKind kind,
               DueTrouble trouble,
               gint64 since,
               gint64 checked,
               gint64 next_check)
{
  DueState *self = NULL;

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds_table), NULL);
  g_return_val_if_fail ((guint) trouble < DUE_N_TROUBLES, NULL);

  self = g_atomic_rc_box_new0 (DueState);
  self->kind = kind;
  self->trouble = trouble;
  self->since = since;
  self->checked = checked;
  self->next_check = next_check;
  return self;
}

DueState *
due_state_ref (DueState *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_state_unref (DueState *self)
{
  g_atomic_rc_box_release (self);
}

DueStateKind
due_state_get_kind (const DueState *self)
{
  g_return_val_if_fail (self != NULL, DUE_STATE_CONNECTING);

  return self->kind;
}

DueTrouble
due_state_get_trouble (const DueState *self)
{
  g_return_val_if_fail (self != NULL, DUE_TROUBLE_NONE);

  return self->trouble;
}

gint64
due_state_get_since (const DueState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->since;
}

gint64
due_state_get_checked (const DueState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->checked;
}

gint64
due_state_get_next_check (const DueState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->next_check;
}

DueRemedy
due_state_get_remedy (const DueState *self)
{
  g_return_val_if_fail (self != NULL, DUE_REMEDY_NONE);

  if (self->kind == DUE_STATE_DISABLED)
    return DUE_REMEDY_SWITCH_ON;
  if (self->kind == DUE_STATE_CURRENT || self->kind == DUE_STATE_CONNECTING)
    return DUE_REMEDY_NONE;
  return due_trouble_get_remedy (get_told_trouble (self));
}

gboolean
due_state_differs (const DueState *a, const DueState *b)
{
  g_return_val_if_fail (a != NULL, TRUE);
  g_return_val_if_fail (b != NULL, TRUE);

  return a->kind != b->kind || a->trouble != b->trouble || a->since != b->since;
}

char *
due_state_get_sentence (const DueState *self, gint64 now)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case DUE_STATE_CURRENT:
      break;
    case DUE_STATE_CONNECTING:
      add_sentence (text, _ ("Waiting for the first answer."));
      break;
    case DUE_STATE_DISABLED:
      add_sentence (text, _ ("Not checked and not counted."));
      break;
    case DUE_STATE_OFFLINE:
      add_since (self, text, now);
      add_next (self, text, now);
      break;
    case DUE_STATE_BUSY:
      add_sentence (text, due_trouble_get_sentence (get_told_trouble (self)));
      add_next (self, text, now);
      break;
    case DUE_STATE_SIGNED_OUT:
    case DUE_STATE_LOCKED:
    case DUE_STATE_FORBIDDEN:
    default:
      add_sentence (text, due_trouble_get_sentence (get_told_trouble (self)));
      break;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
due_state_kind_get_name (DueStateKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds_table), "connecting");

  return kinds_table[kind].name;
}

gboolean
due_state_kind_from_name (const char *name, DueStateKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds_table); i++)
    if (g_strcmp0 (name, kinds_table[i].name) == 0)
      {
        *kind = (DueStateKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
due_state_kind_get_label (DueStateKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds_table), "");

  return _ (kinds_table[kind].label);
}

gboolean
due_state_kind_is_trouble (DueStateKind kind)
{
  return kind == DUE_STATE_SIGNED_OUT || kind == DUE_STATE_LOCKED || kind == DUE_STATE_FORBIDDEN;
}

int
due_state_kind_get_rank (DueStateKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds_table), 0);

  return kinds_table[kind].rank;
}
