/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "opener.h"

#include <glib/gstdio.h>

#include "bus.h"

#define URI "https://acme.bitrix24.ru/company/personal/user/547/tasks/?a=1&b=%20"

/* What is installed: words of "web" (handler of https), "b24" (handler of bitrix24), "other" (an
 * application without a scheme), "org.x.broken", "org.x.notify"
 * (handlers of https that the bus cannot start, the latter with StartupNotify). In the environment
 * of the program there is always a stale token. */
static const struct
{
  const char *name;
  const char *installed;
  const char *browser; /* $BROWSER, %d for the folder; NULL: not set */
  const char *open_with;
  const char *token;
  const char *opened; /* by whom, with which tokens, what; NULL: an error */
  int error;
} rows[] = {
  { "default", "web", NULL, "", "t1", "web [t1] [t1] " URI, 0 },
  { "without token", "web", NULL, "", NULL, "web [] [] " URI, 0 },
  { "an application by its id", "web other", NULL, "other.desktop", "t1", "other [t1] [t1] " URI,
    0 },
  { "an application that is gone", "web", NULL, "other.desktop", "t1", "web [t1] [t1] " URI, 0 },
  { "an odd id", "web", NULL, "../../etc/passwd", NULL, "web [] [] " URI, 0 },
  { "Bitrix24", "web b24", NULL, "bitrix24", "t1", "b24 [t1] [t1] " URI, 0 },
  { "Bitrix24 that is not installed", "web", NULL, "bitrix24", "t1", "web [t1] [t1] " URI, 0 },
  { "a handler before $BROWSER", "web", "%d/run env", "", "t1", "web [t1] [t1] " URI, 0 },
  { "$BROWSER", "", "%d/run env", "", "t1", "env [t1] [t1] " URI, 0 },
  { "$BROWSER without token", "", "%d/run env", "", NULL, "env [] [] " URI, 0 },
  { "$BROWSER with a place", "", "%d/run 'e v' %s", "", "t1", "e v [t1] [t1] " URI, 0 },
  { "$BROWSER, the second", "", "::%d/gone:'%d:%d/run env", "", "t1", "env [t1] [t1] " URI, 0 },
  { "$BROWSER, none starts", "", "%d/gone", "", "t1", NULL, DUE_OPENER_ERROR_NO_BROWSER },
  { "nothing", "", NULL, "", "t1", NULL, DUE_OPENER_ERROR_NO_BROWSER },
  { "the bus cannot start it", "org.x.broken", NULL, "", "t1", NULL, DUE_OPENER_ERROR_NOT_STARTED },
  { "the bus cannot, without token", "org.x.broken", NULL, "", NULL, NULL,
    DUE_OPENER_ERROR_NOT_STARTED },
  { "the bus cannot, with notification", "org.x.notify", NULL, "", "t1", NULL,
    DUE_OPENER_ERROR_NOT_STARTED },
  { "the bus cannot, with neither", "org.x.notify", NULL, "", NULL, NULL,
    DUE_OPENER_ERROR_NOT_STARTED },
};

static void
write_file (const char *folder, const char *name, const char *text, int mode)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, &error);
  g_assert_no_error (error);
}

static void
install (const char *folder, const char *word, const char *scheme)
{
  g_autofree char *applications = g_build_filename (folder, "data", "applications", NULL);
  g_autofree char *name = g_strdup_printf ("%s.desktop", word);
  g_autofree char *text =
      g_strdup_printf ("[Desktop Entry]\nType=Application\nName=%s\n"
                       "Exec=%s/run %s %%u\nMimeType=%s\nDBusActivatable=%s\nStartupNotify=%s\n",
                       word, folder, word, scheme, strchr (word, '.') != NULL ? "true" : "false",
                       g_str_has_suffix (word, "notify") ? "true" : "false");

  g_mkdir_with_parents (applications, 0700);
  write_file (applications, name, text, 0600);
}

static void
install_all (const char *folder, const char *installed)
{
  g_autofree char *run = g_strdup_printf (
      "#!/bin/sh\nprintf '%%s [%%s] [%%s] %%s\\n' \"$1\" \"$XDG_ACTIVATION_TOKEN\" "
      "\"$DESKTOP_STARTUP_ID\" \"$2\" >%s/part\nmv %s/part %s/opened\n",
      folder, folder, folder);
  g_auto (GStrv) words = g_strsplit (installed, " ", -1);
  GString *defaults = g_string_new ("[MIME Cache]\n");
  g_autofree char *applications = g_build_filename (folder, "data", "applications", NULL);

  write_file (folder, "run", run, 0700);
  g_mkdir_with_parents (applications, 0700);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *scheme = g_str_equal (words[i], "b24")     ? "x-scheme-handler/bitrix24"
                           : g_str_equal (words[i], "other") ? ""
                                                             : "x-scheme-handler/https";

      install (folder, words[i], scheme);
      if (scheme[0] != '\0')
        g_string_append_printf (defaults, "%s=%s.desktop;\n", scheme, words[i]);
    }
  write_file (applications, "mimeinfo.cache", defaults->str, 0600);
  g_string_free (defaults, TRUE);
}

static void
set_environment (const char *folder, const char *browser)
{
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  GString *command = g_string_new (browser);

  g_string_replace (command, "%d", folder, 0);
  if (browser != NULL)
    g_setenv ("BROWSER", command->str, TRUE);
  else
    g_unsetenv ("BROWSER");
  g_string_free (command, TRUE);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_DATA_DIRS", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", folder, TRUE);
  g_setenv ("XDG_ACTIVATION_TOKEN", "stale", TRUE);
  g_setenv ("DESKTOP_STARTUP_ID", "stale", TRUE);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static gboolean
open_uri (const char *open_with, const char *token, GCancellable *cancellable, GError **error)
{
  DueOpener *opener = due_opener_new ();
  g_autoptr (GAsyncResult) result = NULL;
  gboolean opened;

  due_opener_open_async (opener, URI, open_with, token, cancellable, on_opened, &result);
  g_assert_null (result);
  due_test_wait_for (result != NULL);
  opened = due_opener_open_finish (opener, result, error);
  g_clear_object (&result);
  g_assert_finalize_object (opener);
  return opened;
}

static void
remove_all (const char *folder)
{
  const char *argv[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

/* GIO reads what is installed once for a process: so each row has one of its own. */
static void
run_row (gsize row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duebell-opener-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "opened", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GDBusConnection) session = NULL;
  g_autoptr (DueTestBus) bus = NULL;
  gboolean opened;

  install_all (folder, rows[row].installed);
  set_environment (folder, rows[row].browser);
  if (rows[row].error == DUE_OPENER_ERROR_NOT_STARTED)
    {
      bus = due_test_bus_new ();
      session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
      g_dbus_connection_set_exit_on_close (session, FALSE);
    }
  opened = open_uri (rows[row].open_with, rows[row].token, NULL, &error);
  if (rows[row].opened == NULL)
    {
      g_assert_error (error, DUE_OPENER_ERROR, rows[row].error);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_false (opened);
    }
  else
    {
      g_assert_no_error (error);
      due_test_wait_for (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (g_strchomp (text), ==, rows[row].opened);
    }
  remove_all (folder);
}

static void
test_row (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      run_row (GPOINTER_TO_SIZE (data));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_cancel (void)
{
  static const char *const ways[] = { "", "bitrix24" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_cancellable_cancel (cancellable);
      g_assert_false (open_uri (ways[i], NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/opener/%s", rows[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/opener/cancel", test_cancel);

  return g_test_run ();
}
