/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "actions.h"
#include "application.h"
#include "bus.h"
#include "command.h"
#include "programs.h"
#include "remote.h"
#include "settings.h"
#include "status-json.h"
#include "webhook-signin.h"

/* A story is told faster than an office works: nobody waits a minute for its next sentence. */
#define WAKE_S 2

typedef struct
{
  char *dir; /* of settings and state; removed at the end */
  GSubprocess *simulator;
  char *webhook; /* the simulated portal's: a secret of nobody */
  guint for_s;
  gboolean with_window;
  guint end_id;
  guint wake_id;
  DueService *service; /* NULL until it runs */
  GCancellable *cancellable;
  DueBusDuebell1 *remote; /* (nullable): ourselves, as `duebell watch` would see us */
  char *last;             /* (nullable): the last line printed */
} Demo;

/* The simulator's first line, or NULL. Blocks until it is there: nothing runs yet. */
static char *
read_first_line (GSubprocess *simulator)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (simulator));

  return g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);
}

/* For its window: what a person needs to add an account of the simulated portal. */
static gboolean
write_portal (Demo *demo, JsonObject *line)
{
  static const struct
  {
    const char *member;
    const char *key;
  } fields[] = {
    { "portal", "address" },
    { "client_id", "application-id" },
    { "client_secret", "application-key" },
  };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (demo->dir, "portal", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_key_file_set_string (file, "portal", fields[i].key,
                           json_object_get_string_member_with_default (line, fields[i].member, ""));
  return g_key_file_save_to_file (file, path, NULL);
}

static gboolean
read_webhook (Demo *demo, const char *line)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = NULL;

  if (line == NULL || !json_parser_load_from_data (parser, line, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return FALSE;
  object = json_node_get_object (json_parser_get_root (parser));
  demo->webhook = g_strdup (json_object_get_string_member_with_default (object, "webhook", NULL));
  return demo->webhook != NULL && write_portal (demo, object);
}

static gboolean
speaks_russian (void)
{
  const char *const *languages = g_get_language_names ();

  return g_str_has_prefix (languages[0], "ru");
}

static gboolean
start_simulator (Demo *demo, const char *story)
{
  g_autofree char *program = due_programs_find ("duebell-simulator");
  g_autofree char *line = NULL;

  demo->simulator = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
          G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      NULL, program, "--story", story, "--language", speaks_russian () ? "ru" : "en", NULL);
  if (demo->simulator == NULL)
    return FALSE;
  line = read_first_line (demo->simulator);
  return read_webhook (demo, line);
}

static void
print_line (Demo *demo)
{
  g_autofree char *line = due_status_to_text (demo->remote);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M:%S");

  if (line[0] == '\0' || g_strcmp0 (line, demo->last) == 0)
    return;
  g_print ("%s  %s\n", time, line);
  g_free (demo->last);
  demo->last = g_steal_pointer (&line);
}

static void
on_properties_changed (Demo *demo)
{
  print_line (demo);
}

static void
on_proxy_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DueBusDuebell1 *remote = due_bus_duebell1_proxy_new_for_bus_finish (result, &error);
  Demo *demo = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || remote == NULL)
    return;
  demo->remote = remote;
  g_signal_connect_swapped (remote, "g-properties-changed", G_CALLBACK (on_properties_changed),
                            demo);
  print_line (demo);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = due_signin_webhook_finish (result, &error);

  if (account == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_printerr ("%s\n", error->message);
}

