/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notice-queue.h"

/* "+a" sends a, "-a" withdraws it; the answer is what comes out. */
static const struct
{
  const char *name, *in, *out;
} rows[] = {
  { "empty", "", "" },
  { "in order", "+a +b -c", "+a +b -c" },
  { "a later one takes the place", "+a +b +a", "+b +a" },
  { "sent and withdrawn", "+a -a", "-a" },
  { "withdrawn and sent", "-a +a", "+a" },
  { "the oldest is given up", "+a +b +c +d +e +f", "+c +d +e +f" },
  { "never a withdrawal", "-x +a +b -y +c +d +e", "-x +b -y +c +d +e" },
  { "many of one", "+a +a +a +a +a +a", "+a" },
};

static void
test_queue (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (DueNoticeQueue) queue = due_notice_queue_new ();
  g_autoptr (DueNotice) notice = due_notice_new ("s", "b", "c", DUE_NOTICE_QUIET, NULL, 0);
  g_auto (GStrv) words = g_strsplit (rows[row].in, " ", -1);
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  char *id = NULL;
  DueNotice *popped = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    due_notice_queue_push (queue, words[i] + 1, words[i][0] == '+' ? notice : NULL);
  while (due_notice_queue_pop (queue, &id, &popped))
    {
      g_ptr_array_add (out, g_strdup_printf ("%c%s", popped != NULL ? '+' : '-', id));
      g_clear_pointer (&popped, due_notice_unref);
      g_clear_pointer (&id, g_free);
    }
  g_ptr_array_add (out, NULL);
  text = g_strjoinv (" ", (char **) out->pdata);
  g_assert_cmpstr (text, ==, rows[row].out);
}

/* What is left is let go with the queue. */
static void
test_free (void)
{
  g_autoptr (DueNoticeQueue) queue = due_notice_queue_new ();
  g_autoptr (DueNotice) notice = due_notice_new ("s", "b", "c", DUE_NOTICE_QUIET, NULL, 0);

  due_notice_queue_push (queue, "a", notice);
  due_notice_queue_push (queue, "b", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notice-queue/%s", rows[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_queue);
    }
  g_test_add_func ("/notice-queue/free", test_free);

  return g_test_run ();
}
