/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "handover.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "feed-private.h"
#include "secret-pipe.h"

#define CALL_MS (30 * 1000)

typedef struct
{
  DueWindowModel *model;
  char *account_id;
} Handover;

static void
handover_free (gpointer data)
{
  Handover *handover = data;

  g_object_unref (handover->model);
  g_free (handover->account_id);
  g_free (handover);
}

/* What the service has is not needed here any more. */
static void
on_adopted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Handover *handover = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);

  if (answer == NULL)
    {
      due_feed_say_error (&error);
      g_task_return_error (task, error);
      return;
    }
  due_secrets_clear_async (due_window_model_get_secrets (handover->model), handover->account_id,
                           NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
send (GTask *task, DueSecret *secret)
{
  Handover *handover = g_task_get_task_data (task);
  GDBusProxy *service = due_feed_get_service (due_window_model_get_feed (handover->model));
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  GError *error = NULL;
  int fd = due_secret_pipe_open (secret, &error);

  if (fd < 0 || g_unix_fd_list_append (fds, fd, &error) < 0)
    g_task_return_error (task, error);
  else if (service == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "%s",
                             _ ("Duebell is not running."));
  else
    g_dbus_proxy_call_with_unix_fd_list (
        service, "AdoptSecret", g_variant_new ("(sh)", handover->account_id, 0),
        G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_MS, fds, g_task_get_cancellable (task), on_adopted,
        g_object_ref (task));
  if (fd >= 0)
    close (fd);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (DueSecret) secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, &error);

  if (secret == NULL)
    g_task_return_error (task, error);
  else
    send (task, secret);
}

/* Without a service there is nobody to tell: it looks the secret up when it starts. */
static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GVariant *answer = due_feed_call_finish (DUE_FEED (source), result, NULL);

  g_clear_pointer (&answer, g_variant_unref);
  g_task_return_boolean (task, TRUE);
}

void
due_handover_async (DueWindowModel *model,
                    const char *account_id,
                    DueSecretsPlace place,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Handover *handover = NULL;
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_WINDOW_MODEL (model));
  g_return_if_fail (account_id != NULL);

  handover = g_new0 (Handover, 1);
  handover->model = g_object_ref (model);
  handover->account_id = g_strdup (account_id);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_handover_async);
  g_task_set_task_data (task, handover, handover_free);
  if (place == DUE_SECRETS_PLACE_SESSION)
    due_secrets_lookup_async (due_window_model_get_secrets (model), account_id, cancellable,
                              on_looked_up, task);
  else
    due_feed_call_async (due_window_model_get_feed (model), "Reload",
                         g_variant_new ("(s)", account_id), cancellable, on_reloaded, task);
}

gboolean
due_handover_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
