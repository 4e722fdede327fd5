/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notifier.h"

#include "notify-worker.h"
#include "wake-source.h"

/* How long a notification server may hold up the end of the program. */
#define STOP_PATIENCE_MS 300

struct _DueNotifier
{
  GObject parent_instance;

  DueNotifyWorker *worker;
  GSource *on_event;
  char *server; /* nullable, as are the next two: not known */
  char *version;
  char **capabilities;
};

G_DEFINE_FINAL_TYPE (DueNotifier, due_notifier, G_TYPE_OBJECT)

enum
{
  PROP_SERVER_KNOWN = 1,
  N_PROPS
};

enum
{
  ACTION,
  CLOSED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
take_server (DueNotifier *self, DueNotifyEvent *event)
{
  gboolean was_known = due_notifier_get_server_known (self);

  g_free (self->server);
  g_free (self->version);
  g_strfreev (self->capabilities);
  self->server = g_steal_pointer (&event->server);
  self->version = g_steal_pointer (&event->version);
  self->capabilities = g_steal_pointer (&event->capabilities);
  if (was_known != due_notifier_get_server_known (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SERVER_KNOWN]);
}

static void
tell (DueNotifier *self, DueNotifyEvent *event)
{
  switch (event->kind)
    {
    case DUE_NOTIFY_EVENT_ACTION:
      g_signal_emit (self, signals[ACTION], 0, event->id, event->key, event->token);
      break;
    case DUE_NOTIFY_EVENT_CLOSED:
      g_signal_emit (self, signals[CLOSED], 0, event->id);
      break;
    case DUE_NOTIFY_EVENT_SERVER:
      take_server (self, event);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
on_event (gpointer user_data)
{
  g_autoptr (DueNotifier) self = g_object_ref (user_data);
  g_autoptr (DueNotifyEvent) event = NULL;

  /* A handler may dispose of us. */
  while (self->worker != NULL && (event = due_notify_worker_take_event (self->worker)) != NULL)
    {
      tell (self, event);
      g_clear_pointer (&event, due_notify_event_free);
    }
  return G_SOURCE_CONTINUE;
}

/**
 * due_notifier_send:
 * @self: a notifier
 * @id: which notification, in your words
 * @notice: what it says
 *
 * Shows the notification, in place of the one with the same @id that is shown or waits to be.
 * Never waits: when the server does not take them, the oldest that wait are given up.
 */
void
due_notifier_send (DueNotifier *self, const char *id, DueNotice *notice)
{
  g_return_if_fail (DUE_IS_NOTIFIER (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (notice != NULL);

  if (self->worker != NULL)
    due_notify_worker_push (self->worker, id, notice);
}

/* Takes the notification @id away, if it is shown or waits to be. */
void
due_notifier_withdraw (DueNotifier *self, const char *id)
{
  g_return_if_fail (DUE_IS_NOTIFIER (self));
  g_return_if_fail (id != NULL);

  if (self->worker != NULL)
    due_notify_worker_push (self->worker, id, NULL);
}

gboolean
due_notifier_get_server_known (DueNotifier *self)
{
  return self->server != NULL;
}

/* Returns: (nullable): as the server calls itself */
const char *
due_notifier_get_server_name (DueNotifier *self)
{
  return self->server;
}

/* Returns: (nullable): the server's version */
const char *
due_notifier_get_server_version (DueNotifier *self)
{
  return self->version;
}

/* Returns: (nullable) (transfer none): what the server can, in the words of the specification */
const char *const *
due_notifier_get_capabilities (DueNotifier *self)
{
  return (const char *const *) self->capabilities;
}

static void
due_notifier_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SERVER_KNOWN)
    g_value_set_boolean (value, due_notifier_get_server_known (DUE_NOTIFIER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
due_notifier_dispose (GObject *object)
{
  DueNotifier *self = DUE_NOTIFIER (object);

  if (self->on_event != NULL)
    g_source_destroy (self->on_event);
  g_clear_pointer (&self->on_event, g_source_unref);
  if (self->worker != NULL)
    due_notify_worker_stop (g_steal_pointer (&self->worker), STOP_PATIENCE_MS);

  G_OBJECT_CLASS (due_notifier_parent_class)->dispose (object);
}

static void
due_notifier_finalize (GObject *object)
{
  DueNotifier *self = DUE_NOTIFIER (object);

  g_free (self->server);
  g_free (self->version);
  g_strfreev (self->capabilities);

  G_OBJECT_CLASS (due_notifier_parent_class)->finalize (object);
}

static void
due_notifier_class_init (DueNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_notifier_finalize;
  G_OBJECT_CLASS (klass)->get_property = due_notifier_get_property;

  props[PROP_SERVER_KNOWN] =
      g_param_spec_boolean ("server-known", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  signals[ACTION] =
      g_signal_new ("action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
due_notifier_init (DueNotifier *self)
{
}

/**
 * due_notifier_new:
 * @app_name: for people
 * @desktop_entry: the desktop file's name without its suffix, such as the application id
 * @icon_name: of the icon theme
 *
 * Starts the thread. Signals come in the default context of the thread that calls this.
 *
 * Returns: (transfer full): a notifier
 */
DueNotifier *
due_notifier_new (const char *app_name, const char *desktop_entry, const char *icon_name)
{
  DueNotifier *self = NULL;

  g_return_val_if_fail (app_name != NULL && app_name[0] != '\0', NULL);
  g_return_val_if_fail (desktop_entry != NULL, NULL);
  g_return_val_if_fail (icon_name != NULL, NULL);

  self = g_object_new (DUE_TYPE_NOTIFIER, NULL);
  self->on_event = due_wake_source_new (on_event, self);
  g_source_attach (self->on_event, g_main_context_get_thread_default ());
  self->worker = due_notify_worker_start (app_name, desktop_entry, icon_name, self->on_event);
  return self;
}
