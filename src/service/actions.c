/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "actions.h"

#include <glib/gi18n.h>

#include "clock.h"
#include "links.h"
#include "menu-view.h"
#include "page-link.h"

struct _DueActions
{
  GObject parent_instance;

  DueRoster *roster;
  DueNotifier *notifier;
  GSettings *settings;
  DueOpener *opener;
  DueWindowLauncher *windows;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DueActions, due_actions, G_TYPE_OBJECT)

static guint quit_signal;

/* What a click could not do is said: silence looks like a broken program. */
static void
tell_failure (DueActions *self, const char *head, const char *sentence)
{
  g_autoptr (DueNotice) notice =
      due_notice_new (head, sentence, "x-duebell.trouble", DUE_NOTICE_QUIET, NULL, 0);

  if (g_settings_get_boolean (self->settings, "notifications"))
    due_notifier_send (self->notifier, "failure", notice);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueActions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!due_opener_open_finish (DUE_OPENER (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failure (self, _ ("Cannot Open the Browser"), error->message);
}

static void
open_uri (DueActions *self, DueMonitor *monitor, const char *uri, const char *activation_token)
{
  g_autofree char *open_with = due_account_get_open_with (due_monitor_get_account (monitor));

  due_opener_open_async (self->opener, uri, open_with, activation_token, self->cancellable,
                         on_opened, g_object_ref (self));
  due_pacer_after_click (due_monitor_get_pacer (monitor));
}

static gboolean
has_any (DueMonitor *monitor, DueKinds kinds)
{
  DueSnapshot *snapshot = due_monitor_get_snapshot (monitor);
  guint sum = 0;

  return snapshot != NULL &&
         due_counters_get_sum (due_snapshot_get_counters (snapshot), kinds, &sum) && sum > 0;
}

/* @account_id "": the first account that has any of @kinds, else the first. */
static DueMonitor *
choose_monitor (DueActions *self, DueKinds kinds, const char *account_id, GError **error)
{
  GPtrArray *monitors = due_roster_get_monitors (self->roster);
  DueMonitor *monitor = NULL;

  if (account_id != NULL && account_id[0] != '\0')
    {
      monitor = due_roster_find (self->roster, account_id);
      if (monitor == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _ ("There is no such account."));
      return monitor;
    }
  if (monitors->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There is no account yet. Add one with “duebell connect”."));
      return NULL;
    }
  for (guint i = 0; i < monitors->len; i++)
    if (has_any (monitors->pdata[i], kinds))
      return monitors->pdata[i];
  return monitors->pdata[0];
}

char *
due_actions_get_link (DueActions *self, DueKinds kinds, const char *account_id, GError **error)
{
  DueMonitor *monitor = choose_monitor (self, kinds, account_id, error);

  return monitor != NULL ? due_page_link_for_kind (monitor, kinds) : NULL;
}

gboolean
due_actions_open (DueActions *self,
                  DueKinds kinds,
                  const char *account_id,
                  const char *activation_token,
                  GError **error)
{
  DueMonitor *monitor = choose_monitor (self, kinds, account_id, error);
  g_autofree char *uri = monitor != NULL ? due_page_link_for_kind (monitor, kinds) : NULL;

  if (uri != NULL)
    {
      open_uri (self, monitor, uri, activation_token);
      return TRUE;
    }
  if (monitor != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no such page."));
  return FALSE;
}

void
due_actions_open_task (DueActions *self,
                       const char *account_id,
                       gint64 task_id,
                       const char *activation_token)
{
  DueMonitor *monitor = due_roster_find (self->roster, account_id);
  g_autofree char *base = NULL;
  g_autofree char *uri = NULL;

  if (monitor == NULL)
    return;
  base = due_account_get_base (due_monitor_get_account (monitor));
  uri =
      due_link_to_task (base, due_account_get_user_id (due_monitor_get_account (monitor)), task_id);
  if (uri != NULL)
    open_uri (self, monitor, uri, activation_token);
}

static void
show_window_or_tell (DueActions *self, const char *page, const char *activation_token)
{
  g_autoptr (GError) error = NULL;

  if (!due_actions_show_window (self, page, activation_token, &error))
    tell_failure (self, _ ("Cannot Open the Window"), error->message);
}

/* A preset account that nobody has signed in to may still be connected either way: its page offers
 * both. */
static gboolean
is_webhook (DueMonitor *monitor)
{
  DueAccount *account = due_monitor_get_account (monitor);

  return due_account_get_method (account) == DUE_METHOD_WEBHOOK &&
         due_account_get_user_id (account) > 0;
}

static void
show_page_of (DueActions *self, const char *prefix, const char *account_id, const char *token)
{
  g_autofree char *page = g_strconcat (prefix, account_id, NULL);

  show_window_or_tell (self, page, token);
}

void
due_actions_remedy (DueActions *self, const char *account_id, const char *activation_token)
{
  DueMonitor *monitor = due_roster_find (self->roster, account_id);
  g_autofree char *uri = NULL;

  if (monitor == NULL)
    return;

  switch (due_state_get_remedy (due_monitor_get_state (monitor)))
    {
    case DUE_REMEDY_TRY_AGAIN:
      due_monitor_check_async (monitor, NULL, NULL, NULL);
      break;
    case DUE_REMEDY_UNLOCK:
      due_roster_unlock (self->roster);
      break;
    case DUE_REMEDY_OPEN_WEBHOOK:
      {
        g_autofree char *base = due_account_get_base (due_monitor_get_account (monitor));

        uri = due_link_to_webhooks (base);
        if (uri != NULL)
          open_uri (self, monitor, uri, activation_token);
        break;
      }
    case DUE_REMEDY_SWITCH_ON:
      due_account_set_enabled (due_monitor_get_account (monitor), TRUE);
      break;
    case DUE_REMEDY_SIGN_IN:
    case DUE_REMEDY_SIGN_IN_FIRST:
      show_page_of (self, is_webhook (monitor) ? "replace:" : "sign-in:", account_id,
                    activation_token);
      break;
    case DUE_REMEDY_REPLACE_WEBHOOK:
      show_page_of (self, "replace:", account_id, activation_token);
      break;
    case DUE_REMEDY_SHOW_CERTIFICATE:
      show_page_of (self, "account:", account_id, activation_token);
      break;
    case DUE_REMEDY_NONE:
    default:
      break;
    }
}

void
due_actions_pause (DueActions *self, gint64 until)
{
  g_settings_set_int64 (self->settings, "paused-until", until);
}

static void
open_role (DueActions *self,
           const char *account_id,
           DueKinds kind,
           DueRoles role,
           const char *token)
{
  DueMonitor *monitor = due_roster_find (self->roster, account_id);
  g_autofree char *uri = monitor != NULL ? due_page_link_for_role (monitor, kind, role) : NULL;

  if (uri != NULL)
    open_uri (self, monitor, uri, token);
}

gboolean
due_actions_show_window (DueActions *self,
                         const char *page,
                         const char *activation_token,
                         GError **error)
{
  return due_window_launcher_show (self->windows, page, activation_token, error);
}

DueWindowLauncher *
due_actions_get_windows (DueActions *self)
{
  g_return_val_if_fail (DUE_IS_ACTIONS (self), NULL);

  return self->windows;
}

/* What a person chose in the menu; see menu-view.h for the names and their targets. */
void
due_actions_run_menu (DueActions *self, const char *name, GVariant *target, const char *token)
{
  const char *text = NULL;
  const char *account_id = NULL;
  gint64 number = 0;

  if (g_str_equal (name, "open"))
    {
      DueKinds kinds = DUE_KINDS_ALL;

      g_variant_get (target, "(&s&s)", &text, &account_id);
      if (due_kinds_from_name (text, &kinds))
        due_actions_open (self, kinds, account_id, token, NULL);
    }
  else if (g_str_equal (name, "open-role"))
    {
      guint kind = 0;
      guint role = 0;

      g_variant_get (target, "(&suu)", &account_id, &kind, &role);
      open_role (self, account_id, (DueKinds) kind, (DueRoles) role, token);
    }
  else if (g_str_equal (name, "open-task"))
    {
      g_variant_get (target, "(&sx)", &account_id, &number);
      due_actions_open_task (self, account_id, number, token);
    }
  else if (g_str_equal (name, "remedy"))
    due_actions_remedy (self, g_variant_get_string (target, NULL), token);
  else if (g_str_equal (name, "check-now"))
    due_roster_check_async (self->roster, NULL, NULL, NULL);
  else if (g_str_equal (name, "pause"))
    due_actions_pause (self, due_menu_view_get_pause_end (g_variant_get_int64 (target)));
  else if (g_str_equal (name, "resume"))
    due_actions_pause (self, 0);
  else if (g_str_equal (name, "preferences") || g_str_equal (name, "about"))
    show_window_or_tell (self, g_str_equal (name, "about") ? name : "", token);
  else if (g_str_equal (name, "quit"))
    g_signal_emit (self, quit_signal, 0);
}

/* A click on the icon does what the first item of the menu does. */
void
due_actions_run_click (DueActions *self, DueOverview *overview, const char *activation_token)
{
  g_autoptr (GArray) parts = due_roster_list_parts (self->roster);
  const DueViewPart *trouble =
      due_menu_view_find_trouble ((const DueViewPart *) (gpointer) parts->data, parts->len);

  if (parts->len == 0)
    show_window_or_tell (self, "", activation_token);
  else if (trouble != NULL)
    due_actions_remedy (self, trouble->id, activation_token);
  else
    due_actions_open (self, due_menu_view_choose_kind (overview), "", activation_token, NULL);
}

void
due_actions_run_notification (DueActions *self,
                              const char *notification_id,
                              const char *action,
                              const char *activation_token)
{
  DueMonitor *monitor = NULL;
  DueAnnouncer *announcer = due_roster_find_announcer (self->roster, notification_id, &monitor);
  DueTaskNotice *notice = NULL;
  const char *account_id = NULL;
  DueKinds kind = DUE_KINDS_NONE;

  if (announcer == NULL)
    return;

  account_id = due_account_get_id (due_monitor_get_account (monitor));
  notice = due_announcer_get_task_notice (announcer);
  kind = due_task_notice_get_kind (notice);
  if (g_str_equal (action, "later"))
    due_task_notice_remind_later (notice);
  else if (g_str_has_prefix (notification_id, "trouble:"))
    due_actions_remedy (self, account_id, activation_token);
  else if (due_task_notice_get_task (notice) != 0)
    due_actions_open_task (self, account_id, due_task_notice_get_task (notice), activation_token);
  else
    due_actions_open (self, kind != DUE_KINDS_NONE ? kind : DUE_KINDS_ALL, account_id,
                      activation_token, NULL);
}

void
due_actions_stop (DueActions *self)
{
  g_return_if_fail (DUE_IS_ACTIONS (self));

  g_cancellable_cancel (self->cancellable);
  due_window_launcher_stop (self->windows);
}

static void
due_actions_finalize (GObject *object)
{
  DueActions *self = DUE_ACTIONS (object);

  g_clear_object (&self->roster);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_object (&self->opener);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->windows);

  G_OBJECT_CLASS (due_actions_parent_class)->finalize (object);
}

static void
due_actions_class_init (DueActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_actions_finalize;

  quit_signal = g_signal_new ("quit", DUE_TYPE_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
due_actions_init (DueActions *self)
{
  self->cancellable = g_cancellable_new ();
}

DueActions *
due_actions_new (DueRoster *roster, DueNotifier *notifier, GSettings *settings, const char *app_id)
{
  DueActions *self = g_object_new (DUE_TYPE_ACTIONS, NULL);

  self->roster = g_object_ref (roster);
  self->notifier = g_object_ref (notifier);
  self->settings = g_object_ref (settings);
  self->opener = due_opener_new ();
  self->windows = due_window_launcher_new (app_id);
  return self;
}
