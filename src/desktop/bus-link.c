/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus-link.h"

#define RETRY_FIRST_MS 100
#define RETRY_LAST_MS 60000

struct _DueBusLink
{
  GObject parent_instance;

  char *address;               /* nullable: that of the session bus */
  GCancellable *cancellable;   /* of the connection being opened; NULL: none is */
  GDBusConnection *connection; /* nullable */
  guint retry_id;
  guint retry_ms;
};

G_DEFINE_FINAL_TYPE (DueBusLink, due_bus_link, G_TYPE_OBJECT)

enum
{
  OPENED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void open_connection (DueBusLink *self);

static gboolean
on_retry_due (gpointer user_data)
{
  DueBusLink *self = user_data;

  self->retry_id = 0;
  open_connection (self);
  return G_SOURCE_REMOVE;
}

static void
retry_later (DueBusLink *self)
{
  self->retry_id = g_timeout_add (self->retry_ms, on_retry_due, self);
  g_source_set_name_by_id (self->retry_id, "duebell-bus-link");
  self->retry_ms = MIN (self->retry_ms * 2, RETRY_LAST_MS);
}

static void
drop_connection (DueBusLink *self)
{
  g_autoptr (GDBusConnection) connection = g_steal_pointer (&self->connection);

  if (connection == NULL)
    return;
  g_signal_handlers_disconnect_by_data (connection, self);
  g_signal_emit (self, signals[DROPPED], 0);
  if (!g_dbus_connection_is_closed (connection))
    g_dbus_connection_close (connection, NULL, NULL, NULL);
}

static void
on_closed (GDBusConnection *connection,
           gboolean remote_peer_vanished,
           GError *error,
           DueBusLink *self)
{
  g_debug ("A bus connection was lost");
  drop_connection (self);
  retry_later (self);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection =
      g_dbus_connection_new_for_address_finish (result, &error);
  DueBusLink *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  g_clear_object (&self->cancellable);
  if (connection == NULL)
    {
      g_debug ("No bus connection: %s %d", g_quark_to_string (error->domain), error->code);
      retry_later (self);
      return;
    }

  self->retry_ms = RETRY_FIRST_MS;
  self->connection = g_steal_pointer (&connection);
  g_signal_connect (self->connection, "closed", G_CALLBACK (on_closed), self);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
open_connection (DueBusLink *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address =
      self->address != NULL ? g_strdup (self->address)
                            : g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);

  if (address == NULL)
    {
      g_debug ("No session bus: %s %d", g_quark_to_string (error->domain), error->code);
      retry_later (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  g_dbus_connection_new_for_address (address,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                         G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL, self->cancellable, on_opened, self);
}

/* Opens the link, now or as soon as there is a bus, until due_bus_link_close(). */
void
due_bus_link_open (DueBusLink *self)
{
  g_return_if_fail (DUE_IS_BUS_LINK (self));

  if (self->connection != NULL || self->cancellable != NULL || self->retry_id != 0)
    return;
  self->retry_ms = RETRY_FIRST_MS;
  open_connection (self);
}

/* Closes the link and gives up opening it. Does not wait for the bus. */
void
due_bus_link_close (DueBusLink *self)
{
  g_return_if_fail (DUE_IS_BUS_LINK (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  drop_connection (self);
}

/* Returns: (transfer none) (nullable): the connection while there is one */
GDBusConnection *
due_bus_link_get_connection (DueBusLink *self)
{
  g_return_val_if_fail (DUE_IS_BUS_LINK (self), NULL);

  return self->connection;
}

static void
due_bus_link_dispose (GObject *object)
{
  due_bus_link_close (DUE_BUS_LINK (object));

  G_OBJECT_CLASS (due_bus_link_parent_class)->dispose (object);
}

static void
due_bus_link_finalize (GObject *object)
{
  g_free (DUE_BUS_LINK (object)->address);

  G_OBJECT_CLASS (due_bus_link_parent_class)->finalize (object);
}

static void
due_bus_link_class_init (DueBusLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_bus_link_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_bus_link_finalize;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_bus_link_init (DueBusLink *self)
{
}

/**
 * due_bus_link_new:
 * @address: (nullable): a D-Bus address, or %NULL for that of the session bus
 *
 * Returns: (transfer full): a closed link
 */
DueBusLink *
due_bus_link_new (const char *address)
{
  DueBusLink *self = g_object_new (DUE_TYPE_BUS_LINK, NULL);

  self->address = g_strdup (address);
  return self;
}
