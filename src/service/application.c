/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdlib.h>

#include "bus.h"
#include "remote.h"

#define DUE_TYPE_APPLICATION (due_application_get_type ())
G_DECLARE_FINAL_TYPE (DueApplication, due_application, DUE, APPLICATION, GApplication)

struct _DueApplication
{
  GApplication parent_instance;

  DueService *service;
  DueBus *bus; /* NULL while not on the bus */
  char *activation_token;
  char *state_dir;
  GSettings *settings;
  guint term_id;
  guint int_id;
};

G_DEFINE_FINAL_TYPE (DueApplication, due_application, G_TYPE_APPLICATION)

static gboolean
on_signal (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_CONTINUE;
}

/* Without the bus there is neither icon nor notification: the session has ended. */
static void
on_bus_closed (GDBusConnection *connection,
               gboolean remote_peer_vanished,
               GError *error,
               gpointer user_data)
{
  g_info ("The session bus is gone");
  g_application_quit (G_APPLICATION (user_data));
}

static gboolean
due_application_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *object_path,
                               GError **error)
{
  DueApplication *self = DUE_APPLICATION (application);
  const char *app_id = g_application_get_application_id (application);
  DueServiceSetup setup = {
    .connection = connection,
    .app_id = app_id,
    .item_id = g_str_equal (app_id, DUE_DEMO_APP_ID) ? "duebell-demo" : "duebell",
    .desktop_entry = DUE_APP_ID,
    .state_dir = self->state_dir,
  };

  if (!G_APPLICATION_CLASS (due_application_parent_class)
           ->dbus_register (application, connection, object_path, error))
    return FALSE;

  /* Before the name is taken: who sees the name may call at once. */
  self->service = due_service_new (&setup, self->settings);
  due_service_start (self->service);
  g_signal_connect_object (self->service, "quit", G_CALLBACK (g_application_quit), self,
                           G_CONNECT_SWAPPED);
  self->bus = due_bus_new (self->service, connection, error);
  return self->bus != NULL;
}

static void
due_application_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path)
{
  DueApplication *self = DUE_APPLICATION (application);

  if (self->bus != NULL)
    g_object_run_dispose (G_OBJECT (self->bus));
  g_clear_object (&self->bus);
  G_APPLICATION_CLASS (due_application_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

/* An action of the desktop entry. */
static void
on_desktop_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DueApplication *self = DUE_APPLICATION (user_data);
  const char *name = g_action_get_name (G_ACTION (action));
  DueActions *actions = due_service_get_actions (self->service);

  if (g_str_equal (name, "open"))
    due_actions_run_click (actions, due_service_get_overview (self->service),
                           self->activation_token);
  else
    due_actions_run_menu (actions, name, NULL, self->activation_token);
  g_clear_pointer (&self->activation_token, g_free);
}

/* Before the name is taken, too: the desktop may start us for one of them. */
static void
add_desktop_actions (DueApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = on_desktop_action },
    { .name = "check-now", .activate = on_desktop_action },
    { .name = "quit", .activate = on_desktop_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
due_application_startup (GApplication *application)
{
  DueApplication *self = DUE_APPLICATION (application);
  GDBusConnection *connection = g_application_get_dbus_connection (application);

  G_APPLICATION_CLASS (due_application_parent_class)->startup (application);
  self->term_id = g_unix_signal_add (SIGTERM, on_signal, self);
  self->int_id = g_unix_signal_add (SIGINT, on_signal, self);
  if (connection != NULL)
    {
      g_dbus_connection_set_exit_on_close (connection, FALSE);
      g_signal_connect_object (connection, "closed", G_CALLBACK (on_bus_closed), self, 0);
    }
  g_application_hold (application);
}

static void
due_application_activate (GApplication *application)
{
  DueApplication *self = DUE_APPLICATION (application);

  if (self->service != NULL)
    due_actions_show_window (due_service_get_actions (self->service), "", self->activation_token,
                             NULL);
  g_clear_pointer (&self->activation_token, g_free);
}

static void
due_application_before_emit (GApplication *application, GVariant *platform_data)
{
  DueApplication *self = DUE_APPLICATION (application);

  g_clear_pointer (&self->activation_token, g_free);
  if (!g_variant_lookup (platform_data, "activation-token", "s", &self->activation_token))
    g_variant_lookup (platform_data, "desktop-startup-id", "s", &self->activation_token);
}

static void
due_application_shutdown (GApplication *application)
{
  DueApplication *self = DUE_APPLICATION (application);

  if (self->service != NULL)
    due_service_stop (self->service);
  g_clear_handle_id (&self->term_id, g_source_remove);
  g_clear_handle_id (&self->int_id, g_source_remove);

  G_APPLICATION_CLASS (due_application_parent_class)->shutdown (application);
}

static void
due_application_finalize (GObject *object)
{
  DueApplication *self = DUE_APPLICATION (object);

  g_clear_object (&self->bus);
  g_clear_object (&self->service);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->activation_token, g_free);
  g_clear_pointer (&self->state_dir, g_free);

  G_OBJECT_CLASS (due_application_parent_class)->finalize (object);
}

static void
due_application_class_init (DueApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_application_finalize;
  application_class->dbus_register = due_application_dbus_register;
  application_class->dbus_unregister = due_application_dbus_unregister;
  application_class->startup = due_application_startup;
  application_class->activate = due_application_activate;
  application_class->before_emit = due_application_before_emit;
  application_class->shutdown = due_application_shutdown;
}

static void
due_application_init (DueApplication *self)
{
  add_desktop_actions (self);
}

int
due_application_run (const char *app_id,
                     const char *state_dir,
                     GSettings *settings,
                     DueApplicationReadyFunc ready,
                     gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueApplication) self = g_object_new (DUE_TYPE_APPLICATION, "application-id", app_id,
                                                  "flags", G_APPLICATION_IS_SERVICE, NULL);

  self->state_dir = g_strdup (state_dir);
  self->settings = g_object_ref (settings);
  if (!g_application_register (G_APPLICATION (self), NULL, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        return EXIT_SUCCESS;
      g_printerr (_ ("Duebell cannot start: %s\n"), error->message);
      return EXIT_FAILURE;
    }
  if (self->service == NULL)
    {
      g_printerr ("%s\n", _ ("There is no desktop session here: Duebell needs its message bus."));
      return EXIT_FAILURE;
    }
  if (g_application_get_is_remote (G_APPLICATION (self)))
    return EXIT_SUCCESS;
  if (ready != NULL)
    ready (self->service, user_data);
  return g_application_run (G_APPLICATION (self), 0, NULL);
}
