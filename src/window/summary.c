/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "summary.h"

#include <glib/gi18n.h>

#include "words.h"

struct _DueSummary
{
  DueStateKind worst;
  gint32 count; /* DUE_COUNTER_ABSENT: not known */
  DueCounters *counters;
  guint n_trouble;
};

static gint32
limit (gint32 count)
{
  return CLAMP (count, DUE_COUNTER_ABSENT, (gint32) DUE_COUNTERS_MAX);
}

/**
 * due_summary_new:
 * @worst: the worst state of an account
 * @count: what the badge shows, negative while not known
 * @counts: the sums by index of kind, negative if not known
 * @n_trouble: how many accounts wait for the person to do something
 *
 * Returns: (transfer full): the value
 */
DueSummary *
due_summary_new (DueStateKind worst,
                 gint32 count,
                 const gint32 counts[DUE_N_KINDS],
                 guint n_trouble)
{
  DueSummary *self = g_new0 (DueSummary, 1);
  const gint64 codes[DUE_N_KINDS] = { 0 };
  gint32 limited[DUE_N_KINDS];

  for (guint i = 0; i < DUE_N_KINDS; i++)
    limited[i] = limit (counts[i]);
  self->worst = worst;
  self->count = limit (count);
  self->counters = due_counters_new (limited, codes);
  self->n_trouble = n_trouble;
  return self;
}

static gint32
read_count (GDBusProxy *service, const char *name)
{
  g_autoptr (GVariant) value = g_dbus_proxy_get_cached_property (service, name);

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return DUE_COUNTER_ABSENT;
  return g_variant_get_int32 (value);
}

/**
 * due_summary_read:
 * @service: the service: its last known properties
 * @n_trouble: as in due_summary_new()
 *
 * Properties that are missing or of a wrong type are not known.
 *
 * Returns: (transfer full): the value
 */
DueSummary *
due_summary_read (GDBusProxy *service, guint n_trouble)
{
  static const char *const names[DUE_N_KINDS] = { "Expired", "NewComments", "Mentioned" };
  g_autoptr (GVariant) state = NULL;
  DueStateKind worst = DUE_STATE_CONNECTING;
  gint32 counts[DUE_N_KINDS];

  g_return_val_if_fail (G_IS_DBUS_PROXY (service), NULL);

  state = g_dbus_proxy_get_cached_property (service, "State");
  if (state != NULL && g_variant_is_of_type (state, G_VARIANT_TYPE_STRING))
    due_state_kind_from_name (g_variant_get_string (state, NULL), &worst);
  for (guint i = 0; i < DUE_N_KINDS; i++)
    counts[i] = read_count (service, names[i]);
  return due_summary_new (worst, read_count (service, "Count"), counts, n_trouble);
}

void
due_summary_free (DueSummary *self)
{
  due_counters_unref (self->counters);
  g_free (self);
}

static DueBadgeTone
choose_tone (const DueSummary *self)
{
  guint overdue = 0;

  if (self->n_trouble > 0)
    return DUE_BADGE_TROUBLE;
  if (self->count < 0)
    return DUE_BADGE_NONE;
  if (self->worst == DUE_STATE_OFFLINE || self->worst == DUE_STATE_BUSY)
    return DUE_BADGE_OFFLINE;
  if (self->count == 0)
    return DUE_BADGE_NONE;
  due_counters_get (self->counters, DUE_KIND_OVERDUE, &overdue);
  return overdue > 0 ? DUE_BADGE_OVERDUE : DUE_BADGE_COMMENTS;
}

/**
 * due_summary_get_badge:
 * @self: a summary
 * @badge: (out): what stands on the icon
 */
void
due_summary_get_badge (const DueSummary *self, DueBadge *badge)
{
  g_return_if_fail (self != NULL);

  badge->tone = choose_tone (self);
  badge->count = (guint) MAX (self->count, 0);
}

/* Returns: (transfer full): "15 on the badge" */
char *
due_summary_make_title (const DueSummary *self)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_trouble > 0)
    return g_strdup_printf (
        ngettext ("%u account needs you", "%u accounts need you", self->n_trouble),
        self->n_trouble);
  if (self->worst == DUE_STATE_DISABLED)
    return g_strdup (_ ("All accounts are off"));
  if (self->count < 0)
    return g_strdup (_ ("No number yet"));
  if (self->count == 0)
    return g_strdup (_ ("Nothing on the badge"));
  count = (guint) self->count;
  /* Translators: the number that the icon of Duebell shows */
  return g_strdup_printf (ngettext ("%u on the badge", "%u on the badge", count), count);
}

/* Returns: (transfer full): "3 overdue, 12 new comments"; "" if there is nothing to add */
char *
due_summary_make_subtitle (const DueSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->count >= 0)
    return due_words_for_counters (self->counters, DUE_KINDS_ALL);
  if (self->n_trouble > 0)
    return g_strdup (_ ("Nothing is counted until then."));
  if (self->worst == DUE_STATE_CONNECTING)
    return g_strdup (_ ("Waiting for the first answer."));
  if (self->worst == DUE_STATE_DISABLED)
    return g_strdup (_ ("Nothing is counted."));
  return g_strdup (due_state_kind_get_label (self->worst));
}

/* Returns: (transfer full) (nullable): "Why 15?"; %NULL while there is no number */
char *
due_summary_make_why (const DueSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->count < 0)
    return NULL;
  /* Translators: a button; %d is the number on the icon, and what opens explains it */
  return g_strdup_printf (_ ("Why %d?"), self->count);
}

/* Returns: (transfer full) (nullable): "15"; %NULL while there is no number */
char *
due_summary_make_number (const DueSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->count >= 0 ? g_strdup_printf ("%d", self->count) : NULL;
}
