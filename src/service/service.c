/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "service.h"

#include <glib/gi18n.h>

#include "diagnose.h"
#include "launcher.h"
#include "pause-watch.h"
#include "programs.h"
#include "remote.h"
#include "session-watch.h"
#include "tray-item.h"
#include "views.h"

struct _DueService
{
  GObject parent_instance;

  char *app_id;
  GSettings *settings;
  DueAccounts *accounts;
  DueSecrets *secrets;
  DueAnnounced *announced;
  DueNotifier *notifier;
  DueRoster *roster; /* NULL until started and after stopped */
  DueTrayItem *tray;
  DueLauncher *launcher;
  DueActions *actions; /* NULL until started and after stopped */
  DueSessionWatch *session;
  DueDesktopFacts *desktop;
  DuePauseWatch *pause; /* NULL until started */
  DueOverview *overview;
  guint redraw_id;
};

G_DEFINE_FINAL_TYPE (DueService, due_service, G_TYPE_OBJECT)

enum
{
  CHANGED,
  QUIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
on_redraw (gpointer user_data)
{
  DueService *self = user_data;

  self->redraw_id = 0;
  g_clear_pointer (&self->overview, due_overview_unref);
  self->overview = due_roster_make_overview (self->roster);
  due_views_draw_tray (self->tray, self->settings, self->roster, self->overview);
  due_views_draw_launcher (self->launcher, self->settings, self->overview);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* However much changes in one turn of the loop, views are drawn once. */
static void
redraw (DueService *self)
{
  if (self->redraw_id != 0 || self->roster == NULL)
    return;
  self->redraw_id = g_idle_add (on_redraw, self);
  g_source_set_name_by_id (self->redraw_id, "duebell-redraw");
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DueService *self = g_task_get_source_object (task);

  due_roster_check_finish (DUE_ROSTER (source), result, NULL);
  /* Who waited for the check reads what it brought, not what was drawn before. */
  if (self->redraw_id != 0)
    {
      g_clear_handle_id (&self->redraw_id, g_source_remove);
      on_redraw (self);
    }
  g_task_return_boolean (task, TRUE);
}

void
due_service_check_async (DueService *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, due_service_check_async);
  due_roster_check_async (self->roster, cancellable, on_checked, task);
}

gboolean
due_service_check_finish (DueService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_menu_activated (DueService *self, const char *name, GVariant *target)
{
  g_autofree char *token = due_tray_item_take_activation_token (self->tray);

  due_actions_run_menu (self->actions, name, target, token);
}

static void
on_tray_activated (DueService *self, const char *activation_token)
{
  due_actions_run_click (self->actions, self->overview, activation_token);
}

/* What is late grows later: a person who opens the menu reads how things are now. */
static void
on_about_to_show (DueService *self)
{
  due_views_draw_tray (self->tray, self->settings, self->roster, self->overview);
}

/* Nothing that is drawn differs. */
static void
on_desktop_changed (DueService *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_quit (DueService *self)
{
  g_signal_emit (self, signals[QUIT], 0);
}

static void
on_resumed (DueService *self)
{
  due_roster_wake (self->roster, TRUE);
}

void
due_service_wake (DueService *self)
{
  due_roster_wake (self->roster, FALSE);
}

static void
on_pace_changed (DueService *self)
{
  gboolean slow = due_session_watch_get_idle (self->session) ||
                  due_session_watch_get_power_saver (self->session);

  due_roster_set_pace (self->roster, slow ? DUE_PACE_SLOW : DUE_PACE_NORMAL);
}

DueActions *
due_service_get_actions (DueService *self)
{
  return self->actions;
}

GPtrArray *
due_service_get_monitors (DueService *self)
{
  return due_roster_get_monitors (self->roster);
}

DueOverview *
due_service_get_overview (DueService *self)
{
  return self->overview;
}

DueAccounts *
due_service_get_accounts (DueService *self)
{
  return self->accounts;
}

DueSecrets *
due_service_get_secrets (DueService *self)
{
  return self->secrets;
}

DueNotifier *
due_service_get_notifier (DueService *self)
{
  return self->notifier;
}

DueDesktopFacts *
due_service_get_desktop (DueService *self)
{
  return self->desktop;
}

GSettings *
due_service_get_settings (DueService *self)
{
  return self->settings;
}

DueMonitor *
due_service_find_monitor (DueService *self, const char *account_id)
{
  return due_roster_find (self->roster, account_id);
}

char *
due_service_diagnose (DueService *self)
{
  DueDiagnoseParts parts = {
    .settings = self->settings,
    .monitors = due_roster_get_monitors (self->roster),
    .tray = self->tray,
    .notifier = self->notifier,
    .desktop = self->desktop,
    .session = self->session,
  };

  return due_diagnose_service (&parts);
}

static void
connect_views (DueService *self)
{
  static const char *const redrawn_by[] = { "badge-style", "icon-style", "icon-show",
                                            "launcher-badge", "paused-until" };

  g_signal_connect_object (self->roster, "changed", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (redrawn_by); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", redrawn_by[i], NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (redraw), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->tray, "activate", G_CALLBACK (on_tray_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray, "about-to-show", G_CALLBACK (on_about_to_show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray, "menu-activated", G_CALLBACK (on_menu_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notifier, "action", G_CALLBACK (due_actions_run_notification),
                           self->actions, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "quit", G_CALLBACK (on_quit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desktop, "changed", G_CALLBACK (on_desktop_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "resumed", G_CALLBACK (on_resumed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "network-changed", G_CALLBACK (due_service_wake), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::idle", G_CALLBACK (on_pace_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::power-saver", G_CALLBACK (on_pace_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * due_service_start:
 *
 * Starts the monitors and shows the icon.
 */
void
due_service_start (DueService *self)
{
  g_return_if_fail (DUE_IS_SERVICE (self));

  self->roster = due_roster_new (self->accounts, self->secrets, self->announced, self->notifier,
                                 self->settings);
  self->actions = due_actions_new (self->roster, self->notifier, self->settings, self->app_id);
  self->overview = due_roster_make_overview (self->roster);
  connect_views (self);
  on_pace_changed (self);
  self->pause = due_pause_watch_new (self->settings);
  /* Without an account nothing changes that would draw the icon. */
  redraw (self);
}

void
due_service_stop (DueService *self)
{
  g_return_if_fail (DUE_IS_SERVICE (self));

  g_clear_handle_id (&self->redraw_id, g_source_remove);
  if (self->pause != NULL)
    g_object_run_dispose (G_OBJECT (self->pause));
  if (self->roster != NULL)
    {
      due_actions_stop (self->actions);
      g_signal_handlers_disconnect_by_data (self->roster, self);
      g_signal_handlers_disconnect_by_data (self->desktop, self);
      g_object_run_dispose (G_OBJECT (self->roster));
      g_clear_object (&self->roster);
    }
  due_launcher_set_count (self->launcher, 0, FALSE);
  due_tray_item_set_visible (self->tray, FALSE);
  due_announced_flush (self->announced);
}

static void
due_service_dispose (GObject *object)
{
  DueService *self = DUE_SERVICE (object);

  g_clear_handle_id (&self->redraw_id, g_source_remove);
  if (self->desktop != NULL)
    g_object_run_dispose (G_OBJECT (self->desktop));

  G_OBJECT_CLASS (due_service_parent_class)->dispose (object);
}

static void
due_service_finalize (GObject *object)
{
  DueService *self = DUE_SERVICE (object);

  g_clear_object (&self->roster);
  g_clear_object (&self->pause);
  g_clear_object (&self->desktop);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  g_clear_object (&self->launcher);
  g_clear_object (&self->tray);
  g_clear_object (&self->notifier);
  g_clear_object (&self->announced);
  g_clear_object (&self->secrets);
  g_clear_object (&self->accounts);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->overview, due_overview_unref);
  g_clear_pointer (&self->app_id, g_free);

  G_OBJECT_CLASS (due_service_parent_class)->finalize (object);
}

static void
due_service_class_init (DueServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_service_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_service_finalize;

  signals[CHANGED] = g_signal_new ("changed", DUE_TYPE_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[QUIT] = g_signal_new ("quit", DUE_TYPE_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
due_service_init (DueService *self)
{
}

/**
 * due_service_new:
 * @settings: the general settings
 *
 * Returns: (transfer full): a service that waits for due_service_start()
 */
DueService *
due_service_new (const DueServiceSetup *setup, GSettings *settings)
{
  DueService *self = g_object_new (DUE_TYPE_SERVICE, NULL);
  g_autofree char *icon = due_programs_find_icon (setup->desktop_entry);
  DueDesktopSetup desktop = { .connection = setup->connection,
                              .desktop_entry = setup->desktop_entry,
                              .state_dir = setup->state_dir,
                              .is_demo = g_str_equal (setup->app_id, DUE_DEMO_APP_ID) };

  self->app_id = g_strdup (setup->app_id);
  self->settings = g_object_ref (settings);
  self->accounts = due_accounts_new (settings);
  self->secrets = due_secrets_new ();
  self->announced = due_announced_new (setup->state_dir);
  self->notifier = due_notifier_new ("Duebell", setup->desktop_entry, icon);
  self->tray = due_tray_item_new (setup->item_id, NULL);
  self->launcher = due_launcher_new (setup->connection, setup->desktop_entry);
  self->session = due_session_watch_new (setup->connection);
  desktop.notifier = self->notifier;
  desktop.secrets = self->secrets;
  self->desktop = due_desktop_facts_new (&desktop);
  return self;
}
