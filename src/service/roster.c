/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "roster.h"

struct _DueRoster
{
  GObject parent_instance;

  DueAccounts *accounts;
  DueSecrets *secrets;
  DueAnnounced *announced;
  DueNotifier *notifier;
  GSettings *settings;
  GPtrArray *monitors;   /* (element-type DueMonitor) */
  GPtrArray *announcers; /* (element-type DueAnnouncer): of the monitor of the same index */
  GCancellable *cancellable;
  DuePace pace;
};

G_DEFINE_FINAL_TYPE (DueRoster, due_roster, G_TYPE_OBJECT)

static guint changed_signal;

static void
on_monitor_changed (DueRoster *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static guint
get_lead_s (DueRoster *self)
{
  if (!g_settings_get_boolean (self->settings, "notify-deadlines"))
    return 0;
  return g_settings_get_uint (self->settings, "deadline-lead") * 60;
}

static DueMonitor *
make_monitor (DueRoster *self, DueAccount *account)
{
  DueMonitor *monitor = due_monitor_new (account, self->secrets,
                                         g_settings_get_uint (self->settings, "check-interval"));

  due_pacer_set_pace (due_monitor_get_pacer (monitor), self->pace);
  due_monitor_set_deadline_lead (monitor, get_lead_s (self));
  g_signal_connect_object (monitor, "changed", G_CALLBACK (on_monitor_changed), self,
                           G_CONNECT_SWAPPED);
  return monitor;
}

static void
name_portals (DueRoster *self)
{
  for (guint i = 0; i < self->announcers->len; i++)
    due_announcer_set_names_portal (self->announcers->pdata[i], self->announcers->len > 1);
}

static void
remove_missing (DueRoster *self)
{
  for (guint i = self->monitors->len; i > 0; i--)
    {
      DueAccount *account = due_monitor_get_account (self->monitors->pdata[i - 1]);
      g_autoptr (DueAccount) listed =
          due_accounts_get_by_id (self->accounts, due_account_get_id (account));

      if (listed == account)
        continue;
      due_announcer_withdraw (self->announcers->pdata[i - 1]);
      g_ptr_array_remove_index (self->announcers, i - 1);
      /* Another process may have removed it already: a late write would bring it back. */
      due_announced_remove (self->announced, due_account_get_id (account));
      g_object_run_dispose (self->monitors->pdata[i - 1]);
      g_ptr_array_remove_index (self->monitors, i - 1);
    }
}

static gboolean
find_index (DueRoster *self, DueAccount *account, guint *index)
{
  for (*index = 0; *index < self->monitors->len; (*index)++)
    if (due_monitor_get_account (self->monitors->pdata[*index]) == account)
      return TRUE;
  return FALSE;
}

static void
move (GPtrArray *array, guint from, guint to)
{
  gpointer item = g_ptr_array_steal_index (array, from);

  g_ptr_array_insert (array, (gint) to, item);
}

/* The monitors of accounts that stay go on undisturbed. */
static void
on_accounts_changed (DueRoster *self)
{
  remove_missing (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->accounts)); i++)
    {
      g_autoptr (DueAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);
      guint index = 0;

      if (!find_index (self, account, &index))
        {
          DueMonitor *monitor = make_monitor (self, account);

          g_ptr_array_insert (self->monitors, (gint) i, monitor);
          g_ptr_array_insert (
              self->announcers, (gint) i,
              due_announcer_new (monitor, self->announced, self->notifier, self->settings));
          due_monitor_start (monitor);
        }
      else if (index != i)
        {
          move (self->monitors, index, i);
          move (self->announcers, index, i);
        }
    }
  name_portals (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_interval_changed (DueRoster *self)
{
  for (guint i = 0; i < self->monitors->len; i++)
    due_pacer_set_interval (due_monitor_get_pacer (self->monitors->pdata[i]),
                            g_settings_get_uint (self->settings, "check-interval"));
}

static void
on_lead_changed (DueRoster *self)
{
  for (guint i = 0; i < self->monitors->len; i++)
    due_monitor_set_deadline_lead (self->monitors->pdata[i], get_lead_s (self));
}

GPtrArray *
due_roster_get_monitors (DueRoster *self)
{
  return self->monitors;
}

DueMonitor *
due_roster_find (DueRoster *self, const char *account_id)
{
  for (guint i = 0; i < self->monitors->len; i++)
    if (g_strcmp0 (due_account_get_id (due_monitor_get_account (self->monitors->pdata[i])),
                   account_id) == 0)
      return self->monitors->pdata[i];
  return NULL;
}

DueAnnouncer *
due_roster_find_announcer (DueRoster *self, const char *notification_id, DueMonitor **monitor)
{
  for (guint i = 0; i < self->announcers->len; i++)
    if (due_announcer_owns (self->announcers->pdata[i], notification_id))
      {
        *monitor = self->monitors->pdata[i];
        return self->announcers->pdata[i];
      }
  return NULL;
}

GArray *
due_roster_list_parts (DueRoster *self)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (DueViewPart));

  for (guint i = 0; i < self->monitors->len; i++)
    {
      DueMonitor *monitor = self->monitors->pdata[i];
      DueAccount *account = due_monitor_get_account (monitor);
      DueViewPart part = {
        .id = due_account_get_id (account),
        .portal = due_account_get_portal (account),
        .state = due_monitor_get_state (monitor),
        .snapshot = due_monitor_get_snapshot (monitor),
        .count = due_account_get_count (account),
        .checking = due_monitor_is_checking (monitor),
      };

      g_array_append_val (parts, part);
    }
  return parts;
}

