/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "client.h"

#include "exchange.h"
#include "operation.h"

struct _DueClient
{
  GObject parent_instance;

  DueExchange *exchange;
  GTask *running;   /* (nullable): owned by the exchange's callback */
  GQueue waiting;   /* GTask, owned */
  gboolean no_hint; /* the portal refuses the filter for new comments */
  const char
      *unreadable; /* (nullable): the trouble of a last answer that came, but made no sense */
};

G_DEFINE_FINAL_TYPE (DueClient, due_client, G_TYPE_OBJECT)

static void start_next (DueClient *self);

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DueClient *self = g_task_get_source_object (task);
  DueOperation *operation = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) answers = due_exchange_run_finish (DUE_EXCHANGE (source), result, &error);
  gpointer value = NULL;

  if (answers != NULL)
    value = operation->read (operation, answers, &error);
  self->unreadable = answers == NULL || value != NULL
                         ? NULL
                         : due_trouble_get_name (due_portal_error_get_trouble (error));

  self->running = NULL;
  if (value != NULL)
    g_task_return_pointer (task, value, operation->free_result);
  else
    g_task_return_error (task, error);
  start_next (self);
}

static void
start_next (DueClient *self)
{
  GTask *task = self->running == NULL ? g_queue_pop_head (&self->waiting) : NULL;
  DueOperation *operation = NULL;

  if (task == NULL)
    return;
  operation = g_task_get_task_data (task);
  due_operation_stop_waiting (operation);
  self->running = task;
  due_exchange_run_async (self->exchange, operation->calls, operation->max_body,
                          g_task_get_cancellable (task), on_exchanged, task);
}

static gboolean
on_cancelled_waiting (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = user_data; /* the queue's reference */
  DueClient *self = g_task_get_source_object (task);

  g_queue_remove (&self->waiting, task);
  due_operation_stop_waiting (g_task_get_task_data (task));
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/* @operation: (transfer full) */
static void
enqueue (DueClient *self,
         DueOperation *operation,
         gpointer tag,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, operation, (GDestroyNotify) due_operation_free);
  g_queue_push_tail (&self->waiting, task);
  if (self->running == NULL)
    start_next (self);
  else
    due_operation_wait (operation, task, on_cancelled_waiting);
}

/**
 * due_client_poll_async:
 * @self: a client
 * @watch: what to count
 * @user_id: whose tasks; 0 for the owner of the credential
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Asks for all counters of @watch, in as few requests as possible. Ends within the deadline of
 * @self, counted once for each 50 questions, after its turn came. Use it in the thread that made
 * @self.
 */
void
due_client_poll_async (DueClient *self,
                       DueWatch *watch,
                       gint64 user_id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (DUE_IS_CLIENT (self));
  g_return_if_fail (watch != NULL);

  enqueue (self, due_operation_new_poll (watch, user_id), due_client_poll_async, cancellable,
           callback, user_data);
}

/**
 * due_client_poll_finish:
 *
 * Returns: (transfer full) (nullable): the numbers, also when the person has access to none; or
 *   %NULL with @error set to a #DuePortalError or %G_IO_ERROR_CANCELLED
 */
