/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "operation.h"

#include "identity.h"
#include "portal-poll.h"
#include "project-list.h"
#include "transport.h"
#include "whoami.h"

static gpointer
read_poll (DueOperation *self, GPtrArray *answers, GError **error)
{
  return due_poll_read (self->watch, self->queries, answers, g_get_real_time () / G_USEC_PER_SEC,
                        error);
}

DueOperation *
due_operation_new_poll (DueWatch *watch, gint64 user_id)
{
  DueOperation *self = g_new0 (DueOperation, 1);

  self->watch = due_watch_ref (watch);
  self->queries = due_watch_list_queries (watch);
  self->calls = due_poll_make_calls (self->queries, user_id);
  self->max_body = DUE_TRANSPORT_MAX_BODY;
  self->read = read_poll;
  self->free_result = (GDestroyNotify) due_snapshot_unref;
  return self;
}

static gpointer
read_list (DueOperation *self, GPtrArray *answers, GError **error)
{
  return due_task_list_read (&self->plan, answers, self->no_hint, error);
}

DueOperation *
due_operation_new_list (const DueTaskListPlan *plan, gboolean *no_hint)
{
  DueOperation *self = g_new0 (DueOperation, 1);

  self->watch = due_watch_ref (plan->watch);
  self->plan = *plan;
  self->no_hint = no_hint;
  self->calls = due_task_list_make_calls (plan);
  self->max_body = DUE_TRANSPORT_MAX_BODY_OF_LIST;
  self->read = read_list;
  self->free_result = (GDestroyNotify) g_ptr_array_unref;
  return self;
}

static gpointer
read_identity (DueOperation *self, GPtrArray *answers, GError **error)
{
  return due_whoami_read (answers, self->credential, error);
}

DueOperation *
due_operation_new_identify (DueCredential credential)
{
  DueOperation *self = g_new0 (DueOperation, 1);

  self->credential = credential;
  self->calls = due_whoami_make_calls ();
  self->max_body = DUE_TRANSPORT_MAX_BODY;
  self->read = read_identity;
  self->free_result = (GDestroyNotify) due_identity_unref;
  return self;
}

static gpointer
read_projects (DueOperation *self, GPtrArray *answers, GError **error)
{
  return due_project_list_read (answers, &self->complete, error);
}

DueOperation *
due_operation_new_projects (gint64 user_id)
{
  DueOperation *self = g_new0 (DueOperation, 1);

  self->calls = due_project_list_make_calls (user_id);
  self->max_body = DUE_TRANSPORT_MAX_BODY_OF_LIST;
  self->read = read_projects;
  self->free_result = (GDestroyNotify) g_ptr_array_unref;
  return self;
}

void
due_operation_wait (DueOperation *self, GTask *task, GCancellableSourceFunc on_cancelled)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;
  self->caller = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->caller, G_SOURCE_FUNC (on_cancelled), task, NULL);
  g_source_attach (self->caller, g_task_get_context (task));
}

void
due_operation_stop_waiting (DueOperation *self)
{
  if (self->caller != NULL)
    g_source_destroy (self->caller);
  g_clear_pointer (&self->caller, g_source_unref);
}

void
due_operation_free (DueOperation *self)
{
  due_operation_stop_waiting (self);
  g_ptr_array_unref (self->calls);
  g_clear_pointer (&self->watch, due_watch_unref);
  g_clear_pointer (&self->queries, g_ptr_array_unref);
  g_free (self);
}
