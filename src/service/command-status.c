/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* status, check, watch: what is counted now, and how each account is doing. */

#include "command.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "remote.h"
#include "status-json.h"

static void
print_status (DueBusDuebell1 *remote, gboolean json)
{
  g_autofree char *text = json ? due_status_to_json (remote) : due_status_to_text (remote);

  if (g_strcmp0 (due_bus_duebell1_get_state (remote), "empty") == 0 && !json)
    g_print ("%s\n", _ ("There is no account yet. Add one with “duebell connect”."));
  else
    g_print ("%s\n", text);
}

static int
get_exit_status (DueBusDuebell1 *remote)
{
  return g_strcmp0 (due_bus_duebell1_get_state (remote), "current") == 0 ? DUE_EXIT_DONE
                                                                         : DUE_EXIT_FAILED;
}

/* Finds the service after a poll, if wanted, and prints. */
static int
show_status (gboolean json, gboolean check)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = due_remote_find (DUE_APP_ID, &error);

  if (remote != NULL && check)
    {
      if (!due_bus_duebell1_call_check_sync (remote, NULL, &error))
        {
          due_remote_strip (error);
          return due_command_fail (error->message);
        }
      /* The properties that the proxy has are from before the poll. */
      g_clear_object (&remote);
      remote = due_remote_find (DUE_APP_ID, &error);
    }
  if (error != NULL)
    return due_command_fail (error->message);
  if (remote == NULL)
    return due_command_not_running ();

  print_status (remote, json);
  return get_exit_status (remote);
}

static int
parse_and_show (int argc, char **argv, gboolean check)
{
  gboolean json = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!due_command_parse (entries, argc, argv, 0, &arguments))
    return DUE_EXIT_USAGE;
  return show_status (json, check);
}

int
due_command_status (int argc, char **argv)
{
  return parse_and_show (argc, argv, FALSE);
}

int
due_command_check (int argc, char **argv)
{
  return parse_and_show (argc, argv, TRUE);
}

/* One `duebell watch`. */
typedef struct
{
  GMainLoop *loop;
  DueBusDuebell1 *remote;
  char *(*format) (DueBusDuebell1 *remote);
  char *last; /* (nullable): the last line */
} Watch;

static void
print_line (Watch *watch)
{
  g_autofree char *line = watch->format (watch->remote);

  if (g_strcmp0 (line, watch->last) == 0)
    return;
  g_print ("%s\n", line);
  g_free (watch->last);
  watch->last = g_steal_pointer (&line);
}

static void
on_properties_changed (Watch *watch)
{
  print_line (watch);
}

static void
on_owner_changed (Watch *watch)
{
  g_autofree char *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (watch->remote));

  if (owner == NULL)
    g_main_loop_quit (watch->loop);
}

static gboolean
on_end (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static int
run_watch (DueBusDuebell1 *remote, char *(*format) (DueBusDuebell1 *remote))
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Watch watch = { .loop = loop, .remote = remote, .format = format };
  guint int_id = g_unix_signal_add (SIGINT, on_end, loop);
  guint term_id = g_unix_signal_add (SIGTERM, on_end, loop);

  g_signal_connect_swapped (remote, "g-properties-changed", G_CALLBACK (on_properties_changed),
                            &watch);
  g_signal_connect_swapped (remote, "notify::g-name-owner", G_CALLBACK (on_owner_changed), &watch);
  print_line (&watch);
  g_main_loop_run (loop);
  g_signal_handlers_disconnect_by_data (remote, &watch);
  g_source_remove (int_id);
  g_source_remove (term_id);
  g_free (watch.last);
  return DUE_EXIT_DONE;
}

int
due_command_watch (int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!due_command_parse (entries, argc, argv, 0, &arguments))
    return DUE_EXIT_USAGE;
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "waybar"))
    return due_command_misused (_ ("The format is json or waybar."));

  remote = due_remote_find (DUE_APP_ID, &error);
  if (error != NULL)
    return due_command_fail (error->message);
  if (remote == NULL)
    return due_command_not_running ();
  if (format == NULL)
    return run_watch (remote, due_status_to_text);
  return run_watch (remote,
                    g_str_equal (format, "json") ? due_status_to_json : due_status_to_waybar);
}
