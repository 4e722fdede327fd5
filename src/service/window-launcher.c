/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-launcher.h"

#include <glib/gi18n.h>
#include <signal.h>

#include "programs.h"

struct _DueWindowLauncher
{
  GObject parent_instance;

  char *app_id;
  char *demo_settings; /* (nullable) */
  GPtrArray *windows;  /* (element-type GSubprocess): those that run */
  GCancellable *cancellable;
};

enum
{
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DueWindowLauncher, due_window_launcher, G_TYPE_OBJECT)

static GSubprocessLauncher *
make_launcher (const char *activation_token, GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  if (activation_token != NULL && activation_token[0] != '\0')
    {
      g_subprocess_launcher_setenv (launcher, "XDG_ACTIVATION_TOKEN", activation_token, TRUE);
      g_subprocess_launcher_setenv (launcher, "DESKTOP_STARTUP_ID", activation_token, TRUE);
    }
  return launcher;
}

static void
on_window_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DueWindowLauncher *self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  g_ptr_array_remove (self->windows, source);
  if (self->windows->len == 0)
    g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

gboolean
due_window_launcher_show (DueWindowLauncher *self,
                          const char *page,
                          const char *activation_token,
                          GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *program = due_programs_find ("duebell-window");
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocess) window = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_LAUNCHER (self), FALSE);

  g_strv_builder_add_many (builder, program, "--instance", self->app_id, NULL);
  if (self->demo_settings != NULL)
    g_strv_builder_add_many (builder, "--demo-settings", self->demo_settings, NULL);
  /* Whoever is on the bus may say anything: what looks like an option is no page. */
  if (page != NULL && g_ascii_isalpha (page[0]))
    g_strv_builder_add (builder, page);
  argv = g_strv_builder_end (builder);
  launcher = make_launcher (activation_token, G_SUBPROCESS_FLAGS_NONE);
  window = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, NULL);
  if (window == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The window of Duebell is not installed."));
      return FALSE;
    }
  /* A second one hands over to the first and ends by itself. */
  g_subprocess_wait_async (window, self->cancellable, on_window_ended, self);
  g_ptr_array_add (self->windows, g_steal_pointer (&window));
  return TRUE;
}

gboolean
due_window_launcher_show_demo (DueWindowLauncher *self,
                               const char *activation_token,
                               GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autofree char *program = due_programs_find ("duebell");
  g_autoptr (GSubprocess) demo = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_LAUNCHER (self), FALSE);

  launcher = make_launcher (activation_token, G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  demo = g_subprocess_launcher_spawn (launcher, NULL, program, "demo", "--window", NULL);
  if (demo != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The demo could not be started."));
  return FALSE;
}

void
due_window_launcher_set_demo_settings (DueWindowLauncher *self, const char *file)
{
  g_return_if_fail (DUE_IS_WINDOW_LAUNCHER (self));

  g_free (self->demo_settings);
  self->demo_settings = g_strdup (file);
}

void
due_window_launcher_stop (DueWindowLauncher *self)
{
  g_return_if_fail (DUE_IS_WINDOW_LAUNCHER (self));

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->windows->len; i++)
    g_subprocess_send_signal (self->windows->pdata[i], SIGTERM);
  g_ptr_array_set_size (self->windows, 0);
}

static void
due_window_launcher_dispose (GObject *object)
{
  g_cancellable_cancel (DUE_WINDOW_LAUNCHER (object)->cancellable);
  G_OBJECT_CLASS (due_window_launcher_parent_class)->dispose (object);
}

static void
due_window_launcher_finalize (GObject *object)
{
  DueWindowLauncher *self = DUE_WINDOW_LAUNCHER (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->windows);
  g_free (self->demo_settings);
  g_free (self->app_id);
  G_OBJECT_CLASS (due_window_launcher_parent_class)->finalize (object);
}

static void
due_window_launcher_class_init (DueWindowLauncherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_window_launcher_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_window_launcher_finalize;
  signals[SIGNAL_ENDED] = g_signal_new ("ended", DUE_TYPE_WINDOW_LAUNCHER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_window_launcher_init (DueWindowLauncher *self)
{
  self->cancellable = g_cancellable_new ();
  self->windows = g_ptr_array_new_with_free_func (g_object_unref);
}

DueWindowLauncher *
due_window_launcher_new (const char *app_id)
{
  DueWindowLauncher *self = NULL;

  g_return_val_if_fail (app_id != NULL, NULL);

  self = g_object_new (DUE_TYPE_WINDOW_LAUNCHER, NULL);
  self->app_id = g_strdup (app_id);
  return self;
}