DueOverview *
due_roster_make_overview (DueRoster *self)
{
  g_autoptr (GArray) parts = due_roster_list_parts (self);
  g_autofree DueOverviewPart *overview_parts = g_new0 (DueOverviewPart, parts->len + 1);

  for (guint i = 0; i < parts->len; i++)
    {
      const DueViewPart *part = &g_array_index (parts, DueViewPart, i);

      overview_parts[i] = (DueOverviewPart){ part->state, part->snapshot, part->count };
    }
  return due_overview_new (overview_parts, parts->len);
}

void
due_roster_set_pace (DueRoster *self, DuePace pace)
{
  self->pace = pace;
  for (guint i = 0; i < self->monitors->len; i++)
    due_pacer_set_pace (due_monitor_get_pacer (self->monitors->pdata[i]), pace);
}

void
due_roster_wake (DueRoster *self, gboolean resumed)
{
  for (guint i = 0; i < self->monitors->len; i++)
    due_monitor_wake (self->monitors->pdata[i], resumed);
}

static gboolean
is_locked (DueMonitor *monitor)
{
  return due_state_get_kind (due_monitor_get_state (monitor)) == DUE_STATE_LOCKED;
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueRoster *self = NULL;
  g_autoptr (GError) error = NULL;

  due_secrets_unlock_finish (DUE_SECRETS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Refused or not, the lookup says how things are now. */
  self = DUE_ROSTER (user_data);
  for (guint i = 0; i < self->monitors->len; i++)
    if (is_locked (self->monitors->pdata[i]))
      due_monitor_check_async (self->monitors->pdata[i], NULL, NULL, NULL);
}

/* One keyring keeps all secrets: one prompt. */
void
due_roster_unlock (DueRoster *self)
{
  due_secrets_unlock_async (self->secrets, self->cancellable, on_unlocked, self);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  guint *n_left = g_task_get_task_data (task);

  /* How the poll went is the account's state: the check itself has ended either way. */
  due_monitor_check_finish (DUE_MONITOR (source), result, NULL);
  (*n_left)--;
  if (*n_left == 0)
    g_task_return_boolean (task, TRUE);
}

void
due_roster_check_async (DueRoster *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) monitors = g_ptr_array_new_with_free_func (g_object_unref);
  guint *n_left = g_new (guint, 1);

  for (guint i = 0; i < self->monitors->len; i++)
    g_ptr_array_add (monitors, g_object_ref (self->monitors->pdata[i]));
  g_task_set_source_tag (task, due_roster_check_async);
  g_task_set_task_data (task, n_left, g_free);
  *n_left = monitors->len;
  if (monitors->len == 0)
    g_task_return_boolean (task, TRUE);
  for (guint i = 0; i < monitors->len; i++)
    due_monitor_check_async (monitors->pdata[i], cancellable, on_checked, g_object_ref (task));
}

gboolean
due_roster_check_finish (DueRoster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
due_roster_dispose (GObject *object)
{
  DueRoster *self = DUE_ROSTER (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->announcers->len; i++)
    due_announcer_withdraw (self->announcers->pdata[i]);
  for (guint i = 0; i < self->monitors->len; i++)
    g_object_run_dispose (self->monitors->pdata[i]);
  g_ptr_array_set_size (self->announcers, 0);
  g_ptr_array_set_size (self->monitors, 0);

  G_OBJECT_CLASS (due_roster_parent_class)->dispose (object);
}

static void
due_roster_finalize (GObject *object)
{
  DueRoster *self = DUE_ROSTER (object);

  g_clear_pointer (&self->announcers, g_ptr_array_unref);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  g_clear_object (&self->accounts);
  g_clear_object (&self->secrets);
  g_clear_object (&self->announced);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (due_roster_parent_class)->finalize (object);
}

static void
due_roster_class_init (DueRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_roster_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_roster_finalize;

  changed_signal = g_signal_new ("changed", DUE_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
due_roster_init (DueRoster *self)
{
  self->cancellable = g_cancellable_new ();
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->announcers = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * due_roster_new:
 *
 * Returns: (transfer full): a roster whose monitors have started
 */
DueRoster *
due_roster_new (DueAccounts *accounts,
                DueSecrets *secrets,
                DueAnnounced *announced,
                DueNotifier *notifier,
                GSettings *settings)
{
  DueRoster *self = g_object_new (DUE_TYPE_ROSTER, NULL);

  self->accounts = g_object_ref (accounts);
  self->secrets = g_object_ref (secrets);
  self->announced = g_object_ref (announced);
  self->notifier = g_object_ref (notifier);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::check-interval", G_CALLBACK (on_interval_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::deadline-lead", G_CALLBACK (on_lead_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::notify-deadlines", G_CALLBACK (on_lead_changed),
                           self, G_CONNECT_SWAPPED);
  on_accounts_changed (self);
  return self;
}
