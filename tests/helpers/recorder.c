/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "recorder.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

static const char xml[] =
    "<node><interface name='" NAME "'>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "<method name='GetServerInformation'><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/></method>"
    "<method name='Notify'><arg type='s'/><arg type='u'/><arg type='s'/><arg type='s'/>"
    "<arg type='s'/><arg type='as'/><arg type='a{sv}'/><arg type='i'/>"
    "<arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u'/></method>"
    "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
    "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
    "<signal name='ActivationToken'><arg type='u'/><arg type='s'/></signal>"
    "</interface></node>";

struct _DueTestRecorder
{
  char *address;
  char **capabilities;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GDBusConnection *connection;

  GMutex mutex; /* of all below */
  GCond ready_cond;
  gboolean ready;
  gboolean hang;
  guint delay_ms;
  guint last_id;
  GPtrArray *notified;  /* of GVariant, the parameters */
  GArray *notified_ids; /* of guint */
  GArray *withdrawn;    /* of guint */
  GQueue pending;       /* of GDBusMethodInvocation */
};

static void
emit (DueTestRecorder *self, const char *signal, GVariant *parameters)
{
  g_dbus_connection_emit_signal (self->connection, NULL, PATH, NAME, signal, parameters, NULL);
}

static void
notify (DueTestRecorder *self, GDBusMethodInvocation *invocation)
{
  GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);
  guint id = 0;

  g_variant_get_child (parameters, 1, "u", &id);
  if (id == 0)
    id = ++self->last_id;
  g_ptr_array_add (self->notified, g_variant_ref (parameters));
  g_array_append_val (self->notified_ids, id);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", id));
}

