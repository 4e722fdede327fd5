/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-call.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "secrets.h"

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Before the task returns, not when it is freed: the caller may keep the result for long. */
static void
end (DueKeyringCall *call)
{
  clear_source (&call->deadline);
  clear_source (&call->caller);
  g_clear_pointer (&call->secret, due_secret_unref);
}

static void
free_call (DueKeyringCall *call)
{
  end (call);
  g_clear_object (&call->stop);
  g_clear_pointer (&call->in_memory, g_hash_table_unref);
  g_free (call->account_id);
  g_free (call->label);
  g_free (call->file);
  g_free (call);
}

static gboolean
on_deadline (gpointer user_data)
{
  DueKeyringCall *call = user_data;

  call->timed_out = TRUE;
  g_cancellable_cancel (call->stop);
  return G_SOURCE_REMOVE;
}

static gboolean
on_caller_cancelled (GCancellable *cancellable, gpointer user_data)
{
  DueKeyringCall *call = user_data;

  g_cancellable_cancel (call->stop);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (GTask *task, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, g_task_get_task_data (task), NULL);
  g_source_set_static_name (source, "duebell-keyring");
  g_source_attach (source, g_task_get_context (task));
  return source;
}

DueKeyringCall *
due_keyring_call_new (GTask *task, const char *account_id)
{
  DueKeyringCall *call = g_new0 (DueKeyringCall, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  call->stop = g_cancellable_new ();
  call->account_id = g_strdup (account_id);
  g_task_set_task_data (task, call, (GDestroyNotify) free_call);
  /* What was stored in the end is never reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  if (cancellable != NULL)
    call->caller =
        attach (task, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (on_caller_cancelled));
  return call;
}

void
due_keyring_call_arm (GTask *task, guint deadline_ms)
{
  DueKeyringCall *call = g_task_get_task_data (task);

  clear_source (&call->deadline);
  call->deadline = attach (task, g_timeout_source_new (deadline_ms), on_deadline);
}

void
due_keyring_call_return (GTask *task, gpointer result, GDestroyNotify free_result)
{
  end (g_task_get_task_data (task));
  g_task_return_pointer (task, result, free_result);
  g_object_unref (task);
}

gboolean
due_keyring_call_is_unavailable (const GError *error)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
  } rows[] = {
    { g_dbus_error_quark, G_DBUS_ERROR_SERVICE_UNKNOWN },
    { g_dbus_error_quark, G_DBUS_ERROR_NAME_HAS_NO_OWNER },
    { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND },
    { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_EXEC_FAILED },
    { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_CHILD_EXITED },
    { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_CHILD_SIGNALED },
    { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_FAILED },
    { g_dbus_error_quark, G_DBUS_ERROR_ACCESS_DENIED }, /* a sandbox */
    { g_dbus_error_quark, G_DBUS_ERROR_NO_SERVER },
    { g_dbus_error_quark, G_DBUS_ERROR_DISCONNECTED },
    /* No session bus at all. */
    { g_io_error_quark, G_IO_ERROR_FAILED },
    { g_io_error_quark, G_IO_ERROR_NOT_FOUND },
    { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED },
    { g_io_error_quark, G_IO_ERROR_INVALID_ARGUMENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_error_matches (error, rows[i].domain (), rows[i].code))
      return TRUE;
  return FALSE;
}

static DueSecretsError
classify (const DueKeyringCall *call, const GError *error)
{
  if (call->timed_out)
    return DUE_SECRETS_ERROR_FAILED;
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DUE_SECRETS_ERROR_REFUSED;
  if (error->domain == DUE_SECRETS_ERROR)
    return (DueSecretsError) error->code;
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return DUE_SECRETS_ERROR_LOCKED;
  return due_keyring_call_is_unavailable (error) ? DUE_SECRETS_ERROR_UNAVAILABLE
                                                 : DUE_SECRETS_ERROR_FAILED;
}

/* Those of the file are sentences already. */
static const char *
get_sentence (DueSecretsError code, const GError *error)
{
  switch (code)
    {
    case DUE_SECRETS_ERROR_LOCKED:
      return _ ("The keyring that keeps the sign-in is locked.");
    case DUE_SECRETS_ERROR_MISSING:
      return _ ("The keyring does not hold the sign-in of this account. Connect it again.");
    case DUE_SECRETS_ERROR_UNAVAILABLE:
      return _ ("This desktop has no keyring to keep the sign-in in.");
    case DUE_SECRETS_ERROR_REFUSED:
      return _ ("The keyring was not unlocked.");
    case DUE_SECRETS_ERROR_FILE:
      return error->message;
    case DUE_SECRETS_ERROR_FAILED:
    default:
      return _ ("The keyring did not answer as it should.");
    }
}

void
due_keyring_call_return_failure (GTask *task, const GError *error)
{
  DueKeyringCall *call = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  DueSecretsError code = classify (call, error);

  if (error != NULL)
    g_debug ("Keyring: %s %d", g_quark_to_string (error->domain), error->code);

  end (call);
  if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Cancelled."));
  else
    g_task_return_new_error (task, DUE_SECRETS_ERROR, (int) code, "%s", get_sentence (code, error));
  g_object_unref (task);
}
