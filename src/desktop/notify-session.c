/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notify-session.h"

#include <libnotify/notify.h>

#include "escape.h"

#define SERVER "org.freedesktop.Notifications"

struct _DueNotifySession
{
  char *desktop_entry;
  char *icon_name;
  DueNotifySessionFunc on_event;
  gpointer user_data;

  GDBusConnection *bus; /* nullable */
  guint watch_id;
  GHashTable *shown;   /* id -> Shown */
  char **capabilities; /* nullable: not known */
  gboolean hangs;      /* the last call was not answered in time */
};

/* A notification as the present server knows it. */
typedef struct
{
  DueNotifySession *session;
  char *id;
  NotifyNotification *notification;
} Shown;

static void
shown_free (Shown *shown)
{
  g_signal_handlers_disconnect_by_data (shown->notification, shown);
  notify_notification_clear_actions (shown->notification);
  g_object_unref (shown->notification);
  g_free (shown->id);
  g_free (shown);
}

static void
tell_closed (DueNotifySession *self, const char *id)
{
  self->on_event (due_notify_event_new (DUE_NOTIFY_EVENT_CLOSED, id), self->user_data);
}

static void
note_failure (DueNotifySession *self, const GError *error)
{
  self->hangs = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
                g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY);
  g_debug ("The notification server failed: %s %d", g_quark_to_string (error->domain), error->code);
}

static void
on_action (NotifyNotification *notification, char *key, gpointer user_data)
{
  const Shown *shown = user_data;
  DueNotifyEvent *event = due_notify_event_new (DUE_NOTIFY_EVENT_ACTION, shown->id);

  event->key = g_strdup (key);
  event->token = g_strdup (notify_notification_get_activation_token (notification));
  shown->session->on_event (event, shown->session->user_data);
}

static void
on_closed (NotifyNotification *notification, gpointer user_data)
{
  const Shown *shown = user_data;
  DueNotifySession *self = shown->session;

  tell_closed (self, shown->id);
  g_hash_table_remove (self->shown, shown->id);
}

/* The answers of libnotify are lists whose elements are ours. */
static char **
take_list (GList *list)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GList *link = list; link != NULL; link = link->next)
    g_ptr_array_add (array, link->data);
  g_ptr_array_add (array, NULL);
  g_list_free (list);
  return (char **) g_ptr_array_free (g_steal_pointer (&array), FALSE);
}

static void
read_server (DueNotifySession *self)
{
  DueNotifyEvent *event = due_notify_event_new (DUE_NOTIFY_EVENT_SERVER, NULL);

  g_clear_pointer (&self->capabilities, g_strfreev);
  if (notify_get_server_info (&event->server, NULL, &event->version, NULL))
    {
      self->capabilities = take_list (notify_get_server_caps ());
      event->capabilities = g_strdupv (self->capabilities);
    }
  self->on_event (event, self->user_data);
}

static gboolean
has_capability (DueNotifySession *self, const char *name)
{
  return self->capabilities != NULL &&
         g_strv_contains ((const char *const *) self->capabilities, name);
}

static void
on_server_appeared (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  DueNotifySession *self = user_data;

  self->hangs = FALSE;
  if (self->capabilities == NULL)
    read_server (self);
}

/* The ids of a server that ended mean nothing to the next one. */
static void
on_server_vanished (GDBusConnection *bus, const char *name, gpointer user_data)
{
  DueNotifySession *self = user_data;
  GHashTableIter iter;
  Shown *shown = NULL;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &shown))
    {
      tell_closed (self, shown->id);
      g_hash_table_iter_remove (&iter);
    }
  if (self->capabilities == NULL)
    return;
  g_clear_pointer (&self->capabilities, g_strfreev);
  self->on_event (due_notify_event_new (DUE_NOTIFY_EVENT_SERVER, NULL), self->user_data);
}

static Shown *
find_or_add (DueNotifySession *self, const char *id, const char *summary)
{
  Shown *shown = g_hash_table_lookup (self->shown, id);

  if (shown != NULL)
    return shown;
  shown = g_new0 (Shown, 1);
  shown->session = self;
  shown->id = g_strdup (id);
  shown->notification = notify_notification_new (summary, NULL, NULL);
  g_signal_connect (shown->notification, "closed", G_CALLBACK (on_closed), shown);
  g_hash_table_insert (self->shown, shown->id, shown);
  return shown;
}