/* With the mutex held. */
static void
answer (DueTestRecorder *self, GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  guint id = 0;

  if (g_str_equal (method, "GetCapabilities"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", self->capabilities));
  else if (g_str_equal (method, "GetServerInformation"))
    g_dbus_method_invocation_return_value (
        invocation, g_variant_new ("(ssss)", "recorder", "Duebell", "1.0", "1.2"));
  else if (g_str_equal (method, "Notify"))
    notify (self, invocation);
  else
    {
      g_variant_get (g_dbus_method_invocation_get_parameters (invocation), "(u)", &id);
      g_array_append_val (self->withdrawn, id);
      g_dbus_method_invocation_return_value (invocation, NULL);
      emit (self, "NotificationClosed", g_variant_new ("(uu)", id, 3));
    }
}

static gboolean
on_delay_over (gpointer user_data)
{
  DueTestRecorder *self = user_data;

  g_mutex_lock (&self->mutex);
  if (!self->hang && !g_queue_is_empty (&self->pending))
    answer (self, g_queue_pop_head (&self->pending));
  g_mutex_unlock (&self->mutex);
  return G_SOURCE_REMOVE;
}

static void
on_method (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  DueTestRecorder *self = user_data;

  g_mutex_lock (&self->mutex);
  if (!self->hang && self->delay_ms == 0)
    answer (self, invocation);
  else
    {
      g_queue_push_tail (&self->pending, invocation);
      if (!self->hang)
        {
          g_autoptr (GSource) source = g_timeout_source_new (self->delay_ms);

          g_source_set_callback (source, on_delay_over, self, NULL);
          g_source_attach (source, self->context);
        }
    }
  g_mutex_unlock (&self->mutex);
}

static const GDBusInterfaceVTable vtable = { on_method, NULL, NULL, { 0 } };

static guint export(DueTestRecorder *self)
{
  g_autoptr (GDBusNodeInfo) info = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  guint object_id;

  self->connection =
      g_dbus_connection_new_for_address_sync (self->address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  info = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  object_id = g_dbus_connection_register_object (self->connection, PATH, info->interfaces[0],
                                                 &vtable, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (
      self->connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", NAME, 4), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return object_id;
}

static gpointer
run_thread (gpointer data)
{
  DueTestRecorder *self = data;
  guint object_id;

  g_main_context_push_thread_default (self->context);
  object_id = export(self);
  g_mutex_lock (&self->mutex);
  self->ready = TRUE;
  g_cond_signal (&self->ready_cond);
  g_mutex_unlock (&self->mutex);
  g_main_loop_run (self->loop);

  g_dbus_connection_unregister_object (self->connection, object_id);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_queue_clear_full (&self->pending, g_object_unref);
  g_clear_object (&self->connection);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* @capabilities: with commas between, such as "actions,body" */
DueTestRecorder *
due_test_recorder_new (const char *bus_address, const char *capabilities)
{
  DueTestRecorder *self = g_new0 (DueTestRecorder, 1);

  self->address = g_strdup (bus_address);
  self->capabilities = g_strsplit (capabilities, ",", -1);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ready_cond);
  self->notified = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->notified_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->withdrawn = g_array_new (FALSE, FALSE, sizeof (guint));
  g_queue_init (&self->pending);
  self->thread = g_thread_new ("recorder", run_thread, self);
  g_mutex_lock (&self->mutex);
  while (!self->ready)
    g_cond_wait (&self->ready_cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

static gboolean
quit (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Leaves the bus as a server that dies: calls that are not answered get an error from the bus. */
void
due_test_recorder_free (DueTestRecorder *self)
{
  g_main_context_invoke (self->context, quit, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ready_cond);
  g_ptr_array_unref (self->notified);
  g_array_unref (self->notified_ids);
  g_array_unref (self->withdrawn);
  g_strfreev (self->capabilities);
  g_free (self->address);
  g_free (self);
}

guint
due_test_recorder_get_n_notified (DueTestRecorder *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->notified->len;
  g_mutex_unlock (&self->mutex);
  return n;
}

/* Returns: (transfer full): the parameters of call @i of Notify, "(susssasa{sv}i)"
 * @id: (out) (optional): the id that was given */
GVariant *
due_test_recorder_get_notified (DueTestRecorder *self, guint i, guint *id)
{
  GVariant *parameters = NULL;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (i, <, self->notified->len);
  parameters = g_variant_ref (g_ptr_array_index (self->notified, i));
  if (id != NULL)
    *id = g_array_index (self->notified_ids, guint, i);
  g_mutex_unlock (&self->mutex);
  return parameters;
}

guint
due_test_recorder_get_n_withdrawn (DueTestRecorder *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->withdrawn->len;
  g_mutex_unlock (&self->mutex);
  return n;
}

/* Returns: the id that call @i of CloseNotification had */
guint
due_test_recorder_get_withdrawn (DueTestRecorder *self, guint i)
{
  guint id;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (i, <, self->withdrawn->len);
  id = g_array_index (self->withdrawn, guint, i);
  g_mutex_unlock (&self->mutex);
  return id;
}

/* Returns: how many calls wait for an answer */
guint
due_test_recorder_get_n_pending (DueTestRecorder *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = g_queue_get_length (&self->pending);
  g_mutex_unlock (&self->mutex);
  return n;
}

/* Calls are not answered any more; or all that wait are, and those that follow. */
void
due_test_recorder_set_hang (DueTestRecorder *self, gboolean hang)
{
  g_mutex_lock (&self->mutex);
  self->hang = hang;
  while (!hang && !g_queue_is_empty (&self->pending))
    answer (self, g_queue_pop_head (&self->pending));
  g_mutex_unlock (&self->mutex);
}

/* Every answer takes @delay_ms milliseconds. */
void
due_test_recorder_set_delay (DueTestRecorder *self, guint delay_ms)
{
  g_mutex_lock (&self->mutex);
  self->delay_ms = delay_ms;
  g_mutex_unlock (&self->mutex);
}

/* A person chooses an action. @token: (nullable): what the server gives along */
void
due_test_recorder_act (DueTestRecorder *self, guint id, const char *key, const char *token)
{
  if (token != NULL)
    emit (self, "ActivationToken", g_variant_new ("(us)", id, token));
  emit (self, "ActionInvoked", g_variant_new ("(us)", id, key));
  emit (self, "NotificationClosed", g_variant_new ("(uu)", id, 2));
}

/* A person closes the notification. */
void
due_test_recorder_dismiss (DueTestRecorder *self, guint id)
{
  emit (self, "NotificationClosed", g_variant_new ("(uu)", id, 2));
}
