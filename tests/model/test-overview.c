/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "overview.h"

#include "model-samples.h"

#define BOTH (DUE_KIND_OVERDUE | DUE_KIND_COMMENTS)
#define UNKNOWN (-1)

typedef struct
{
  DueStateKind state;
  gint32 counts[DUE_N_KINDS]; /* UNSEEN first: no snapshot */
  DueKinds count;
} Part;

#define UNSEEN (-3)

typedef struct
{
  const char *name;
  guint n_parts;
  Part parts[3];
  const char *state;
  DueTone tone;
  int count;
  const char *kinds;
} Row;

static const Row rows[] = {
  { "empty", 0, { { 0 } }, "empty", DUE_TONE_UNKNOWN, UNKNOWN, "- - -" },
  { "one",
    1,
    { { DUE_STATE_CURRENT, { 3, 12, 1 }, BOTH } },
    "current",
    DUE_TONE_OVERDUE,
    15,
    "3 12 1" },
  { "comments",
    1,
    { { DUE_STATE_CURRENT, { 0, 12, ABSENT }, BOTH } },
    "current",
    DUE_TONE_COMMENTS,
    12,
    "0 12 -" },
  { "mentions",
    1,
    { { DUE_STATE_CURRENT, { 0, 0, 2 }, DUE_KINDS_ALL } },
    "current",
    DUE_TONE_COMMENTS,
    2,
    "0 0 2" },
  { "clear",
    1,
    { { DUE_STATE_CURRENT, { 0, 0, ABSENT }, BOTH } },
    "current",
    DUE_TONE_CLEAR,
    0,
    "0 0 -" },
  { "overdue-not-counted",
    1,
    { { DUE_STATE_CURRENT, { 3, 0, 0 }, DUE_KIND_COMMENTS } },
    "current",
    DUE_TONE_CLEAR,
    0,
    "3 0 0" },
  { "overdue-not-counted-here",
    2,
    { { DUE_STATE_CURRENT, { 3, 1, 0 }, DUE_KIND_COMMENTS },
      { DUE_STATE_CURRENT, { 0, 1, 0 }, BOTH } },
    "current",
    DUE_TONE_COMMENTS,
    2,
    "3 2 0" },
  { "nothing-counted",
    1,
    { { DUE_STATE_CURRENT, { 3, 1, 0 }, DUE_KINDS_NONE } },
    "current",
    DUE_TONE_UNKNOWN,
    UNKNOWN,
    "3 1 0" },
  { "two",
    2,
    { { DUE_STATE_CURRENT, { 3, 12, ABSENT }, BOTH }, { DUE_STATE_CURRENT, { 1, 1, 4 }, BOTH } },
    "current",
    DUE_TONE_OVERDUE,
    17,
    "4 13 4" },
  { "connecting",
    1,
    { { DUE_STATE_CONNECTING, { UNSEEN }, BOTH } },
    "connecting",
    DUE_TONE_UNKNOWN,
    UNKNOWN,
    "- - -" },
  { "connecting-and-clear",
    2,
    { { DUE_STATE_CONNECTING, { UNSEEN }, BOTH }, { DUE_STATE_CURRENT, { 0, 0, 0 }, BOTH } },
    "connecting",
    DUE_TONE_UNKNOWN,
    0,
    "0 0 0" },
  { "connecting-and-some",
    2,
    { { DUE_STATE_CONNECTING, { UNSEEN }, BOTH }, { DUE_STATE_CURRENT, { 1, 0, 0 }, BOTH } },
    "connecting",
    DUE_TONE_OVERDUE,
    1,
    "1 0 0" },
  { "offline",
    1,
    { { DUE_STATE_OFFLINE, { 3, 12, 0 }, BOTH } },
    "offline",
    DUE_TONE_STALE,
    15,
    "3 12 0" },
  { "offline-unknown",
    1,
    { { DUE_STATE_OFFLINE, { UNSEEN }, BOTH } },
    "offline",
    DUE_TONE_UNKNOWN,
    UNKNOWN,
    "- - -" },
  { "busy-among-current",
    2,
    { { DUE_STATE_CURRENT, { 3, 0, 0 }, BOTH }, { DUE_STATE_BUSY, { 1, 0, 0 }, BOTH } },
    "busy",
    DUE_TONE_STALE,
    4,
    "4 0 0" },
  { "offline-at-zero",
    1,
    { { DUE_STATE_OFFLINE, { 0, 0, 0 }, BOTH } },
    "offline",
    DUE_TONE_STALE,
    0,
    "0 0 0" },
  { "signed-out",
    1,
    { { DUE_STATE_SIGNED_OUT, { UNSEEN }, BOTH } },
    "signed-out",
    DUE_TONE_TROUBLE,
    UNKNOWN,
    "- - -" },
  { "signed-out-is-not-counted",
    2,
    { { DUE_STATE_SIGNED_OUT, { 5, 5, 5 }, BOTH }, { DUE_STATE_CURRENT, { 1, 1, 1 }, BOTH } },
    "signed-out",
    DUE_TONE_TROUBLE,
    2,
    "1 1 1" },
  { "locked-beats-offline",
    2,
    { { DUE_STATE_OFFLINE, { 1, 1, 1 }, BOTH }, { DUE_STATE_LOCKED, { UNSEEN }, BOTH } },
    "locked",
    DUE_TONE_TROUBLE,
    2,
    "1 1 1" },
  { "forbidden",
    1,
    { { DUE_STATE_FORBIDDEN, { NO_ACCESS }, BOTH } },
    "forbidden",
    DUE_TONE_TROUBLE,
    UNKNOWN,
    "- - -" },
  { "disabled",
    1,
    { { DUE_STATE_DISABLED, { 3, 3, 3 }, BOTH } },
    "disabled",
    DUE_TONE_UNKNOWN,
    UNKNOWN,
    "- - -" },
  { "disabled-takes-no-part",
    2,
    { { DUE_STATE_DISABLED, { 3, 3, 3 }, BOTH }, { DUE_STATE_CURRENT, { 0, 1, 0 }, BOTH } },
    "current",
    DUE_TONE_COMMENTS,
    1,
    "0 1 0" },
  { "no-access-is-not-zero",
    1,
    { { DUE_STATE_CURRENT, { NO_ACCESS }, BOTH } },
    "current",
    DUE_TONE_UNKNOWN,
    UNKNOWN,
    "- - -" },
  { "most",
    3,
    { { DUE_STATE_CURRENT, { G_MAXINT32, G_MAXINT32, 0 }, BOTH },
      { DUE_STATE_CURRENT, { G_MAXINT32, 0, 0 }, BOTH },
      { DUE_STATE_CURRENT, { 1, 0, 0 }, BOTH } },
    "current",
    DUE_TONE_OVERDUE,
    G_MAXINT32,
    "2147483647 2147483647 0" },
};

