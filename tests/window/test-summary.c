/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "summary.h"

typedef struct
{
  const char *name;
  DueStateKind worst;
  gint32 count;
  gint32 counts[DUE_N_KINDS];
  guint n_trouble;
  DueBadgeTone tone;
  guint badge_count;
  const char *title;
  const char *subtitle;
} Case;

static const Case cases[] = {
  { "overdue",
    DUE_STATE_CURRENT,
    15,
    { 3, 12, -1 },
    0,
    DUE_BADGE_OVERDUE,
    15,
    "15 on the badge",
    "3 overdue, 12 new comments" },
  { "comments",
    DUE_STATE_CURRENT,
    1,
    { 0, 1, 0 },
    0,
    DUE_BADGE_COMMENTS,
    1,
    "1 on the badge",
    "1 new comment" },
  { "nothing",
    DUE_STATE_CURRENT,
    0,
    { 0, 0, -1 },
    0,
    DUE_BADGE_NONE,
    0,
    "Nothing on the badge",
    "Nothing due" },
  { "not-counted",
    DUE_STATE_CURRENT,
    0,
    { 0, 0, 4 },
    0,
    DUE_BADGE_NONE,
    0,
    "Nothing on the badge",
    "4 mentions" },
  { "connecting",
    DUE_STATE_CONNECTING,
    -1,
    { -1, -1, -1 },
    0,
    DUE_BADGE_NONE,
    0,
    "No number yet",
    "Waiting for the first answer." },
  { "offline",
    DUE_STATE_OFFLINE,
    15,
    { 3, 12, -1 },
    0,
    DUE_BADGE_OFFLINE,
    15,
    "15 on the badge",
    "3 overdue, 12 new comments" },
  { "offline-unknown",
    DUE_STATE_OFFLINE,
    -1,
    { -1, -1, -1 },
    0,
    DUE_BADGE_NONE,
    0,
    "No number yet",
    "Offline" },
  { "busy",
    DUE_STATE_BUSY,
    2,
    { 2, 0, 0 },
    0,
    DUE_BADGE_OFFLINE,
    2,
    "2 on the badge",
    "2 overdue" },
  { "trouble",
    DUE_STATE_LOCKED,
    -1,
    { -1, -1, -1 },
    1,
    DUE_BADGE_TROUBLE,
    0,
    "1 account needs you",
    "Nothing is counted until then." },
  { "trouble-of-some",
    DUE_STATE_SIGNED_OUT,
    15,
    { 3, 12, -1 },
    2,
    DUE_BADGE_TROUBLE,
    15,
    "2 accounts need you",
    "3 overdue, 12 new comments" },
  { "disabled",
    DUE_STATE_DISABLED,
    -1,
    { -1, -1, -1 },
    0,
    DUE_BADGE_NONE,
    0,
    "All accounts are off",
    "Nothing is counted." },
  { "out-of-range",
    DUE_STATE_CURRENT,
    G_MAXINT32,
    { G_MAXINT32, G_MININT32, -2 },
    0,
    DUE_BADGE_OVERDUE,
    DUE_COUNTERS_MAX,
    "1000000 on the badge",
    "1000000 overdue" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (DueSummary) summary =
      due_summary_new (row->worst, row->count, row->counts, row->n_trouble);
  g_autofree char *title = due_summary_make_title (summary);
  g_autofree char *subtitle = due_summary_make_subtitle (summary);
  DueBadge badge = { 0 };

  due_summary_get_badge (summary, &badge);
  g_assert_cmpint (badge.tone, ==, row->tone);
  g_assert_cmpuint (badge.count, ==, row->badge_count);
  g_assert_cmpstr (title, ==, row->title);
  g_assert_cmpstr (subtitle, ==, row->subtitle);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/summary/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
