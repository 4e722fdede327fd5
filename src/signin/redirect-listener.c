/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect-listener.h"

#include <glib/gi18n.h>

#include "redirect-page.h"
#include "redirect-visit.h"

/* How long to leave a listener alone that cannot take a connection: out of file descriptors. */
#define REST_MS 1000

/* Not a GSocketService: that has no limit of connections, and warns when it cannot take one. */
struct _DueRedirectListener
{
  GObject parent_instance;

  GSocketListener *listener;
  GCancellable *cancellable; /* of the wait for a connection */
  guint port;
  guint patience_ms;
  guint rest_id;
  gboolean accepting;
  DueRedirectJudge judge; /* (nullable): before the start and after the end */
  gpointer judge_data;
  GPtrArray *visits; /* (element-type DueRedirectVisit): all that are open */
  GPtrArray *held;   /* (element-type DueRedirectVisit): those of them that wait for the end */
  GTask *end_task;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DueRedirectListener, due_redirect_listener, G_TYPE_OBJECT)

static void accept_next (DueRedirectListener *self);

static void
return_end (DueRedirectListener *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->end_task);

  if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

static void
answer_other (DueRedirectVisit *visit, guint status, const char *text)
{
  g_autoptr (GBytes) page = due_redirect_page_make (
      /* Translators: head of a page that the browser shows */
      status, status == 404 ? "Duebell" : _ ("Not Signed In"), text);

  due_redirect_visit_answer (visit, page);
}

static void
on_asked (DueRedirectVisit *visit, guint status, const char *query, DueRedirectListener *self)
{
  g_autoptr (GError) error = NULL;

  if (status != 200)
    answer_other (visit, status, _ ("There is nothing at this address."));
  else if (self->judge == NULL)
    due_redirect_visit_close (visit);
  else
    {
      /* It may end all, and with it this visit: held first. */
      g_ptr_array_add (self->held, g_object_ref (visit));
      if (self->judge (query, self->judge_data, &error))
        return;
      g_ptr_array_remove_fast (self->held, visit);
      answer_other (visit, 400, error->message);
    }
}

static void
on_ended (DueRedirectVisit *visit, DueRedirectListener *self)
{
  g_ptr_array_remove_fast (self->held, visit);
  g_ptr_array_remove_fast (self->visits, visit);
  if (self->visits->len == 0)
    return_end (self);
  accept_next (self);
}

static void
take_visit (DueRedirectListener *self, GSocketConnection *connection)
{
  DueRedirectVisit *visit = due_redirect_visit_new (connection, self->port, self->patience_ms);

  g_ptr_array_add (self->visits, visit);
  g_signal_connect_object (visit, "asked", G_CALLBACK (on_asked), self, 0);
  g_signal_connect_object (visit, "ended", G_CALLBACK (on_ended), self, 0);
  due_redirect_visit_start (visit);
}

static gboolean
on_rested (gpointer user_data)
{
  DueRedirectListener *self = user_data;

  self->rest_id = 0;
  accept_next (self);
  return G_SOURCE_REMOVE;
}

static void
on_accepted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueRedirectListener *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_listener_accept_finish (G_SOCKET_LISTENER (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->accepting = FALSE;
  if (connection != NULL)
    {
      take_visit (self, connection);
      accept_next (self);
      return;
    }
  g_info ("No connection taken: %s %d", g_quark_to_string (error->domain), error->code);
  self->rest_id = g_timeout_add (REST_MS, on_rested, self);
  g_source_set_name_by_id (self->rest_id, "duebell-redirect-rest");
}

/* Who comes while all places are taken waits in the kernel's queue. */
static void
accept_next (DueRedirectListener *self)
{
  if (self->judge == NULL || self->accepting || self->rest_id != 0 ||
      self->visits->len >= DUE_REDIRECT_VISITS_MAX)
    return;
  self->accepting = TRUE;
  g_socket_listener_accept_async (self->listener, self->cancellable, on_accepted, self);
}

static void
stop (DueRedirectListener *self)
{
  self->judge = NULL;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_socket_listener_close (self->listener);
}

void
due_redirect_listener_start (DueRedirectListener *self, DueRedirectJudge judge, gpointer user_data)
{
  g_return_if_fail (DUE_IS_REDIRECT_LISTENER (self));
  g_return_if_fail (judge != NULL);

  self->judge = judge;
  self->judge_data = user_data;
  accept_next (self);
}

void
due_redirect_listener_end_async (DueRedirectListener *self,
                                 guint status,
                                 const char *title,
                                 const char *text,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  g_return_if_fail (DUE_IS_REDIRECT_LISTENER (self));
  g_return_if_fail (self->end_task == NULL);

  stop (self);
  self->end_task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->end_task, due_redirect_listener_end_async);
  page = due_redirect_page_make (status, title, text);
  visits = g_ptr_array_copy (self->visits, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_set_free_func (visits, g_object_unref);
  for (guint i = 0; i < visits->len; i++)
    if (g_ptr_array_find (self->held, visits->pdata[i], NULL))
      due_redirect_visit_answer (visits->pdata[i], page);
    else
      due_redirect_visit_close (visits->pdata[i]);
  if (self->visits->len == 0)
    return_end (self);
}

void
due_redirect_listener_end_finish (DueRedirectListener *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
due_redirect_listener_dispose (GObject *object)
{
  DueRedirectListener *self = DUE_REDIRECT_LISTENER (object);

  stop (self);
  for (guint i = 0; i < self->visits->len; i++)
    {
      g_signal_handlers_disconnect_by_data (self->visits->pdata[i], self);
      due_redirect_visit_close (self->visits->pdata[i]);
    }
  g_ptr_array_set_size (self->held, 0);
  g_ptr_array_set_size (self->visits, 0);

  G_OBJECT_CLASS (due_redirect_listener_parent_class)->dispose (object);
}

static void
due_redirect_listener_finalize (GObject *object)
{
  DueRedirectListener *self = DUE_REDIRECT_LISTENER (object);

  g_clear_object (&self->listener);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);

  G_OBJECT_CLASS (due_redirect_listener_parent_class)->finalize (object);
}

static void
due_redirect_listener_class_init (DueRedirectListenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_redirect_listener_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_redirect_listener_finalize;
}

static void
due_redirect_listener_init (DueRedirectListener *self)
{
  self->listener = g_socket_listener_new ();
  self->cancellable = g_cancellable_new ();
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
bind_to (DueRedirectListener *self, GSocketFamily family, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, (guint16) self->port);

  return g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                        G_SOCKET_PROTOCOL_TCP, NULL, NULL, error);
}

DueRedirectListener *
due_redirect_listener_new (guint port, guint patience_ms, GError **error)
{
  g_autoptr (DueRedirectListener) self = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (port >= 1 && port <= G_MAXUINT16, NULL);

  self = g_object_new (DUE_TYPE_REDIRECT_LISTENER, NULL);
  self->port = port;
  self->patience_ms = patience_ms;
  if (!bind_to (self, G_SOCKET_FAMILY_IPV4, error))
    return NULL;
  /* Another program with this port of ::1 would get the browsers that take "localhost" for that;
   * a machine without ::1 has none. */
  if (!bind_to (self, G_SOCKET_FAMILY_IPV6, &failure) &&
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&self);
}
