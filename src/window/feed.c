/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "feed-private.h"

#include "account-list.h"
#include "starter.h"

#define SERVICE_PATH "/io/github/duebell/Duebell"
#define SERVICE_INTERFACE "io.github.duebell.Duebell1"

#define CHECK_MS (120 * 1000) /* it waits for the portals */
#define CALL_MS (10 * 1000)
/* The service tells nobody that a check found nothing new, but the time of it is on the screen. */
#define READ_AGAIN_S 20

struct _DueFeed
{
  GObject parent_instance;

  char *instance;
  GCancellable *cancellable;
  DueStarter *starter; /* NULL without a bus */
  GDBusProxy *service; /* NULL until it is there; no interface: that would warn of odd values */
  DueAccountList *accounts;
  DueFeedStatus status;
  gboolean checking;
  guint read_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DueFeed, due_feed, G_TYPE_OBJECT)

static void
tell (DueFeed *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_status (DueFeed *self, DueFeedStatus status)
{
  self->status = status;
  tell (self);
}

static gboolean
has_owner (DueFeed *self)
{
  g_autofree char *owner =
      self->service != NULL ? g_dbus_proxy_get_name_owner (self->service) : NULL;

  return owner != NULL;
}

static void
take_accounts (DueFeed *self)
{
  g_autoptr (GVariant) accounts = g_dbus_proxy_get_cached_property (self->service, "Accounts");
  gboolean readable =
      accounts != NULL && g_variant_is_of_type (accounts, G_VARIANT_TYPE ("aa{sv}"));

  if (!has_owner (self))
    return; /* told apart, by on_owner_changed() */
  if (readable)
    due_account_list_update (self->accounts, accounts);
  set_status (self, readable ? DUE_FEED_RUNNING : DUE_FEED_SILENT);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autoptr (GVariant) values = NULL;
  GVariantIter iter;
  const char *name = NULL;
  GVariant *value = NULL;
  DueFeed *self = user_data;

  if (answer == NULL || !g_variant_is_of_type (answer, G_VARIANT_TYPE ("(a{sv})")))
    return; /* user_data may be gone: dispose() cancels */
  values = g_variant_get_child_value (answer, 0);
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    g_dbus_proxy_set_cached_property (self->service, name, value);
  take_accounts (self);
}

static void
read_again (DueFeed *self)
{
  g_dbus_proxy_call (self->service, "org.freedesktop.DBus.Properties.GetAll",
                     g_variant_new ("(s)", SERVICE_INTERFACE), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                     CALL_MS, self->cancellable, on_read, self);
}

static gboolean
on_read_due (gpointer user_data)
{
  read_again (DUE_FEED (user_data));
  return G_SOURCE_CONTINUE;
}

/* A new owner's properties have been read before this comes. */
static void
on_owner_changed (DueFeed *self)
{
  g_clear_handle_id (&self->read_id, g_source_remove);
  if (!has_owner (self))
    {
      set_status (self, DUE_FEED_ABSENT);
      return;
    }
  self->read_id = g_timeout_add_seconds (READ_AGAIN_S, on_read_due, self);
  g_source_set_name_by_id (self->read_id, "duebell-read-again");
  take_accounts (self);
}

static void
on_service_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusProxy *service = g_dbus_proxy_new_finish (result, &error);
  DueFeed *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  if (service == NULL)
    {
      set_status (self, DUE_FEED_ABSENT);
      return;
    }
  self->service = service;
  g_signal_connect_object (service, "g-properties-changed", G_CALLBACK (take_accounts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (service, "notify::g-name-owner", G_CALLBACK (on_owner_changed), self,
                           G_CONNECT_SWAPPED);
  on_owner_changed (self);
}

GDBusProxy *
due_feed_get_service (DueFeed *self)
{
  g_return_val_if_fail (DUE_IS_FEED (self), NULL);

  return has_owner (self) ? self->service : NULL;
}

DueFeedStatus
due_feed_get_status (DueFeed *self)
{
  g_return_val_if_fail (DUE_IS_FEED (self), DUE_FEED_ABSENT);

  return self->status;
}

/**
 * due_feed_make_summary:
 * @self: a feed whose status is %DUE_FEED_RUNNING
 *
 * Returns: (transfer full): all accounts in one, as of now
 */
DueSummary *
due_feed_make_summary (DueFeed *self)
{
  g_return_val_if_fail (DUE_IS_FEED (self), NULL);
  g_return_val_if_fail (self->service != NULL, NULL);

  return due_summary_read (self->service, due_account_list_count_trouble (self->accounts));
}

GListModel *
due_feed_get_accounts (DueFeed *self)
{
  g_return_val_if_fail (DUE_IS_FEED (self), NULL);

  return G_LIST_MODEL (self->accounts);
}

/* Returns: (transfer full) (nullable): see due_account_facts_make_remedy_page(); %NULL for an
 * account that the service does not know as well */
char *
due_feed_make_remedy_page (DueFeed *self, const char *account_id)
{
  g_autoptr (DueAccountItem) item = NULL;

  g_return_val_if_fail (DUE_IS_FEED (self), NULL);

  item = due_account_list_find (self->accounts, account_id);
  return item != NULL ? due_account_facts_make_remedy_page (due_account_item_get_facts (item))
                      : NULL;
}

/* Returns: (transfer full) (nullable): the account, as long as the service knows it */
DueAccountItem *
due_feed_find_account (DueFeed *self, const char *account_id)
{
  g_return_val_if_fail (DUE_IS_FEED (self), NULL);

  return due_account_list_find (self->accounts, account_id);
}

/* Returns: whether due_feed_start() can start the service: it is installed */
gboolean
due_feed_can_start (DueFeed *self)
{
  g_return_val_if_fail (DUE_IS_FEED (self), FALSE);

  return self->starter != NULL && due_starter_can_start (self->starter);
}

gboolean
due_feed_is_checking (DueFeed *self)
{
  g_return_val_if_fail (DUE_IS_FEED (self), FALSE);

  return self->checking;
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (due_starter_start_finish (DUE_STARTER (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the news comes with the owner of its name; or user_data may be gone */
  g_debug ("Start failed: %s %d", g_quark_to_string (error->domain), error->code);
  set_status (DUE_FEED (user_data), DUE_FEED_ABSENT);
}

/**
 * due_feed_start:
 * @self: a feed
 *
 * Starts the service if it is absent and can be started: the status tells how that goes.
 */
void
due_feed_start (DueFeed *self)
{
  g_return_if_fail (DUE_IS_FEED (self));

  if (self->status != DUE_FEED_ABSENT || !due_feed_can_start (self))
    return;
  set_status (self, DUE_FEED_STARTING);
  due_starter_start_async (self->starter, self->cancellable, on_started, self);
}

/* Returns: whether @self of the call is still there; only dispose() cancels */
static gboolean
end_call (GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  g_clear_pointer (&answer, g_variant_unref);
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueFeed *self = user_data;

  if (!end_call (source, result))
    return;
  self->checking = FALSE;
  tell (self);
  read_again (self);
}

/**
 * due_feed_check:
 * @self: a feed
 *
 * Has the service ask all portals now; due_feed_is_checking() until they have answered. Nothing
 * happens while it does so already, and without a service.
 */
void
due_feed_check (DueFeed *self)
{
  g_return_if_fail (DUE_IS_FEED (self));

  if (self->checking || self->status != DUE_FEED_RUNNING)
    return;
  self->checking = TRUE;
  tell (self);
  g_dbus_proxy_call (self->service, "Check", NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, CHECK_MS,
                     self->cancellable, on_checked, self);
}

static void
on_helped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (!end_call (source, result))
    return;
  read_again (DUE_FEED (user_data));
}

/**
 * due_feed_help:
 * @self: a feed
 * @account_id: an account
 * @activation_token: lets what opens come to the front; "" for none
 *
 * Has the service do what helps the account: its remedy.
 */
void
due_feed_help (DueFeed *self, const char *account_id, const char *activation_token)
{
  g_return_if_fail (DUE_IS_FEED (self));
  g_return_if_fail (account_id != NULL && activation_token != NULL);

  if (self->status != DUE_FEED_RUNNING)
    return;
  g_dbus_proxy_call (self->service, "Remedy", g_variant_new ("(ss)", account_id, activation_token),
                     G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_MS, self->cancellable, on_helped, self);
}

static void
due_feed_dispose (GObject *object)
{
  DueFeed *self = DUE_FEED (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_object (&self->service);
  g_clear_object (&self->starter);
  G_OBJECT_CLASS (due_feed_parent_class)->dispose (object);
}

static void
due_feed_finalize (GObject *object)
{
  DueFeed *self = DUE_FEED (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->cancellable);
  g_free (self->instance);
  G_OBJECT_CLASS (due_feed_parent_class)->finalize (object);
}

static void
due_feed_class_init (DueFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_feed_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DUE_TYPE_FEED, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_feed_init (DueFeed *self)
{
  self->cancellable = g_cancellable_new ();
  self->accounts = due_account_list_new ();
}

static void
listen (DueFeed *self, GDBusConnection *bus)
{
  self->starter = due_starter_new (bus, self->instance);
  g_signal_connect_object (self->starter, "notify::can-start", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  g_dbus_proxy_new (bus, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL, self->instance, SERVICE_PATH,
                    SERVICE_INTERFACE, self->cancellable, on_service_ready, self);
}

/**
 * due_feed_new:
 * @bus: (nullable): the session bus; without one the service is absent
 * @instance: the service's name there
 *
 * Returns: (transfer full): a feed that waits for its first answer; never starts the service by
 *   itself
 */
DueFeed *
due_feed_new (GDBusConnection *bus, const char *instance)
{
  DueFeed *self = NULL;

  g_return_val_if_fail (g_dbus_is_name (instance), NULL);

  self = g_object_new (DUE_TYPE_FEED, NULL);
  self->instance = g_strdup (instance);
  if (bus != NULL)
    listen (self, bus);
  else
    self->status = DUE_FEED_ABSENT;
  return self;
}
