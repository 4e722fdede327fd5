/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "one-poll.h"

#include "clock.h"
#include "state.h"

/* The list is an aid: it is asked for again when the numbers change, and this often for deadlines.
 */
#define LIST_MAX_AGE_S (10 * 60)

typedef struct
{
  DueCredential *credential;
  DueClient *client; /* (nullable): while it is being prepared */
  DueWatch *watch;
  GError *failure; /* (nullable): of the credential, before another one was looked for */
  gboolean renewed;
  gboolean looked;
  guint serial;        /* of the credential that was asked with */
  DueSnapshot *before; /* (nullable) */
  DueSnapshot *fresh;  /* (nullable): the numbers, list still to come */
  gint64 user_id;
  guint lead_s;
  gboolean relist;
} Poll;

static void
poll_free (gpointer data)
{
  Poll *poll = data;

  g_object_unref (poll->credential);
  g_clear_object (&poll->client);
  g_clear_error (&poll->failure);
  due_watch_unref (poll->watch);
  g_clear_pointer (&poll->before, due_snapshot_unref);
  g_clear_pointer (&poll->fresh, due_snapshot_unref);
  g_free (poll);
}

static gboolean
needs_list (const Poll *poll)
{
  gint64 age = 0;

  if (!due_counters_has_access (due_snapshot_get_counters (poll->fresh)))
    return FALSE;
  if (poll->relist || poll->before == NULL || due_snapshot_get_tasks (poll->before) == NULL ||
      !due_watch_equal (due_snapshot_get_watch (poll->before), poll->watch) ||
      !due_counters_equal (due_snapshot_get_counters (poll->before),
                           due_snapshot_get_counters (poll->fresh)))
    return TRUE;

  age = due_clock_now_s () - due_snapshot_get_listed_at (poll->before);
  return poll->lead_s > 0 && (age >= LIST_MAX_AGE_S || age < 0);
}

static void
return_snapshot (GTask *task, DueSnapshot *snapshot)
{
  g_task_return_pointer (task, snapshot, (GDestroyNotify) due_snapshot_unref);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Poll *poll = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = due_client_list_finish (DUE_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (tasks != NULL)
    return_snapshot (task, due_snapshot_with_tasks (poll->fresh, tasks, due_clock_now_s ()));
  else
    return_snapshot (task, due_snapshot_ref (poll->fresh));
}

static void prepare (GTask *task);

/* An access token is renewed once; and nobody is signed out before it was looked whether another
 * process stored a new secret. */
static gboolean
prepare_another_try (Poll *poll, const GError *error)
{
  if (g_error_matches (error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_REFRESH) && !poll->renewed)
    {
      poll->renewed = TRUE;
      due_credential_refuse (poll->credential, poll->serial);
      return TRUE;
    }
  if (error->domain == DUE_PORTAL_ERROR && error->code != DUE_PORTAL_ERROR_REFRESH &&
      !poll->looked &&
      due_trouble_get_state (due_portal_error_get_trouble (error)) == DUE_STATE_SIGNED_OUT)
    {
      poll->looked = TRUE;
      due_credential_reload (poll->credential);
      return TRUE;
    }
  return FALSE;
}

/* A portal that does not take a token that its own server has just given has a problem of its own:
 * nobody is signed out by that. */
static GError *
get_told (const Poll *poll, const GError *error)
{
  if (poll->renewed && g_error_matches (error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_REFRESH))
    return due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_DOWN, 0);
  return g_error_copy (error);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Poll *poll = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  poll->fresh = due_client_poll_finish (DUE_CLIENT (source), result, &error);
  if (poll->fresh == NULL && prepare_another_try (poll, error))
    {
      g_clear_error (&poll->failure);
      poll->failure = g_steal_pointer (&error);
      prepare (g_steal_pointer (&task));
    }
  else if (poll->fresh == NULL)
    g_task_return_error (task, get_told (poll, error));
  else if (needs_list (poll))
    due_client_list_async (poll->client, poll->watch, poll->user_id, due_clock_now_s (),
                           poll->lead_s, cancellable, on_listed, g_steal_pointer (&task));
  else if (poll->before != NULL && due_snapshot_get_tasks (poll->before) != NULL)
    return_snapshot (task,
                     due_snapshot_with_tasks (poll->fresh, due_snapshot_get_tasks (poll->before),
                                              due_snapshot_get_listed_at (poll->before)));
  else
    return_snapshot (task, due_snapshot_ref (poll->fresh));
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Poll *poll = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  g_clear_object (&poll->client);
  poll->client = due_credential_prepare_finish (DUE_CREDENTIAL (source), result, &error);
  if (poll->client == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (poll->failure != NULL && poll->serial == due_credential_get_serial (poll->credential))
    g_task_return_error (task, g_steal_pointer (&poll->failure));
  else
    {
      poll->serial = due_credential_get_serial (poll->credential);
      due_client_poll_async (poll->client, poll->watch, poll->user_id, cancellable, on_counted,
                             g_steal_pointer (&task));
    }
}

/* Takes @task. */
static void
prepare (GTask *task)
{
  const Poll *poll = g_task_get_task_data (task);

  due_credential_prepare_async (poll->credential, g_task_get_cancellable (task), on_prepared, task);
}

void
due_poll_async (const DuePollInput *input,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Poll *poll = g_new0 (Poll, 1);

  g_task_set_source_tag (task, due_poll_async);
  g_task_set_task_data (task, poll, poll_free);
  poll->credential = g_object_ref (input->credential);
  poll->watch = due_watch_ref (input->watch);
  poll->before = input->before != NULL ? due_snapshot_ref (input->before) : NULL;
  poll->user_id = input->user_id;
  poll->lead_s = input->lead_s;
  poll->relist = input->relist;
  prepare (task);
}

DueSnapshot *
due_poll_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
