/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "starter.h"

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

#define LIST_MS (10 * 1000)
#define START_MS (60 * 1000)

struct _DueStarter
{
  GObject parent_instance;

  GDBusConnection *bus;
  char *name;
  GCancellable *cancellable;
  gboolean can_start;
};

enum
{
  PROP_CAN_START = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DueStarter, due_starter, G_TYPE_OBJECT)

static void
on_names_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autofree const char **names = NULL;
  DueStarter *self = user_data;

  if (answer == NULL)
    return; /* user_data may be gone: dispose() cancels */
  g_variant_get (answer, "(^a&s)", &names);
  if (!g_strv_contains (names, self->name))
    return;
  self->can_start = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_START]);
}

/* Returns: whether the bus is known to know how to start the service */
gboolean
due_starter_can_start (DueStarter *self)
{
  g_return_val_if_fail (DUE_IS_STARTER (self), FALSE);

  return self->can_start;
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * due_starter_start_async:
 * @self: a starter
 * @cancellable: (nullable): stops waiting, not the start
 * @callback: called once the service has its name, or after a minute at most
 * @user_data: for @callback
 */
void
due_starter_start_async (DueStarter *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_STARTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_starter_start_async);
  g_dbus_connection_call (self->bus, BUS_NAME, BUS_PATH, BUS_NAME, "StartServiceByName",
                          g_variant_new ("(su)", self->name, 0), NULL, G_DBUS_CALL_FLAGS_NONE,
                          START_MS, cancellable, on_started, task);
}

/* Returns: whether the service runs; else @error, of D-Bus, says why not */
gboolean
due_starter_start_finish (DueStarter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
due_starter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, DUE_STARTER (object)->can_start);
}

static void
due_starter_dispose (GObject *object)
{
  DueStarter *self = DUE_STARTER (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (due_starter_parent_class)->dispose (object);
}

static void
due_starter_finalize (GObject *object)
{
  DueStarter *self = DUE_STARTER (object);

  g_clear_object (&self->bus);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  G_OBJECT_CLASS (due_starter_parent_class)->finalize (object);
}

static void
due_starter_class_init (DueStarterClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = due_starter_get_property;
  G_OBJECT_CLASS (klass)->dispose = due_starter_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_starter_finalize;
  props[PROP_CAN_START] = g_param_spec_boolean ("can-start", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
due_starter_init (DueStarter *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * due_starter_new:
 * @bus: the session bus
 * @name: the service's name
 *
 * Returns: (transfer full): a starter, which asks @bus whether it can start @name
 */
DueStarter *
due_starter_new (GDBusConnection *bus, const char *name)
{
  DueStarter *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);
  g_return_val_if_fail (g_dbus_is_name (name), NULL);

  self = g_object_new (DUE_TYPE_STARTER, NULL);
  self->bus = g_object_ref (bus);
  self->name = g_strdup (name);
  g_dbus_connection_call (bus, BUS_NAME, BUS_PATH, BUS_NAME, "ListActivatableNames", NULL,
                          G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, LIST_MS,
                          self->cancellable, on_names_listed, self);
  return self;
}
