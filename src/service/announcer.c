/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "announcer.h"

#include <glib/gi18n.h>

#include "change.h"
#include "clock.h"
#include "settings-quiet.h"

/* Nobody says when a quiet time ends. */
#define QUIET_CHECK_S 60

struct _DueAnnouncer
{
  GObject parent_instance;

  DueMonitor *monitor;
  DueAnnounced *announced;
  DueNotifier *notifier;
  GSettings *settings;
  char *trouble_id;      /* of the one about the account itself */
  DueBaseline *baseline; /* (nullable): before the first poll ever */
  gboolean held;         /* something may be waiting for the end of a quiet time */
  gboolean names_portal;
  gint64 lead_changed; /* Unix seconds: what was near then already is not news; 0: never */

  DueTaskNotice *tasks;
  guint quiet_id; /* a trouble waits for the end of a quiet time */
  guint reminder_id;
};

G_DEFINE_FINAL_TYPE (DueAnnouncer, due_announcer, G_TYPE_OBJECT)

static void consider (DueAnnouncer *self, gboolean first);

/* Takes @baseline; written only when it differs. */
static void
set_baseline (DueAnnouncer *self, DueBaseline *baseline)
{
  g_autoptr (DueBaseline) old = g_steal_pointer (&self->baseline);

  self->baseline = baseline;
  if (old == NULL || !due_baseline_equal (old, baseline))
    due_announced_save (self->announced,
                        due_account_get_id (due_monitor_get_account (self->monitor)), baseline);
}

static gboolean
may_speak (DueAnnouncer *self)
{
  return !due_settings_is_quiet_now (self->settings);
}

static DueChangeRules
get_rules (DueAnnouncer *self, gboolean summary)
{
  guint lead_min = g_settings_get_uint (self->settings, "deadline-lead");

  return (DueChangeRules){
    .kinds = due_account_get_notify (due_monitor_get_account (self->monitor)),
    .deadlines = g_settings_get_boolean (self->settings, "notify-deadlines"),
    .lead_s = (gint64) lead_min * 60,
    .summary = summary,
    .titles = g_settings_get_boolean (self->settings, "show-titles"),
    .now = due_clock_now_s (),
  };
}