DueSnapshot *
due_client_poll_finish (DueClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * due_client_list_async:
 * @self: a client
 * @watch: what is counted
 * @user_id: whose tasks: 1 or more
 * @now: Unix seconds: what is overdue now
 * @lead_s: seconds ahead of a deadline to list, 0 for none
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Asks for the tasks that are overdue, have new comments or a deadline near, in the roles and
 * projects of @watch; up to 50 of a kind and role. An aid: the counters are the truth.
 */
void
due_client_list_async (DueClient *self,
                       DueWatch *watch,
                       gint64 user_id,
                       gint64 now,
                       gint64 lead_s,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  DueTaskListPlan plan = { 0 };

  g_return_if_fail (DUE_IS_CLIENT (self));
  g_return_if_fail (watch != NULL);
  g_return_if_fail (user_id > 0);

  plan.watch = watch;
  plan.user_id = user_id;
  plan.now = now;
  plan.lead_s = lead_s;
  plan.no_hint = self->no_hint;
  enqueue (self, due_operation_new_list (&plan, &self->no_hint), due_client_list_async, cancellable,
           callback, user_data);
}

/**
 * due_client_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type DueTask): the tasks without muted ones, in no
 *   order, each once; or %NULL with @error set to a #DuePortalError or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
due_client_list_finish (DueClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * due_client_identify_async:
 * @self: a client
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Asks whose the credential is and whether it is good for Duebell.
 */
void
due_client_identify_async (DueClient *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (DUE_IS_CLIENT (self));

  enqueue (self, due_operation_new_identify (due_exchange_get_credential (self->exchange)),
           due_client_identify_async, cancellable, callback, user_data);
}

/**
 * due_client_identify_finish:
 *
 * Returns: (transfer full) (nullable): the person; or %NULL with @error set to a #DuePortalError:
 *   %DUE_PORTAL_ERROR_SIGN_IN for a dead credential or a dismissed person,
 *   %DUE_PORTAL_ERROR_FORBIDDEN without the permission for tasks; or to %G_IO_ERROR_CANCELLED
 */
DueIdentity *
due_client_identify_finish (DueClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * due_client_list_projects_async:
 * @self: a client
 * @user_id: the owner of the credential; 0 if not known
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Asks for the projects that the person takes part in, and for those of the tasks that were active
 * last, up to 100 a role.
 */
void
due_client_list_projects_async (DueClient *self,
                                gint64 user_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (DUE_IS_CLIENT (self));

  enqueue (self, due_operation_new_projects (user_id), due_client_list_projects_async, cancellable,
           callback, user_data);
}

/**
 * due_client_list_projects_finish:
 * @complete: (out) (optional): FALSE: only those of the tasks seen, as the credential may not list
 *   projects
 *
 * Returns: (transfer full) (nullable) (element-type DueProject): by name, each once; or %NULL with
 *   @error set to a #DuePortalError or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
due_client_list_projects_finish (DueClient *self,
                                 GAsyncResult *result,
                                 gboolean *complete,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (complete != NULL)
    *complete = ((const DueOperation *) g_task_get_task_data (G_TASK (result)))->complete;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
due_client_set_trusted_certificate (DueClient *self, const char *fingerprint)
{
  g_return_if_fail (DUE_IS_CLIENT (self));

  due_exchange_set_trusted_certificate (self->exchange, fingerprint);
}

DueCertificate *
due_client_get_certificate (DueClient *self)
{
  g_return_val_if_fail (DUE_IS_CLIENT (self), NULL);

  return due_exchange_get_certificate (self->exchange);
}

guint
due_client_get_last_status (DueClient *self)
{
  return due_exchange_get_last_status (self->exchange);
}

guint
due_client_get_last_duration_ms (DueClient *self)
{
  return due_exchange_get_last_duration_ms (self->exchange);
}

const char *
due_client_get_last_error_name (DueClient *self)
{
  const char *name = due_exchange_get_last_error_name (self->exchange);

  return name == NULL ? self->unreadable : name;
}

/* Nothing can be under way or waiting here: each task holds a reference to us. */
static void
due_client_finalize (GObject *object)
{
  g_clear_object (&DUE_CLIENT (object)->exchange);

  G_OBJECT_CLASS (due_client_parent_class)->finalize (object);
}

static void
due_client_class_init (DueClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_client_finalize;
}

static void
due_client_init (DueClient *self)
{
  g_queue_init (&self->waiting);
}

/**
 * due_client_new:
 * @address: (transfer none): a webhook's link
 * @deadline_ms: milliseconds that a batch of questions may take, 1 or more; usually
 *   %DUE_CLIENT_DEADLINE_MS
 *
 * Returns: (transfer full): a client; makes no connection yet
 */
DueClient *
due_client_new (DueAddress *address, guint deadline_ms)
{
  DueClient *self = NULL;

  g_return_val_if_fail (address != NULL && due_address_is_webhook (address), NULL);
  g_return_val_if_fail (deadline_ms > 0, NULL);

  self = g_object_new (DUE_TYPE_CLIENT, NULL);
  self->exchange = due_exchange_new (address, NULL, deadline_ms);
  return self;
}

/**
 * due_client_new_for_token:
 * @portal: as of due_address_get_portal(), but checked: it comes from the settings
 * @access_token: (transfer none): of a sign-in through the browser
 * @deadline_ms: as for due_client_new()
 * @error: return location for a #DueAddressError
 *
 * A call whose token is not good any more ends with %DUE_PORTAL_ERROR_REFRESH: get a new one, set
 * it, and ask again once.
 *
 * Returns: (transfer full) (nullable): a client, or %NULL with @error set; makes no connection yet
 */
DueClient *
due_client_new_for_token (const char *portal,
                          DueSecret *access_token,
                          guint deadline_ms,
                          GError **error)
{
  g_autoptr (DueAddress) address = NULL;
  DueClient *self = NULL;

  g_return_val_if_fail (portal != NULL && access_token != NULL, NULL);
  g_return_val_if_fail (deadline_ms > 0, NULL);

  address = due_address_for_portal (portal, error);
  if (address == NULL)
    return NULL;
  self = g_object_new (DUE_TYPE_CLIENT, NULL);
  self->exchange = due_exchange_new (address, access_token, deadline_ms);
  return self;
}

/* @access_token: (transfer none): for all requests from now on, also of a call that runs. Only for
 * a client that was made for a token. */
void
due_client_set_access_token (DueClient *self, DueSecret *access_token)
{
  g_return_if_fail (DUE_IS_CLIENT (self));
  g_return_if_fail (access_token != NULL);
  g_return_if_fail (due_exchange_get_credential (self->exchange) == DUE_CREDENTIAL_OAUTH);

  due_exchange_set_token (self->exchange, access_token);
}
