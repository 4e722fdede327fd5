/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is installed may be the schema of another version. */

#include "settings.h"

#include <glib/gstdio.h>

#define SOURCE_NAME "io.github.duebell.Duebell.gschema.xml"

static char *dir;

/* Leaves the key out of the schema, as a version did that did not know it. */
static void
install_without (const char *key)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, SOURCE_NAME, NULL);
  g_autofree char *target = g_build_filename (dir, SOURCE_NAME, NULL);
  g_autofree char *head = g_strdup_printf ("<key name=\"%s\"", key);
  g_autofree char *text = NULL;
  g_autoptr (GString) without = NULL;
  g_autoptr (GSubprocess) compiler = NULL;
  g_autoptr (GError) error = NULL;
  const char *start = NULL;
  const char *end = NULL;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  start = strstr (text, head);
  g_assert_nonnull (start);
  end = strstr (start, "</key>") + strlen ("</key>");
  without = g_string_new_len (text, start - text);
  g_string_append (without, end);
  g_assert_true (g_file_set_contents (target, without->str, -1, NULL));
  compiler = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "glib-compile-schemas", dir, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (compiler, NULL, &error));
}

static void
run_with (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  install_without (key);
  g_setenv ("GSETTINGS_SCHEMA_DIR", dir, TRUE);
  settings = due_settings_new (&error);
  g_assert_null (settings);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "Duebell is not completely installed: its settings are missing.");
}

static void
test_general (void)
{
  run_with ("launcher-badge");
}

static void
test_account (void)
{
  run_with ("client-secret-file");
}

int
main (int argc, char *argv[])
{
  g_autofree char *xml = NULL;
  g_autofree char *compiled = NULL;
  int status = 0;

  dir = g_dir_make_tmp ("duebell-schema-XXXXXX", NULL);
  xml = g_build_filename (dir, SOURCE_NAME, NULL);
  compiled = g_build_filename (dir, "gschemas.compiled", NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings-schema/general", test_general);
  g_test_add_func ("/settings-schema/account", test_account);

  status = g_test_run ();
  g_unlink (xml);
  g_unlink (compiled);
  g_rmdir (dir);
  g_free (dir);
  return status;
}
