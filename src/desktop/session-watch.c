/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-watch.h"

#include "login-watch.h"
#include "saver-watch.h"

struct _DueSessionWatch
{
  GObject parent_instance;

  GCancellable *cancellable;
  DueSaverWatch *saver;     /* nullable: no session bus */
  DueLoginWatch *login;     /* nullable: no system bus, or not yet */
  GNetworkMonitor *network; /* nullable: not yet */
  GPowerProfileMonitor *power;
  gboolean idle;
};

G_DEFINE_FINAL_TYPE (DueSessionWatch, due_session_watch, G_TYPE_OBJECT)

enum
{
  PROP_IDLE = 1,
  PROP_POWER_SAVER,
  PROP_NETWORK_AVAILABLE,
  N_PROPS
};

enum
{
  RESUMED,
  NETWORK_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_idle (DueSessionWatch *self)
{
  gboolean idle = (self->saver != NULL && due_saver_watch_get_active (self->saver)) ||
                  (self->login != NULL && due_login_watch_get_locked (self->login));

  if (self->idle == idle)
    return;
  self->idle = idle;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IDLE]);
}

static void
on_resumed (DueSessionWatch *self)
{
  g_signal_emit (self, signals[RESUMED], 0);
}

static void
on_system_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  DueSessionWatch *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  if (bus == NULL)
    {
      g_debug ("No system bus: %s %d", g_quark_to_string (error->domain), error->code);
      return;
    }
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  self->login = due_login_watch_new (bus);
  g_signal_connect_swapped (self->login, "resumed", G_CALLBACK (on_resumed), self);
  g_signal_connect_swapped (self->login, "notify::locked", G_CALLBACK (update_idle), self);
}

static void
on_network_available (DueSessionWatch *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NETWORK_AVAILABLE]);
}

static void
on_network_changed (DueSessionWatch *self)
{
  g_signal_emit (self, signals[NETWORK_CHANGED], 0);
}

/* The monitor's first use asks NetworkManager and waits for the answer. */
static void
find_monitor (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, g_object_ref (g_network_monitor_get_default ()), g_object_unref);
}

static void
on_monitor_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GNetworkMonitor) network = g_task_propagate_pointer (G_TASK (result), &error);
  DueSessionWatch *self = user_data;

  if (network == NULL)
    return; /* cancelled: user_data may be gone */
  self->network = g_steal_pointer (&network);
  g_signal_connect_swapped (self->network, "network-changed", G_CALLBACK (on_network_changed),
                            self);
  g_signal_connect_swapped (self->network, "notify::network-available",
                            G_CALLBACK (on_network_available), self);
  if (!g_network_monitor_get_network_available (self->network))
    on_network_available (self);
}

static void
on_power_saver (DueSessionWatch *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POWER_SAVER]);
}

gboolean
due_session_watch_get_idle (DueSessionWatch *self)
{
  g_return_val_if_fail (DUE_IS_SESSION_WATCH (self), FALSE);

  return self->idle;
}

gboolean
due_session_watch_get_power_saver (DueSessionWatch *self)
{
  g_return_val_if_fail (DUE_IS_SESSION_WATCH (self), FALSE);

  return g_power_profile_monitor_get_power_saver_enabled (self->power);
}

/* Returns: whether there is some network; TRUE as long as it is not known */
gboolean
due_session_watch_get_network_available (DueSessionWatch *self)
{
  g_return_val_if_fail (DUE_IS_SESSION_WATCH (self), TRUE);

  return self->network == NULL || g_network_monitor_get_network_available (self->network);
}

static void
due_session_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DueSessionWatch *self = DUE_SESSION_WATCH (object);

  switch (id)
    {
    case PROP_IDLE:
      g_value_set_boolean (value, due_session_watch_get_idle (self));
      break;
    case PROP_POWER_SAVER:
      g_value_set_boolean (value, due_session_watch_get_power_saver (self));
      break;
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, due_session_watch_get_network_available (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clear_watched (gpointer *watched, DueSessionWatch *self)
{
  if (*watched != NULL)
    g_signal_handlers_disconnect_by_data (*watched, self);
  g_clear_object (watched);
}

static void
due_session_watch_dispose (GObject *object)
{
  DueSessionWatch *self = DUE_SESSION_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  clear_watched ((gpointer *) &self->saver, self);
  clear_watched ((gpointer *) &self->login, self);
  clear_watched ((gpointer *) &self->network, self);
  clear_watched ((gpointer *) &self->power, self);

  G_OBJECT_CLASS (due_session_watch_parent_class)->dispose (object);
}

static void
due_session_watch_finalize (GObject *object)
{
  g_clear_object (&DUE_SESSION_WATCH (object)->cancellable);

  G_OBJECT_CLASS (due_session_watch_parent_class)->finalize (object);
}

static void
due_session_watch_class_init (DueSessionWatchClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = due_session_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_session_watch_finalize;
  G_OBJECT_CLASS (klass)->get_property = due_session_watch_get_property;

  props[PROP_IDLE] = g_param_spec_boolean ("idle", NULL, NULL, FALSE, flags);
  props[PROP_POWER_SAVER] = g_param_spec_boolean ("power-saver", NULL, NULL, FALSE, flags);
  props[PROP_NETWORK_AVAILABLE] =
      g_param_spec_boolean ("network-available", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  signals[RESUMED] = g_signal_new ("resumed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[NETWORK_CHANGED] = g_signal_new ("network-changed", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_session_watch_init (DueSessionWatch *self)
{
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus, self);

  task = g_task_new (NULL, self->cancellable, on_monitor_found, self);
  g_task_run_in_thread (task, find_monitor);

  self->power = g_power_profile_monitor_dup_default ();
  g_signal_connect_swapped (self->power, "notify::power-saver-enabled", G_CALLBACK (on_power_saver),
                            self);
}

/**
 * due_session_watch_new:
 * @session_bus: (nullable): the session bus, or %NULL where there is none
 *
 * Returns: (transfer full): a watch; what it does not know yet comes with a notification
 */
DueSessionWatch *
due_session_watch_new (GDBusConnection *session_bus)
{
  DueSessionWatch *self = g_object_new (DUE_TYPE_SESSION_WATCH, NULL);

  if (session_bus == NULL)
    return self;
  self->saver = due_saver_watch_new (session_bus);
  g_signal_connect_swapped (self->saver, "notify::active", G_CALLBACK (update_idle), self);
  return self;
}
