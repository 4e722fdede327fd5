/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "login-watch.h"

#define LOGIN "org.freedesktop.login1"
#define MANAGER "org.freedesktop.login1.Manager"
#define SESSION "org.freedesktop.login1.Session"
#define PROPERTIES "org.freedesktop.DBus.Properties"

struct _DueLoginWatch
{
  GObject parent_instance;

  GDBusConnection *bus;
  GCancellable *cancellable;
  guint sleep_id;
  guint session_id; /* 0: the person's session is not known */
  gboolean locked;
};

G_DEFINE_FINAL_TYPE (DueLoginWatch, due_login_watch, G_TYPE_OBJECT)

enum
{
  PROP_LOCKED = 1,
  N_PROPS
};

enum
{
  RESUMED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_locked (DueLoginWatch *self, gboolean locked)
{
  if (self->locked == locked)
    return;
  self->locked = locked;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCKED]);
}

static void
on_prepare_for_sleep (GDBusConnection *bus,
                      const char *sender,
                      const char *path,
                      const char *interface,
                      const char *signal,
                      GVariant *parameters,
                      gpointer user_data)
{
  gboolean begins = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &begins);
  if (!begins)
    g_signal_emit (user_data, signals[RESUMED], 0);
}

static void
on_session_changed (GDBusConnection *bus,
                    const char *sender,
                    const char *path,
                    const char *interface,
                    const char *signal,
                    GVariant *parameters,
                    gpointer user_data)
{
  g_autoptr (GVariant) changed = NULL;
  gboolean locked = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "LockedHint", "b", &locked))
    set_locked (DUE_LOGIN_WATCH (user_data), locked);
}

/* Reads the answer to a Get: whatever type the property has. */
static GVariant *
finish_get (GObject *source, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, error);
  GVariant *value = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  return value;
}

static void
on_locked_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = finish_get (source, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    set_locked (DUE_LOGIN_WATCH (user_data), g_variant_get_boolean (value));
}

static void
get (DueLoginWatch *self,
     const char *path,
     const char *interface,
     const char *property,
     GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->bus, LOGIN, path, PROPERTIES, "Get",
                          g_variant_new ("(ss)", interface, property), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, callback, self);
}

static void
watch_session (DueLoginWatch *self, const char *path)
{
  self->session_id = g_dbus_connection_signal_subscribe (
      self->bus, LOGIN, PROPERTIES, "PropertiesChanged", path, SESSION, G_DBUS_SIGNAL_FLAGS_NONE,
      on_session_changed, self, NULL);
  get (self, path, SESSION, "LockedHint", on_locked_read);
}

/* A service that the bus started belongs to no session: so the one is taken that the person's
 * display is on. */
static void
on_display_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = finish_get (source, result, &error);
  const char *path = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE ("(so)")))
    return;
  g_variant_get (value, "(&s&o)", NULL, &path);
  if (!g_str_equal (path, "/")) /* "/": none */
    watch_session (DUE_LOGIN_WATCH (user_data), path);
}

gboolean
due_login_watch_get_locked (DueLoginWatch *self)
{
  g_return_val_if_fail (DUE_IS_LOGIN_WATCH (self), FALSE);

  return self->locked;
}

static void
due_login_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOCKED)
    g_value_set_boolean (value, DUE_LOGIN_WATCH (object)->locked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
due_login_watch_dispose (GObject *object)
{
  DueLoginWatch *self = DUE_LOGIN_WATCH (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->sleep_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->sleep_id);
  if (self->session_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->session_id);
  self->sleep_id = 0;
  self->session_id = 0;
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (due_login_watch_parent_class)->dispose (object);
}

static void
due_login_watch_class_init (DueLoginWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_login_watch_dispose;
  G_OBJECT_CLASS (klass)->get_property = due_login_watch_get_property;

  props[PROP_LOCKED] =
      g_param_spec_boolean ("locked", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  signals[RESUMED] = g_signal_new ("resumed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_login_watch_init (DueLoginWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Returns: (transfer full): a watch; it stays silent where there is no login1 on @system_bus */
DueLoginWatch *
due_login_watch_new (GDBusConnection *system_bus)
{
  DueLoginWatch *self = g_object_new (DUE_TYPE_LOGIN_WATCH, NULL);

  self->bus = g_object_ref (system_bus);
  self->sleep_id = g_dbus_connection_signal_subscribe (
      system_bus, LOGIN, MANAGER, "PrepareForSleep", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
      on_prepare_for_sleep, self, NULL);
  get (self, "/org/freedesktop/login1/user/self", "org.freedesktop.login1.User", "Display",
       on_display_read);
  return self;
}