static gboolean
on_end (gpointer user_data)
{
  Demo *demo = user_data;

  demo->end_id = 0;
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static gboolean
on_wake (gpointer user_data)
{
  due_service_wake (((Demo *) user_data)->service);
  return G_SOURCE_CONTINUE;
}

/* @demo's window opens with it, and it ends with its window. */
static void
show_window (Demo *demo)
{
  DueActions *actions = due_service_get_actions (demo->service);
  DueWindowLauncher *windows = due_actions_get_windows (actions);
  g_autofree char *settings_file = g_build_filename (demo->dir, "settings", NULL);
  g_autoptr (GError) error = NULL;

  due_window_launcher_set_demo_settings (windows, settings_file);
  if (!demo->with_window)
    return;
  g_signal_connect_swapped (windows, "ended", G_CALLBACK (g_application_quit),
                            g_application_get_default ());
  if (!due_window_launcher_show (windows, NULL, g_getenv ("XDG_ACTIVATION_TOKEN"), &error))
    g_printerr ("%s\n", error->message);
}

/* The service runs: give it the account. */
static void
on_ready (DueService *service, gpointer user_data)
{
  Demo *demo = user_data;
  DueSigninPlan plan = {
    .accounts = due_service_get_accounts (service),
    .secrets = due_service_get_secrets (service),
    .place = DUE_SECRETS_PLACE_SESSION,
  };

  demo->service = g_object_ref (service);
  demo->wake_id = g_timeout_add_seconds (WAKE_S, on_wake, demo);
  g_source_set_name_by_id (demo->wake_id, "duebell-demo-wake");
  show_window (demo);
  due_signin_webhook_async (&plan, demo->webhook, demo->cancellable, on_signed_in, demo);
  due_bus_duebell1_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START,
                                      DUE_DEMO_APP_ID, DUE_BUS_PATH, demo->cancellable,
                                      on_proxy_made, demo);
  if (demo->for_s == 0)
    return;
  demo->end_id = g_timeout_add_seconds (demo->for_s, on_end, demo);
  g_source_set_name_by_id (demo->end_id, "duebell-demo-end");
}

static int
run_service (Demo *demo)
{
  g_autofree char *settings_file = g_build_filename (demo->dir, "settings", NULL);
  g_autofree char *state_dir = g_build_filename (demo->dir, "state", NULL);
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (settings_file, "/", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = due_settings_new_with_backend (backend, &error);

  if (settings == NULL)
    return due_command_fail (error->message);
  return due_application_run (DUE_DEMO_APP_ID, state_dir, settings, on_ready, demo);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* The simulator ends when its standard input closes. */
static void
stop_simulator (Demo *demo)
{
  if (demo->simulator == NULL)
    return;
  g_output_stream_close (g_subprocess_get_stdin_pipe (demo->simulator), NULL, NULL);
  g_subprocess_wait (demo->simulator, NULL, NULL);
  g_clear_object (&demo->simulator);
}

static void
demo_clear (Demo *demo)
{
  g_cancellable_cancel (demo->cancellable);
  g_clear_handle_id (&demo->end_id, g_source_remove);
  g_clear_handle_id (&demo->wake_id, g_source_remove);
  g_clear_object (&demo->service);
  g_clear_object (&demo->remote);
  g_clear_object (&demo->cancellable);
  stop_simulator (demo);
  if (demo->dir != NULL)
    remove_folder (demo->dir);
  g_free (demo->dir);
  g_free (demo->webhook);
  g_free (demo->last);
}

/* Returns: whether a demo runs already, and shows its window now */
static gboolean
show_running (void)
{
  const char *token = g_getenv ("XDG_ACTIVATION_TOKEN");
  g_autoptr (DueBusDuebell1) running = due_remote_find (DUE_DEMO_APP_ID, NULL);

  return running != NULL && due_bus_duebell1_call_show_window_sync (
                                running, "", token != NULL ? token : "", NULL, NULL);
}

int
due_demo_run (const char *story, guint for_s, gboolean with_window)
{
  g_autoptr (GError) error = NULL;
  Demo demo = { .for_s = for_s, .with_window = with_window, .cancellable = g_cancellable_new () };
  int status = DUE_EXIT_FAILED;

  if (with_window && show_running ())
    {
      g_object_unref (demo.cancellable);
      return DUE_EXIT_DONE;
    }
  demo.dir = g_dir_make_tmp ("duebell-demo-XXXXXX", &error);
  if (demo.dir == NULL)
    due_command_fail (_ ("There is no room for temporary files."));
  else if (!start_simulator (&demo, story))
    due_command_fail (_ ("The simulated portal could not be started. Is it installed?"));
  else
    status = run_service (&demo);
  demo_clear (&demo);
  return status;
}
