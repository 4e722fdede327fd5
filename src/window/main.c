/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "portal-types.h"
#include "protect-process.h"
#include "settings.h"
#include "window-app.h"

#define EXIT_USAGE 2

static void
init_texts (void)
{
  const char *build_folder = g_getenv ("DUEBELL_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, build_folder != NULL ? build_folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* @file: (nullable): where the settings are, instead of where they usually are */
static GSettings *
open_settings (const char *file, GError **error)
{
  g_autoptr (GSettingsBackend) backend = NULL;

  if (file == NULL)
    return due_settings_new (error);
  backend = g_keyfile_settings_backend_new (file, "/", NULL);
  return due_settings_new_with_backend (backend, error);
}

/* Returns: (transfer full) (nullable): NULL, with a sentence printed, when the usage is wrong.
 * What is left of the command line is the page. */
static DueWindowApp *
parse (int *argc, char ***argv)
{
  g_autofree char *instance = NULL;
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "instance", 0, 0, G_OPTION_ARG_STRING, &instance,
      N_ ("Show the Duebell that has this name on the session bus"), N_ ("BUS-NAME") },
    { "demo-settings", 0, 0, G_OPTION_ARG_FILENAME, &file,
      N_ ("Show the demo that has its settings in this file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[PAGE]"));
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  DueWindowApp *application = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error) ||
      (settings = open_settings (file, &error)) == NULL)
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }
  if (*argc > 2)
    {
      g_printerr (_ ("There can be only one page.\n"));
      return NULL;
    }
  application = due_window_app_new (instance != NULL ? instance : "io.github.duebell.Duebell",
                                    settings, file);
  if (application == NULL)
    g_printerr (_ ("“%s” is not a name on the session bus.\n"), instance);
  return application;
}

int
main (int argc, char *argv[])
{
  g_autoptr (DueWindowApp) application = NULL;

  due_protect_process ();
  due_portal_prepare_types ();
  init_texts ();
  g_set_application_name ("Duebell");
  application = parse (&argc, &argv);
  if (application == NULL)
    return EXIT_USAGE;
  return g_application_run (G_APPLICATION (application), argc, argv);
}