static gboolean
on_reminder_due (gpointer user_data)
{
  DueAnnouncer *self = user_data;

  self->reminder_id = 0;
  consider (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* A deadline comes near between two polls as well. */
static void
arm_reminder (DueAnnouncer *self, const DueSnapshot *snapshot, gint64 lead_s)
{
  GPtrArray *tasks = due_snapshot_get_tasks (snapshot);
  gint64 now = due_clock_now_s ();
  gint64 next = G_MAXINT64;

  g_clear_handle_id (&self->reminder_id, g_source_remove);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      gint64 deadline = due_task_get_deadline (tasks->pdata[i]);

      if (deadline - lead_s > now)
        next = MIN (next, deadline - lead_s);
    }
  if (next - now >= 24 * 3600)
    return;
  self->reminder_id = g_timeout_add_seconds ((guint) (next - now) + 1, on_reminder_due, self);
  g_source_set_name_by_id (self->reminder_id, "duebell-reminder");
}

/* Tells what is worth it, or keeps it for later. */
static void
tell (DueAnnouncer *self, DueSnapshot *snapshot, gboolean first)
{
  DueChangeRules rules = get_rules (self, first || self->held);
  g_autoptr (DueChange) change = due_change_detect (self->baseline, snapshot, &rules);

  if (change != NULL && !may_speak (self))
    {
      self->held = TRUE;
      set_baseline (self, due_baseline_hold (self->baseline, snapshot));
      return;
    }
  if (change != NULL && g_settings_get_boolean (self->settings, "notifications"))
    {
      DueAccount *account = due_monitor_get_account (self->monitor);
      g_autoptr (DueCounters) before = due_baseline_get_counters (self->baseline);

      due_task_notice_show (self->tasks, change,
                            self->names_portal ? due_account_get_portal (account) : NULL, before);
    }
  if (may_speak (self))
    self->held = FALSE;
  set_baseline (self, due_baseline_advance (self->baseline, snapshot));
  if (change != NULL)
    set_baseline (self,
                  due_baseline_with_reminded (self->baseline, due_change_get_reminders (change)));
}

/* Another lead makes deadlines near that were not, but the person knows why. */
static void
silence_reminders (DueAnnouncer *self, DueSnapshot *snapshot)
{
  DueChangeRules rules = get_rules (self, FALSE);
  g_autoptr (DueChange) change = NULL;

  rules.kinds = DUE_KINDS_NONE;
  rules.now = self->lead_changed;
  change = due_change_detect (self->baseline, snapshot, &rules);
  if (change != NULL)
    set_baseline (self,
                  due_baseline_with_reminded (self->baseline, due_change_get_reminders (change)));
}

static void
consider (DueAnnouncer *self, gboolean first)
{
  DueSnapshot *snapshot = due_monitor_get_snapshot (self->monitor);
  DueChangeRules rules = get_rules (self, FALSE);

  if (snapshot == NULL)
    return;

  due_task_notice_withdraw_passed (self->tasks, snapshot);
  if (self->lead_changed != 0)
    silence_reminders (self, snapshot);
  if (self->baseline == NULL)
    set_baseline (self, due_baseline_new (snapshot));
  else if (!due_baseline_fits (self->baseline, snapshot))
    set_baseline (self, due_baseline_advance (self->baseline, snapshot));
  else
    tell (self, snapshot, first);

  if (rules.deadlines && rules.lead_s > 0)
    arm_reminder (self, snapshot, rules.lead_s);
}

static void
on_lead_changed (DueAnnouncer *self)
{
  self->lead_changed = due_clock_now_s ();
  consider (self, FALSE);
}

static void
on_answered (DueAnnouncer *self, gboolean first)
{
  DueSnapshot *snapshot = due_monitor_get_snapshot (self->monitor);

  consider (self, first);
  if (due_snapshot_get_listed_at (snapshot) >= self->lead_changed)
    self->lead_changed = 0;
}

static void
show_trouble (DueAnnouncer *self, DueState *state)
{
  DueAccount *account = due_monitor_get_account (self->monitor);
  DueRemedy remedy = due_state_get_remedy (state);
  g_autofree char *sentence = due_state_get_sentence (state, due_clock_now_s ());
  /* Translators: head of a notification: a portal and what is wrong with it, such as
   * "acme.bitrix24.ru: Signed out" */
  g_autofree char *summary =
      g_strdup_printf (_ ("%s: %s"), due_account_get_portal (account),
                       due_state_kind_get_label (due_state_get_kind (state)));
  const DueNoticeAction actions[] = { { "default", due_remedy_get_label (remedy) } };
  g_autoptr (DueNotice) notice = due_notice_new (
      summary, sentence, "x-duebell.trouble", due_task_notice_get_flags (self->settings), actions,
      remedy != DUE_REMEDY_NONE ? G_N_ELEMENTS (actions) : 0);

  due_notifier_send (self->notifier, self->trouble_id, notice);
}

/* Who signed out knows it; and that nothing is stored any more is the same thing, after a start. */
static gboolean
is_no_news (DueAnnouncer *self, DueTrouble trouble)
{
  return trouble == DUE_TROUBLE_NOT_SIGNED_IN ||
         (due_baseline_get_trouble (self->baseline) == DUE_TROUBLE_NOT_SIGNED_IN &&
          (trouble == DUE_TROUBLE_SECRET_MISSING || trouble == DUE_TROUBLE_LINK_MISSING));
}

static void on_troubled (DueAnnouncer *self);

static gboolean
on_quiet_check (gpointer user_data)
{
  DueAnnouncer *self = user_data;

  self->quiet_id = 0;
  on_troubled (self);
  return G_SOURCE_REMOVE;
}

static void
on_settings_changed (DueAnnouncer *self)
{
  if (self->quiet_id != 0)
    on_troubled (self);
}

/* Signed out is told once; the rest is said by the icon alone. */
static void
on_troubled (DueAnnouncer *self)
{
  DueState *state = due_monitor_get_state (self->monitor);
  gboolean is_out = due_state_get_kind (state) == DUE_STATE_SIGNED_OUT;
  guint trouble = is_out ? (guint) due_state_get_trouble (state) : 0;

  g_clear_handle_id (&self->quiet_id, g_source_remove);
  if (!is_out && due_state_get_kind (state) != DUE_STATE_CURRENT)
    return;
  if (!is_out)
    due_notifier_withdraw (self->notifier, self->trouble_id);
  if (self->baseline == NULL || due_baseline_get_trouble (self->baseline) == trouble)
    return;
  if (is_out && is_no_news (self, due_state_get_trouble (state)))
    {
      set_baseline (self, due_baseline_with_trouble (self->baseline, DUE_TROUBLE_NOT_SIGNED_IN));
      return;
    }
  if (is_out && !may_speak (self))
    {
      /* No poll comes that could tell it afterwards. */
      self->quiet_id = g_timeout_add_seconds (QUIET_CHECK_S, on_quiet_check, self);
      g_source_set_name_by_id (self->quiet_id, "duebell-quiet");
      return;
    }

  set_baseline (self, due_baseline_with_trouble (self->baseline, trouble));
  if (is_out && g_settings_get_boolean (self->settings, "notifications"))
    show_trouble (self, state);
}

gboolean
due_announcer_owns (DueAnnouncer *self, const char *notification_id)
{
  return g_strcmp0 (due_task_notice_get_id (self->tasks), notification_id) == 0 ||
         g_strcmp0 (self->trouble_id, notification_id) == 0;
}

DueTaskNotice *
due_announcer_get_task_notice (DueAnnouncer *self)
{
  return self->tasks;
}

void
due_announcer_set_names_portal (DueAnnouncer *self, gboolean names_portal)
{
  self->names_portal = names_portal;
}

void
due_announcer_withdraw (DueAnnouncer *self)
{
  g_return_if_fail (DUE_IS_ANNOUNCER (self));

  due_task_notice_withdraw (self->tasks);
  due_notifier_withdraw (self->notifier, self->trouble_id);
}

static void
due_announcer_dispose (GObject *object)
{
  DueAnnouncer *self = DUE_ANNOUNCER (object);

  g_clear_handle_id (&self->reminder_id, g_source_remove);
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  if (self->tasks != NULL)
    g_object_run_dispose (G_OBJECT (self->tasks));

  G_OBJECT_CLASS (due_announcer_parent_class)->dispose (object);
}

static void
due_announcer_finalize (GObject *object)
{
  DueAnnouncer *self = DUE_ANNOUNCER (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->announced);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->baseline, due_baseline_unref);
  g_clear_object (&self->tasks);
  g_clear_pointer (&self->trouble_id, g_free);

  G_OBJECT_CLASS (due_announcer_parent_class)->finalize (object);
}

