/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "launcher.h"

#define INTERFACE "com.canonical.Unity.LauncherEntry"
/* Docks own this name; one that has just started knows no number yet. */
#define DOCK "com.canonical.Unity"

struct _DueLauncher
{
  GObject parent_instance;

  GDBusConnection *connection;
  char *app_uri;
  char *path;
  guint watch_id;
  guint count; /* 0: not shown */
  gboolean urgent;
};

G_DEFINE_FINAL_TYPE (DueLauncher, due_launcher, G_TYPE_OBJECT)

static void
send_update (DueLauncher *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "count", g_variant_new_int64 (self->count));
  g_variant_builder_add (&builder, "{sv}", "count-visible",
                         g_variant_new_boolean (self->count > 0));
  g_variant_builder_add (&builder, "{sv}", "urgent", g_variant_new_boolean (self->urgent));
  /* Fails when the bus is gone, and then there is nobody to tell. */
  g_dbus_connection_emit_signal (self->connection, NULL, self->path, INTERFACE, "Update",
                                 g_variant_new ("(sa{sv})", self->app_uri, &builder), NULL);
}

static void
on_dock_appeared (GDBusConnection *connection,
                  const char *name,
                  const char *owner,
                  gpointer user_data)
{
  DueLauncher *self = user_data;

  if (self->count > 0)
    send_update (self);
}

/**
 * due_launcher_set_count:
 * @self: a launcher
 * @count: the number; 0 for none
 * @urgent: whether the icon should ask for attention; only with a number
 *
 * Tells docks if it changed.
 */
void
due_launcher_set_count (DueLauncher *self, guint count, gboolean urgent)
{
  g_return_if_fail (DUE_IS_LAUNCHER (self));

  urgent = urgent && count > 0;
  if (self->count == count && self->urgent == urgent)
    return;
  self->count = count;
  self->urgent = urgent;
  send_update (self);
}

static void
due_launcher_dispose (GObject *object)
{
  DueLauncher *self = DUE_LAUNCHER (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (self->connection != NULL)
    due_launcher_set_count (self, 0, FALSE);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (due_launcher_parent_class)->dispose (object);
}

static void
due_launcher_finalize (GObject *object)
{
  DueLauncher *self = DUE_LAUNCHER (object);

  g_free (self->app_uri);
  g_free (self->path);

  G_OBJECT_CLASS (due_launcher_parent_class)->finalize (object);
}

static void
due_launcher_class_init (DueLauncherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_launcher_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_launcher_finalize;
}

static void
due_launcher_init (DueLauncher *self)
{
}

/**
 * due_launcher_new:
 * @connection: the session bus
 * @app_id: the desktop file's name without its suffix
 *
 * Returns: (transfer full): a launcher without number
 */
DueLauncher *
due_launcher_new (GDBusConnection *connection, const char *app_id)
{
  DueLauncher *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), NULL);
  g_return_val_if_fail (app_id != NULL, NULL);

  self = g_object_new (DUE_TYPE_LAUNCHER, NULL);
  self->connection = g_object_ref (connection);
  self->app_uri = g_strdup_printf ("application://%s.desktop", app_id);
  self->path =
      g_strdup_printf ("/com/canonical/unity/launcherentry/%u", g_str_hash (self->app_uri));
  self->watch_id = g_bus_watch_name_on_connection (connection, DOCK, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   on_dock_appeared, NULL, self, NULL);
  return self;
}