static DueOverview *
make_overview (const Row *row)
{
  DueOverviewPart parts[3] = { { 0 } };
  DueOverview *overview = NULL;

  for (guint i = 0; i < row->n_parts; i++)
    {
      const Part *part = &row->parts[i];

      parts[i].state = due_state_new (part->state, DUE_TROUBLE_NONE, 0, 0, 0);
      parts[i].count = part->count;
      if (part->counts[0] != UNSEEN)
        parts[i].snapshot = sample_snapshot (part->counts[0], part->counts[1], part->counts[2], 1);
    }
  overview = due_overview_new (row->n_parts > 0 ? parts : NULL, row->n_parts);
  for (guint i = 0; i < row->n_parts; i++)
    {
      due_state_unref (parts[i].state);
      g_clear_pointer (&parts[i].snapshot, due_snapshot_unref);
    }
  return overview;
}

static char *
describe_kinds (DueOverview *overview)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;
      gboolean known = due_overview_get_kind (overview, due_kind_nth (i), &count);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (known)
        g_string_append_printf (text, "%u", count);
      else
        g_string_append_c (text, '-');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (DueOverview) overview = make_overview (row);
  g_autofree char *kinds = describe_kinds (overview);
  guint count = 99;
  gboolean known = due_overview_get_count (overview, &count);

  g_assert_cmpstr (due_overview_get_state_name (overview), ==, row->state);
  g_assert_cmpuint (due_overview_get_tone (overview), ==, row->tone);
  g_assert_true (known == (row->count != UNKNOWN));
  g_assert_cmpint ((int) count, ==, MAX (row->count, 0));
  g_assert_cmpstr (kinds, ==, row->kinds);
}

/* No two rows of the table are the same, but for what is not shown. */
static void
test_equality (void)
{
  g_autoptr (DueOverview) one = make_overview (&rows[1]);
  g_autoptr (DueOverview) same = make_overview (&rows[1]);

  g_assert_true (due_overview_equal (one, same));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueOverview) other = make_overview (&rows[i]);

      g_assert_true (due_overview_equal (one, other) == (i == 1));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/overview/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/overview/equality", test_equality);

  return g_test_run ();
}