static void
due_announcer_class_init (DueAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_announcer_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_announcer_finalize;
}

static void
due_announcer_init (DueAnnouncer *self)
{
}

/**
 * due_announcer_new:
 *
 * Reads what was last announced about the account.
 *
 * Returns: (transfer full): an announcer that follows @monitor
 */
DueAnnouncer *
due_announcer_new (DueMonitor *monitor,
                   DueAnnounced *announced,
                   DueNotifier *notifier,
                   GSettings *settings)
{
  DueAnnouncer *self = g_object_new (DUE_TYPE_ANNOUNCER, NULL);
  const char *account_id = due_account_get_id (due_monitor_get_account (monitor));

  self->monitor = g_object_ref (monitor);
  self->announced = g_object_ref (announced);
  self->notifier = g_object_ref (notifier);
  self->settings = g_object_ref (settings);
  self->tasks = due_task_notice_new (notifier, settings, account_id);
  self->trouble_id = g_strconcat ("trouble:", account_id, NULL);
  self->baseline = due_announced_load (announced, account_id);
  g_signal_connect_object (monitor, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::deadline-lead", G_CALLBACK (on_lead_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::notify-deadlines", G_CALLBACK (on_lead_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "troubled", G_CALLBACK (on_troubled), self, G_CONNECT_SWAPPED);
  return self;
}
