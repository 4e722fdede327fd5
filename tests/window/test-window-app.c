/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_SETTINGS_ENABLE_BACKEND
#include "window-app.h"

#include <gio/gsettingsbackend.h>

#include "display.h"
#include "peer.h"
#include "settings.h"
#include "startable.h"
#include "window.h"

#define EXIT_SKIPPED 77
#define NAME "io.github.duebell.Test"

static const char *program;

typedef struct
{
  GtkApplication *application;
  int exit_status; /* of the program that was started; -1: not yet */
} Run;

static void
on_program_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  run->exit_status = g_subprocess_get_exit_status (G_SUBPROCESS (source));
}

/* Returns: the exit status of the program with @arguments */
static int
run_program (Run *run, const char *first, const char *second, const char *third)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                                      program, first, second, third, NULL);

  g_assert_no_error (error);
  run->exit_status = -1;
  g_subprocess_wait_async (process, NULL, on_program_ended, run);
  while (run->exit_status < 0)
    g_main_context_iteration (NULL, TRUE);
  return run->exit_status;
}

static guint
count_windows (Run *run, GType type)
{
  guint n = 0;

  for (GList *each = gtk_application_get_windows (run->application); each != NULL;
       each = each->next)
    n += g_type_is_a (G_OBJECT_TYPE (each->data), type);
  return n;
}

static GtkWindow *
get_window (Run *run)
{
  GList *windows = gtk_application_get_windows (run->application);

  return windows != NULL ? windows->data : NULL;
}

/* A second start hands over to the first and ends; "about" opens the dialog there. */
static gboolean
hand_over (gpointer user_data)
{
  Run *run = user_data;
  GtkWindow *window = get_window (run);
  GListModel *all = gtk_window_get_toplevels ();

  if (window == NULL)
    return G_SOURCE_CONTINUE;
  g_assert_cmpint (run_program (run, "--instance", NAME, NULL), ==, 0);
  g_assert_cmpuint (count_windows (run, DUE_TYPE_WINDOW), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1);
  g_assert_cmpint (run_program (run, "--instance=" NAME, "about", NULL), ==, 0);
  g_assert_cmpint (run_program (run, "--instance=" NAME, "about", NULL), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
test_single_instance (void)
{
  TestPeer *peer = test_peer_new (NAME, "@aa{sv} []");
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr (GSettings) settings = due_settings_new_with_backend (backend, NULL);
  DueWindowApp *application = due_window_app_new (NAME, settings, NULL);
  Run run = { .application = GTK_APPLICATION (application) };
  char name[] = "duebell-window";
  char *argv[] = { name, NULL };

  g_idle_add_full (G_PRIORITY_LOW, hand_over, &run, NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, argv), ==, 0);
  g_assert_finalize_object (application);
  test_peer_free (peer);
}

static void
test_usage (void)
{
  Run run = { .application = NULL };

  g_assert_cmpint (run_program (&run, "--instance", "not a name", NULL), ==, 2);
  g_assert_cmpint (run_program (&run, "--instance", NULL, NULL), ==, 2);
  g_assert_cmpint (run_program (&run, "--no-such-option", NULL, NULL), ==, 2);
  g_assert_cmpint (run_program (&run, "home", "about", NULL), ==, 2);
}

int
main (int argc, char *argv[])
{
  DueTestBus *bus = NULL;
  int status = 0;

  if (!test_display_start ())
    return EXIT_SKIPPED;
  g_assert_cmpint (argc, >=, 2);
  program = argv[1];
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/window-app/single-instance", test_single_instance);
  g_test_add_func ("/window-app/usage", test_usage);

  bus = test_startable_bus_new ();
  status = g_test_run ();
  test_startable_bus_end (bus);
  return status;
}
