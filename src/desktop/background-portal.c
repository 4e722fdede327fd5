/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "background-portal.h"

#include <glib/gi18n.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"
#define CALL_DEADLINE_MS 25000

/* One request. Owned by its task; the task is owned by the request as long as it waits. */
typedef struct
{
  GDBusConnection *bus;
  gboolean on;
  char *path; /* of the request's object */
  guint signal_id;
  GSource *deadline;
  GSource *caller; /* (nullable) */
  gboolean ended;
} Request;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop (Request *request)
{
  if (request->signal_id != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->signal_id);
  request->signal_id = 0;
  clear_source (&request->deadline);
  clear_source (&request->caller);
}

static void
request_free (Request *request)
{
  stop (request);
  g_clear_object (&request->bus);
  g_free (request->path);
  g_free (request);
}

/* The first way to end it counts. Takes @error (nullable). Who waits for the answer to the call
 * holds the task too. */
static void
end (GTask *task, gboolean granted, GError *error)
{
  Request *request = g_task_get_task_data (task);

  if (request->ended)
    {
      g_clear_error (&error);
      return;
    }
  request->ended = TRUE;
  stop (request);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, granted);
  g_object_unref (task);
}

static GError *
make_refusal (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                              _ ("The desktop does not allow it. Its settings of applications have "
                                 "a switch for Duebell."));
}

/* @code: 0: done; 1: the person said no; 2: ended otherwise */
static void
on_response (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  guint32 code = 2;
  gboolean granted = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &code, &results);
  if (results != NULL)
    g_variant_lookup (results, "autostart", "b", &granted);
  if (code != 0 || (request->on && !granted))
    end (task, FALSE, make_refusal ());
  else
    end (task, granted, NULL);
}

static void
close_request (Request *request)
{
  g_dbus_connection_call (request->bus, PORTAL, request->path, REQUEST, "Close", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_DEADLINE_MS, NULL, NULL, NULL);
}

static gboolean
on_deadline (gpointer user_data)
{
  GTask *task = user_data;

  close_request (g_task_get_task_data (task));
  end (task, FALSE,
       g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                            _ ("The desktop has not answered whether it allows it.")));
  return G_SOURCE_REMOVE;
}

static gboolean
on_caller_cancelled (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;

  close_request (g_task_get_task_data (task));
  end (task, FALSE, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled.")));
  return G_SOURCE_REMOVE;
}

static GError *
make_unsupported (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                              _ ("This desktop cannot start a program from a sandbox at login."));
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    return; /* the answer is the response of the request's object */
  g_debug ("No background portal: %s %d", g_quark_to_string (error->domain), error->code);
  end (task, FALSE, make_unsupported ());
}

static GVariant *
make_options (gboolean on, const char *token)
{
  static const char *const command[] = { "duebell", "--background", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (
                             /* Translators: why Duebell wants to be started at login */
                             _ ("To show from the start what is due.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_builder_end (&options);
}

/* (transfer full): where the answer will be told: subscribed to before asking, it cannot be missed.
 */
static char *
make_path (GDBusConnection *bus, const char *token)
{
  const char *name = g_dbus_connection_get_unique_name (bus);
  g_autofree char *sender = g_strdup (name != NULL && name[0] == ':' ? name + 1 : "none");

  return g_strconcat (PORTAL_PATH "/request/", g_strdelimit (sender, ".", '_'), "/", token, NULL);
}

static GSource *
attach (GTask *task, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, task, NULL);
  g_source_set_static_name (source, "duebell-background");
  g_source_attach (source, g_task_get_context (task));
  return source;
}

void
due_background_request_async (GDBusConnection *bus,
                              gboolean on,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);
  g_autofree char *token = g_strdup_printf ("duebell%u", g_random_int ());

  g_task_set_source_tag (task, due_background_request_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  request->bus = g_object_ref (bus);
  request->on = on;
  request->deadline = attach (task, g_timeout_source_new (DUE_BACKGROUND_DEADLINE_MS), on_deadline);
  if (cancellable != NULL)
    request->caller =
        attach (task, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (on_caller_cancelled));
  request->path = make_path (bus, token);
  request->signal_id = g_dbus_connection_signal_subscribe (
      bus, PORTAL, REQUEST, "Response", request->path, NULL, G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE,
      on_response, task, NULL);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", make_options (on, token)),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, CALL_DEADLINE_MS, NULL,
                          on_called, g_object_ref (task));
}

gboolean
due_background_request_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_version_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_error (task, make_unsupported ());
}

void
due_background_find_async (GDBusConnection *bus,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, due_background_find_async);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", BACKGROUND, "version"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, CALL_DEADLINE_MS, cancellable, on_version_read,
                          task);
}

gboolean
due_background_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
