/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-portal.h"

#include <glib/gstdio.h>

static const struct
{
  const char *name;
  const char *content; /* NULL: there is no file */
  gboolean readable;
} cases[] = {
  { "none", NULL, FALSE },
  { "empty", "", FALSE },
  { "no-key-file", "\1\2", FALSE },
  { "incomplete", "[portal]\naddress=http://127.0.0.1:1\napplication-id=local.1\n", FALSE },
  { "complete", "[portal]\naddress=http://127.0.0.1:1\napplication-id=local.1\napplication-key=k\n",
    TRUE },
};

static void
test_read (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("duebell-test-XXXXXX", NULL);
  g_autofree char *settings = g_build_filename (folder, "settings", NULL);
  g_autofree char *path = g_build_filename (folder, "portal", NULL);
  g_autoptr (DueDemoPortal) portal = NULL;

  if (cases[i].content != NULL)
    g_assert_true (g_file_set_contents (path, cases[i].content, -1, NULL));
  portal = due_demo_portal_read (settings);
  g_assert_true ((portal != NULL) == cases[i].readable);
  if (portal != NULL)
    {
      g_assert_cmpstr (portal->portal, ==, "http://127.0.0.1:1");
      g_assert_cmpstr (portal->client_id, ==, "local.1");
      g_assert_cmpstr (portal->client_secret, ==, "k");
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/demo-portal/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_read);
    }
  return g_test_run ();
}
