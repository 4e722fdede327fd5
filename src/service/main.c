/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdlib.h>

#include "application.h"
#include "command.h"
#include "help.h"
#include "portal-types.h"
#include "programs.h"
#include "protect-process.h"
#include "remote.h"
#include "settings.h"

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
} commands[] = {
  { "check", due_command_check },
  { "connect", due_command_connect },
  { "demo", due_command_demo },
  { "diagnose", due_command_diagnose },
  { "disconnect", due_command_disconnect },
  { "open", due_command_open },
  { "pause", due_command_pause },
  { "quit", due_command_quit },
  { "resume", due_command_resume },
  { "status", due_command_status },
  { "watch", due_command_watch },
};

static int
run_service (void)
{
  g_autofree char *state_dir = g_build_filename (g_get_user_state_dir (), "duebell", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = due_settings_new (&error);

  if (settings == NULL)
    return due_command_fail (error->message);
  return due_application_run (DUE_APP_ID, state_dir, settings, NULL, NULL);
}

/* A bare `duebell`: the window, and the service if it does not run. */
static int
show_window (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = due_remote_ensure (&error);
  const char *token = g_getenv ("XDG_ACTIVATION_TOKEN");

  if (remote == NULL)
    return due_command_fail (error->message);
  if (token == NULL)
    token = g_getenv ("DESKTOP_STARTUP_ID");
  if (due_bus_duebell1_call_show_window_sync (remote, "", token != NULL ? token : "", NULL, &error))
    return DUE_EXIT_DONE;
  due_remote_strip (error);
  return due_command_fail (error->message);
}

static int
run_command (const char *name, int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      {
        if (argc > 0 && (g_str_equal (argv[0], "--help") || g_str_equal (argv[0], "-h")))
          {
            due_help_print ();
            return DUE_EXIT_DONE;
          }
        return commands[i].run (argc, argv);
      }
  g_printerr (_ ("There is no command “%s”. See “duebell --help”.\n"), name);
  return DUE_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  due_protect_process ();
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  due_portal_prepare_types ();
  due_programs_init ();
  g_set_prgname ("duebell");
  g_set_application_name ("Duebell");

  if (argc < 2)
    return show_window ();
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    due_help_print ();
  else if (g_str_equal (argv[1], "--version"))
    g_print ("Duebell %s\n", VERSION);
  else if (argc == 2 && (g_str_equal (argv[1], "--background") ||
                         g_str_equal (argv[1], "--gapplication-service")))
    return run_service ();
  else
    return run_command (argv[1], argc - 2, argv + 2);
  return DUE_EXIT_DONE;
}