static void
set_hints (DueNotifySession *self, NotifyNotification *notification, const DueNotice *notice)
{
  notify_notification_clear_hints (notification);
  notify_notification_set_urgency (notification, NOTIFY_URGENCY_NORMAL);
  notify_notification_set_category (notification, due_notice_get_category (notice));
  notify_notification_set_hint (notification, "desktop-entry",
                                g_variant_new_string (self->desktop_entry));
  if (due_notice_get_flags (notice) & DUE_NOTICE_SOUND)
    notify_notification_set_hint (notification, "sound-name",
                                  g_variant_new_string ("message-new-instant"));
  else
    notify_notification_set_hint (notification, "suppress-sound", g_variant_new_boolean (TRUE));
}

/**
 * due_notify_session_show:
 * @self: a session
 * @id: which notification
 * @notice: what it says
 *
 * Shows the notification, in place of the present one with the same @id.
 */
void
due_notify_session_show (DueNotifySession *self, const char *id, DueNotice *notice)
{
  const char *summary = due_notice_get_summary (notice);
  g_autofree char *body = NULL;
  g_autoptr (GError) error = NULL;
  Shown *shown = NULL;

  if (self->capabilities == NULL)
    read_server (self); /* starts a server that is started on demand */
  body = has_capability (self, "body-markup") ? due_escape_markup (due_notice_get_body (notice))
                                              : g_strdup (due_notice_get_body (notice));

  /* libnotify takes no empty one, and a task may have no title. */
  if (summary[0] == '\0')
    summary = notify_get_app_name ();
  shown = find_or_add (self, id, summary);
  notify_notification_update (shown->notification, summary, body, self->icon_name);
  set_hints (self, shown->notification, notice);
  notify_notification_clear_actions (shown->notification);
  for (gsize i = 0; has_capability (self, "actions") && i < due_notice_get_n_actions (notice); i++)
    notify_notification_add_action (shown->notification, due_notice_get_action (notice, i).key,
                                    due_notice_get_action (notice, i).label, on_action, shown,
                                    NULL);

  self->hangs = FALSE;
  if (notify_notification_show (shown->notification, &error))
    return;
  note_failure (self, error);
  tell_closed (self, id);
  g_hash_table_remove (self->shown, id);
}

/* Takes the notification @id off the screen, if it is there. */
void
due_notify_session_close (DueNotifySession *self, const char *id)
{
  Shown *shown = g_hash_table_lookup (self->shown, id);
  g_autoptr (GError) error = NULL;

  if (shown == NULL)
    return;
  g_signal_handlers_disconnect_by_data (shown->notification, shown);
  if (!notify_notification_close (shown->notification, &error))
    note_failure (self, error);
  tell_closed (self, id);
  g_hash_table_remove (self->shown, id);
}

/**
 * due_notify_session_new:
 * @app_name: for people
 * @desktop_entry: the desktop file's name without its suffix
 * @icon_name: of the icon theme
 * @on_event: called in this thread, from inside other functions of the session too
 * @user_data: for @on_event
 *
 * Returns: (transfer full): a session; the server is asked for what it can as soon as it is there
 */
DueNotifySession *
due_notify_session_new (const char *app_name,
                        const char *desktop_entry,
                        const char *icon_name,
                        DueNotifySessionFunc on_event,
                        gpointer user_data)
{
  DueNotifySession *self = g_new0 (DueNotifySession, 1);
  g_autoptr (GError) error = NULL;

  self->desktop_entry = g_strdup (desktop_entry);
  self->icon_name = g_strdup (icon_name);
  self->on_event = on_event;
  self->user_data = user_data;
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) shown_free);
  notify_init (app_name);
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (self->bus == NULL)
    g_debug ("No session bus: %s %d", g_quark_to_string (error->domain), error->code);
  else
    self->watch_id =
        g_bus_watch_name_on_connection (self->bus, SERVER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                        on_server_appeared, on_server_vanished, self, NULL);
  return self;
}

/* A click on what stays on the screen would do nothing: it is taken off. */
static void
close_all (DueNotifySession *self)
{
  GHashTableIter iter;
  Shown *shown = NULL;

  g_hash_table_iter_init (&iter, self->shown);
  while (!self->hangs && g_hash_table_iter_next (&iter, NULL, (gpointer *) &shown))
    {
      g_autoptr (GError) error = NULL;

      if (!notify_notification_close (shown->notification, &error))
        note_failure (self, error);
    }
}

void
due_notify_session_free (DueNotifySession *self)
{
  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  close_all (self);
  g_hash_table_unref (self->shown);
  notify_uninit ();
  g_clear_object (&self->bus);
  g_strfreev (self->capabilities);
  g_free (self->desktop_entry);
  g_free (self->icon_name);
  g_free (self);
}
