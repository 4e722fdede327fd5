/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange.h"

#include "batch-call.h"
#include "carrier.h"
#include "exchange-state.h"
#include "http-envelope.h"
#include "json-read.h"
#include "judge.h"
#include "questions.h"
#include "transport.h"

struct _DueExchange
{
  GObject parent_instance;

  DueAddress *address;
  DueSecret *token; /* NULL: the address is that of a webhook */
  DueTransport *transport;
  DueJudge *judge;
  guint deadline_ms;
  gboolean no_batch;   /* this portal has no `batch` */
  GHashTable *singles; /* methods that it does not take in a batch */
  guint last_status;
  guint last_duration_ms;
  const char *last_error_name;
};

G_DEFINE_FINAL_TYPE (DueExchange, due_exchange, G_TYPE_OBJECT)

static void step (GTask *task);

/* @error: (transfer full) */
static void
fail (GTask *task, const char *name, GError *error)
{
  DueExchange *self = g_task_get_source_object (task);
  const char *trouble = due_trouble_get_name (due_portal_error_get_trouble (error));

  self->last_error_name = name == NULL ? trouble : name;
  g_debug ("Exchange failed: %s", self->last_error_name);
  g_task_return_error (task, error);
}

/* The whole exchange ends with @failure of @method. */
static void
fail_by_row (GTask *task, const DueFailure *failure, const char *method, gint64 retry_after_ms)
{
  DueExchange *self = g_task_get_source_object (task);

  fail (task, failure->code,
        due_judge_failure (self->judge, failure, due_exchange_get_credential (self), method,
                           retry_after_ms));
}

static void
return_responses (GTask *task)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);

  self->last_error_name = NULL;
  for (guint i = 0; i < due_questions_get_n (run->questions); i++)
    {
      DueResponse *response = due_questions_get_response (run->questions, i);

      if (response->failure == NULL)
        continue;
      response->error =
          due_judge_failure (self->judge, response->failure, due_exchange_get_credential (self),
                             due_questions_get_method (run->questions, i), 0);
      if (response->failure->code != NULL)
        self->last_error_name = response->failure->code;
    }
  g_task_return_pointer (task, due_questions_steal_responses (run->questions),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* `profile` needs no right at all: it tells a dead credential from a missing right. */
static void
take_check (GTask *task, const DueResponse *response, const DueHttpReply *reply)
{
  DueExchangeState *run = g_task_get_task_data (task);

  if (response->failure != NULL)
    fail_by_row (task, response->failure, "profile", reply->retry_after_ms);
  else if (due_json_get (due_json_as_object (response->result), "ID") == NULL) /* dismissed */
    fail_by_row (task, due_failure_for_code ("authorization_error"), "profile", 0);
  else
    {
      due_questions_settle (run->questions);
      step (task);
    }
}

static void
take_alone (GTask *task, DueHttpEnvelope *envelope, const DueHttpReply *reply)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);
  const char *method = due_method_call_get_method (due_questions_get_chosen (run->questions, 0));
  const DueFailure *failure = envelope->response->failure;

  due_judge_take_reset (self->judge, method, envelope->reset_s);
  if (failure != NULL && !due_failure_is_own_matter (failure, due_exchange_get_credential (self)))
    {
      fail_by_row (task, failure, method, reply->retry_after_ms);
      return;
    }
  due_questions_answer (run->questions, 0, g_steal_pointer (&envelope->response));
  step (task);
}

/* Whether no other call would fare better. */
static gboolean
is_about_token (DueExchange *self, const DueFailure *failure)
{
  return failure->rule == DUE_FAILURE_NO_AUTH ||
         failure->reactions[due_exchange_get_credential (self)] == DUE_PORTAL_ERROR_REFRESH;
}

/* The calls that the portal takes only alone stay unanswered: the next steps send them. */
static void
take_batch (GTask *task, JsonNode *result)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);
  guint n = due_questions_get_n_chosen (run->questions);

  for (guint i = 0; i < n; i++)
    {
      const char *method =
          due_method_call_get_method (due_questions_get_chosen (run->questions, i));
      g_autoptr (DueResponse) response = due_batch_call_read (result, i, n);
      const DueFailure *failure = response->failure;

      due_judge_take_reset (self->judge, method, due_batch_call_read_reset (result, i, n));
      if (failure != NULL && is_about_token (self, failure))
        {
          fail_by_row (task, failure, method, 0);
          return;
        }
      if (failure != NULL && failure->rule == DUE_FAILURE_NOT_IN_BATCH)
        g_hash_table_add (self->singles, (gpointer) method);
      else
        due_questions_answer (run->questions, i, g_steal_pointer (&response));
    }
  step (task);
}

static void
take_batch_failure (GTask *task, const DueFailure *failure, const DueHttpReply *reply)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);

  if (failure->rule == DUE_FAILURE_NO_METHOD || failure->rule == DUE_FAILURE_NOT_IN_BATCH)
    self->no_batch = TRUE;
  else if (failure->rule == DUE_FAILURE_CREDENTIALS)
    for (guint i = 0; i < due_questions_get_n_chosen (run->questions); i++)
      due_questions_answer (run->questions, i, due_response_new_failure (failure));
  else
    {
      fail_by_row (task, failure, "batch", reply->retry_after_ms);
      return;
    }
  step (task);
}

static void
take_reply (GTask *task, const DueHttpReply *reply)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);
  g_auto (DueHttpEnvelope) envelope = { NULL, 0 };

  due_http_envelope_open (&envelope, reply);
  if (envelope.response->failure == NULL)
    due_judge_take_success (self->judge);

  if (run->sent == DUE_SENT_CHECK)
    take_check (task, envelope.response, reply);
  else if (run->sent == DUE_SENT_ALONE)
    take_alone (task, &envelope, reply);
  else if (envelope.response->failure != NULL)
    take_batch_failure (task, envelope.response->failure, reply);
  else
    take_batch (task, envelope.response->result);
}

