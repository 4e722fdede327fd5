/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "notifier.h"
#include "opener.h"
#include "roster.h"
#include "window-launcher.h"

G_BEGIN_DECLS

/**
 * DueActions:
 *
 * What a person can make Duebell do, from the icon, its menu, a notification, the command line or
 * another program: one way for all of them. Signal "quit": the person wants Duebell to end.
 */
#define DUE_TYPE_ACTIONS (due_actions_get_type ())
G_DECLARE_FINAL_TYPE (DueActions, due_actions, DUE, ACTIONS, GObject)

/* @app_id: of the instance whose window is shown. */
DueActions *
due_actions_new (DueRoster *roster, DueNotifier *notifier, GSettings *settings, const char *app_id)
    G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): the page of @kinds; @account_id "" = the first account that has any.
 * NULL with @error: a sentence for a person. */
char *
due_actions_get_link (DueActions *self, DueKinds kinds, const char *account_id, GError **error);
gboolean due_actions_open (DueActions *self,
                           DueKinds kinds,
                           const char *account_id,
                           const char *activation_token,
                           GError **error);
void due_actions_open_task (DueActions *self,
                            const char *account_id,
                            gint64 task_id,
                            const char *activation_token);
/* Does what helps the account in its state. */
void due_actions_remedy (DueActions *self, const char *account_id, const char *activation_token);
/* @until: Unix seconds, -1 until resumed, 0 resumes. */
void due_actions_pause (DueActions *self, gint64 until);
gboolean due_actions_show_window (DueActions *self,
                                  const char *page,
                                  const char *activation_token,
                                  GError **error);

/* (transfer none) */
DueWindowLauncher *due_actions_get_windows (DueActions *self);

/* An item of the menu: names and targets as in menu-view.h. */
void due_actions_run_menu (DueActions *self,
                           const char *name,
                           GVariant *target,
                           const char *activation_token);
/* A click on the icon: what the first item of the menu does. */
void due_actions_run_click (DueActions *self, DueOverview *overview, const char *activation_token);
void due_actions_run_notification (DueActions *self,
                                   const char *notification_id,
                                   const char *action,
                                   const char *activation_token);
/* Ends what was started: the window goes with Duebell. */
void due_actions_stop (DueActions *self);

G_END_DECLS
