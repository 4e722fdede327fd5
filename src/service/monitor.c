/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "monitor.h"

#include "clock.h"
#include "credential.h"
#include "one-poll.h"
#include "portal-error.h"
#include "standing.h"

struct _DueMonitor
{
  GObject parent_instance;

  DueAccount *account;
  DueCredential *credential;
  DuePacer *pacer;
  DueStanding *standing;
  guint deadline_lead_s;
  guint asked_lead_s;  /* of the poll under way */
  guint listed_lead_s; /* of the list that is there */

  GCancellable *cancellable; /* of all that is under way; renewed when it starts over */
  GPtrArray *waiting;        /* (element-type GTask): checks that end with the poll under way */
  gboolean polling;
  gboolean again;    /* the settings changed while a poll was under way */
  gboolean reloaded; /* another program said that it changed the secret */
  gboolean first;    /* the next answer ends a start, a resume or an outage */
};

G_DEFINE_FINAL_TYPE (DueMonitor, due_monitor, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ANSWERED,
  TROUBLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_state (DueMonitor *self, DueStateKind kind, DueTrouble trouble)
{
  if (!due_standing_set_state (self->standing, kind, trouble))
    return;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[TROUBLED], 0);
}

static void
return_waiting (DueMonitor *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (waiting->pdata[i], TRUE);
  if (waiting->len > 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
end_poll (DueMonitor *self, DueOutcome outcome, gint64 wait_ms)
{
  self->polling = FALSE;
  due_pacer_poll_ended (self->pacer, outcome, wait_ms);
  if (self->again)
    due_pacer_hurry (self->pacer);
  self->again = FALSE;
}

static void
take_snapshot (DueMonitor *self, DueSnapshot *snapshot)
{
  gboolean first = self->first;

  self->first = FALSE;
  self->reloaded = FALSE;
  self->listed_lead_s = self->asked_lead_s;
  if (due_standing_set_snapshot (self->standing, snapshot))
    g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[ANSWERED], 0, first);
}

/* @certificate: (nullable) */
static void
take_certificate (DueMonitor *self, DueCertificate *certificate)
{
  if (due_standing_set_certificate (self->standing, certificate))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_answer (DueMonitor *self, DueSnapshot *snapshot)
{
  DueClient *client = due_credential_get_client (self->credential);
  gboolean access = due_counters_has_access (due_snapshot_get_counters (snapshot));
  DueTrouble trouble = access ? DUE_TROUBLE_NONE : DUE_TROUBLE_NOT_ALLOWED;

  if (client != NULL) /* others use the credential as well, and may have found it gone */
    take_certificate (self, due_client_get_certificate (client));
  end_poll (self, access ? DUE_OUTCOME_ANSWER : DUE_OUTCOME_FORBIDDEN, 0);
  set_state (self, access ? DUE_STATE_CURRENT : due_trouble_get_state (trouble), trouble);
  take_snapshot (self, snapshot);
  return_waiting (self);
}

/* A secret that is missing after another program spoke up was not lost: somebody signed out. */
static DueTrouble
get_trouble (DueMonitor *self, const GError *error)
{
  DueTrouble trouble = due_portal_error_get_trouble (error);
  gboolean missing = trouble == DUE_TROUBLE_SECRET_MISSING || trouble == DUE_TROUBLE_LINK_MISSING;

  self->reloaded = self->reloaded && missing;
  return self->reloaded ? DUE_TROUBLE_NOT_SIGNED_IN : trouble;
}

static void
on_failure (DueMonitor *self, const GError *error)
{
  DueTrouble trouble = get_trouble (self, error);

  g_debug ("Poll failed: %s", due_trouble_get_name (trouble));
  self->first = TRUE; /* the answer that ends an outage is told as a summary */
  take_certificate (self, due_portal_error_get_certificate (error));
  end_poll (self, due_pacer_get_outcome (trouble), due_portal_error_get_wait_ms (error));
  set_state (self, due_trouble_get_state (trouble), trouble);
  return_waiting (self);
}

static void
on_polled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueMonitor *self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = due_poll_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = DUE_MONITOR (user_data);
  if (snapshot != NULL)
    on_answer (self, snapshot);
  else
    on_failure (self, error);
}

static void
poll_now (DueMonitor *self)
{
  g_autoptr (DueWatch) watch = due_account_get_watch (self->account);
  DuePollInput input = {
    .credential = self->credential,
    .watch = watch,
    .user_id = due_account_get_user_id (self->account),
    .before = due_standing_get_snapshot (self->standing),
    .lead_s = self->deadline_lead_s,
    .relist = self->deadline_lead_s > self->listed_lead_s,
  };

  due_pacer_stop (self->pacer);
  self->polling = TRUE;
  self->asked_lead_s = self->deadline_lead_s;
  due_poll_async (&input, self->cancellable, on_polled, self);
}

static void
on_due (DueMonitor *self, gboolean slept)
{
  if (slept)
    self->first = TRUE;
  poll_now (self);
}

/* What is under way was asked with something else. */
static void
poll_anew (DueMonitor *self)
{
  if (self->polling)
    self->again = TRUE;
  else
    due_pacer_hurry (self->pacer);
}

static void
stop (DueMonitor *self)
{
  due_pacer_stop (self->pacer);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->polling = FALSE;
  self->again = FALSE;
}

/**
 * due_monitor_start:
 *
 * Starts over: polls at once, or shows that the account is switched off.
 */
void
due_monitor_start (DueMonitor *self)
{
  g_return_if_fail (DUE_IS_MONITOR (self));

  stop (self);
  self->first = TRUE;
  if (!due_account_get_enabled (self->account))
    {
      due_standing_set_snapshot (self->standing, NULL);
      set_state (self, DUE_STATE_DISABLED, DUE_TROUBLE_NONE);
      return_waiting (self);
      return;
    }
  if (due_standing_get_kind (self->standing) == DUE_STATE_DISABLED)
    set_state (self, DUE_STATE_CONNECTING, DUE_TROUBLE_NONE);
  poll_now (self);
}

void
due_monitor_reload (DueMonitor *self)
{
  g_return_if_fail (DUE_IS_MONITOR (self));

  self->reloaded = TRUE;
  due_credential_reload (self->credential);
  due_monitor_start (self);
}

void
due_monitor_wake (DueMonitor *self, gboolean resumed)
{
  g_return_if_fail (DUE_IS_MONITOR (self));

  if (resumed)
    self->first = TRUE;
  due_pacer_wake (self->pacer);
}

void
due_monitor_check_async (DueMonitor *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_MONITOR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_monitor_check_async);
  if (due_standing_get_kind (self->standing) == DUE_STATE_DISABLED)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  g_ptr_array_add (self->waiting, task);
  if (!self->polling)
    {
      /* Somebody may have signed in again: the secret that failed is not asked with twice. */
      if (due_standing_get_kind (self->standing) == DUE_STATE_SIGNED_OUT)
        due_credential_reload (self->credential);
      poll_now (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
due_monitor_check_finish (DueMonitor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_keyring_changed (DueMonitor *self)
{
  if (due_standing_get_kind (self->standing) != DUE_STATE_LOCKED)
    return;
  if (self->polling)
    self->again = TRUE;
  else
    poll_now (self);
}

static void
on_account_changed (DueMonitor *self, const char *what)
{
  if (g_str_equal (what, "credentials"))
    {
      due_credential_forget (self->credential);
      due_standing_forget_certificate (self->standing);
    }
  if (g_str_equal (what, "certificate"))
    due_credential_update_trust (self->credential);
  if (g_str_equal (what, "enabled") || g_str_equal (what, "credentials"))
    due_monitor_start (self);
  else if (g_str_equal (what, "watch") || g_str_equal (what, "certificate"))
    poll_anew (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

DueAccount *
due_monitor_get_account (DueMonitor *self)
{
  return self->account;
}

DueState *
due_monitor_get_state (DueMonitor *self)
{
  return due_standing_get_state (self->standing, due_pacer_get_next_check (self->pacer));
}

DueSnapshot *
due_monitor_get_snapshot (DueMonitor *self)
{
  return due_standing_get_snapshot (self->standing);
}

DueCredential *
due_monitor_get_credential (DueMonitor *self)
{
  return self->credential;
}

DueCertificate *
due_monitor_get_certificate (DueMonitor *self)
{
  return due_standing_get_certificate (self->standing);
}

/* A poll that the timer started does not flicker in the menu. */
gboolean
due_monitor_is_checking (DueMonitor *self)
{
  return self->waiting->len > 0;
}

DuePacer *
due_monitor_get_pacer (DueMonitor *self)
{
  return self->pacer;
}

void
due_monitor_set_deadline_lead (DueMonitor *self, guint lead_s)
{
  self->deadline_lead_s = lead_s;
}

static void
due_monitor_dispose (GObject *object)
{
  DueMonitor *self = DUE_MONITOR (object);

  due_pacer_stop (self->pacer);
  g_cancellable_cancel (self->cancellable);
  g_object_run_dispose (G_OBJECT (self->credential));
  return_waiting (self);

  G_OBJECT_CLASS (due_monitor_parent_class)->dispose (object);
}

static void
due_monitor_finalize (GObject *object)
{
  DueMonitor *self = DUE_MONITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->credential);
  g_clear_object (&self->pacer);
  g_clear_object (&self->account);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (due_monitor_parent_class)->finalize (object);
}

static void
due_monitor_class_init (DueMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = due_monitor_dispose;
  object_class->finalize = due_monitor_finalize;

  signals[CHANGED] = g_signal_new ("changed", DUE_TYPE_MONITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", DUE_TYPE_MONITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[TROUBLED] = g_signal_new ("troubled", DUE_TYPE_MONITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
due_monitor_init (DueMonitor *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->first = TRUE;
}

/**
 * due_monitor_new:
 * @interval_s: seconds between polls, 60 to 3600
 *
 * Returns: (transfer full): a monitor that waits for due_monitor_start()
 */
DueMonitor *
due_monitor_new (DueAccount *account, DueSecrets *secrets, guint interval_s)
{
  DueMonitor *self = g_object_new (DUE_TYPE_MONITOR, NULL);
  gboolean enabled = due_account_get_enabled (account);

  self->account = g_object_ref (account);
  self->credential = due_credential_new (account, secrets);
  self->pacer = due_pacer_new (interval_s);
  self->standing = due_standing_new (enabled ? DUE_STATE_CONNECTING : DUE_STATE_DISABLED);
  g_signal_connect_object (self->pacer, "due", G_CALLBACK (on_due), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "changed", G_CALLBACK (on_account_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (secrets, "keyring-changed", G_CALLBACK (on_keyring_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