/* Never followed: the person decides whether the secret may go to another host. */
static void
fail_redirected (GTask *task, const DueHttpReply *reply)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);
  const char *path = g_uri_get_path (run->request->uri);
  g_autofree char *new_portal =
      due_http_reply_get_new_portal (reply, due_address_get_base (self->address), path);

  if (new_portal == NULL)
    fail_by_row (task, due_failure_for_status (reply->status), "", reply->retry_after_ms);
  else
    fail (task, NULL, due_portal_error_new_moved (new_portal));
}

static void
on_replied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DueHttpReply) reply =
      due_transport_send_finish (DUE_TRANSPORT (source), result, &error);

  self->last_duration_ms = due_exchange_state_get_duration_ms (run);
  self->last_status = reply == NULL ? 0 : reply->status;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, error);
  else if (reply == NULL)
    fail (task, NULL, error);
  else if (due_http_reply_is_redirect (reply))
    fail_redirected (task, reply);
  else
    take_reply (task, reply);
}

static void
send_call (GTask *task, DueSent what, const DueMethodCall *call)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);
  guint left_ms = due_exchange_state_begin (run, what);

  if (left_ms == 0)
    {
      fail (task, NULL, due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_TIMEOUT, 0));
      return;
    }

  due_exchange_state_take_request (run,
                                   due_carrier_make_request (self->address, self->token, call));
  due_transport_send_async (self->transport, run->request, run->max_body, left_ms,
                            g_task_get_cancellable (task), on_replied, g_object_ref (task));
}

/* Each step answers a call or learns how it has to be sent, so the steps come to an end. */
static void
step (GTask *task)
{
  DueExchange *self = g_task_get_source_object (task);
  DueExchangeState *run = g_task_get_task_data (task);
  g_autoptr (DueMethodCall) own = NULL;
  guint n = 0;

  if (due_questions_has_doubt (run->questions))
    {
      own = due_method_call_new ("profile", json_object_new ());
      send_call (task, DUE_SENT_CHECK, own);
      return;
    }

  n = due_questions_choose (run->questions, self->no_batch, self->singles);
  if (n == 0)
    return_responses (task);
  else if (n == 1)
    send_call (task, DUE_SENT_ALONE, due_questions_get_chosen (run->questions, 0));
  else
    {
      own = due_questions_make_batch (run->questions);
      send_call (task, DUE_SENT_BATCH, own);
    }
}

/**
 * due_exchange_run_async:
 * @self: an exchange with nothing under way
 * @calls: (transfer none) (element-type DueMethodCall): what to ask; reads only
 * @max_body: bytes that one answer may have
 * @cancellable: (nullable): ends it early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Ends within the deadline, counted once for each batch that it takes.
 */
void
due_exchange_run_async (DueExchange *self,
                        GPtrArray *calls,
                        gsize max_body,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DueExchangeState *run = due_exchange_state_new (calls, max_body, self->deadline_ms);

  g_task_set_source_tag (task, due_exchange_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) due_exchange_state_free);

  step (task);
}

/* Returns: (transfer full) (nullable) (element-type DueResponse): one for each call, in their
 * order; %NULL with @error set if the portal could not be asked at all. */
GPtrArray *
due_exchange_run_finish (DueExchange *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
due_exchange_set_token (DueExchange *self, DueSecret *token)
{
  due_secret_ref (token); /* it may be the same */
  g_clear_pointer (&self->token, due_secret_unref);
  self->token = token;
}

DueCredential
due_exchange_get_credential (DueExchange *self)
{
  return self->token == NULL ? DUE_CREDENTIAL_WEBHOOK : DUE_CREDENTIAL_OAUTH;
}

void
due_exchange_set_trusted_certificate (DueExchange *self, const char *fingerprint)
{
  due_transport_set_trusted (self->transport, fingerprint);
}

DueCertificate *
due_exchange_get_certificate (DueExchange *self)
{
  return due_transport_get_certificate (self->transport);
}

guint
due_exchange_get_last_status (DueExchange *self)
{
  return self->last_status;
}

guint
due_exchange_get_last_duration_ms (DueExchange *self)
{
  return self->last_duration_ms;
}

const char *
due_exchange_get_last_error_name (DueExchange *self)
{
  return self->last_error_name;
}

static void
due_exchange_finalize (GObject *object)
{
  DueExchange *self = DUE_EXCHANGE (object);

  g_clear_pointer (&self->address, due_address_unref);
  g_clear_pointer (&self->token, due_secret_unref);
  g_clear_object (&self->transport);
  g_clear_pointer (&self->judge, due_judge_free);
  g_clear_pointer (&self->singles, g_hash_table_unref);

  G_OBJECT_CLASS (due_exchange_parent_class)->finalize (object);
}

static void
due_exchange_class_init (DueExchangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_exchange_finalize;
}

static void
due_exchange_init (DueExchange *self)
{
  self->transport = due_transport_new ();
  self->judge = due_judge_new ();
  self->singles = g_hash_table_new (g_str_hash, g_str_equal);
}

DueExchange *
due_exchange_new (DueAddress *address, DueSecret *token, guint deadline_ms)
{
  DueExchange *self = g_object_new (DUE_TYPE_EXCHANGE, NULL);

  self->address = due_address_ref (address);
  self->token = token == NULL ? NULL : due_secret_ref (token);
  self->deadline_ms = deadline_ms;
  return self;
}
