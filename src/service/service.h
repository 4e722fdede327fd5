/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "actions.h"
#include "desktop-facts.h"
#include "overview.h"

G_BEGIN_DECLS

/* What tells one running Duebell from another: the real one and the demo. */
typedef struct
{
  GDBusConnection *connection; /* to the session bus */
  const char *app_id;          /* also the name on the bus */
  const char *item_id;         /* of the tray item: panels remember its place by it */
  const char *desktop_entry;   /* whose name and icon notifications bear */
  const char *state_dir;       /* of what was announced */
} DueServiceSetup;

/**
 * DueService:
 *
 * All that is resident, wired together: a monitor and an announcer an account, the tray item, the
 * notifications, what is opened. Signals: "changed": something that views show differs; "quit".
 */
#define DUE_TYPE_SERVICE (due_service_get_type ())
G_DECLARE_FINAL_TYPE (DueService, due_service, DUE, SERVICE, GObject)

DueService *due_service_new (const DueServiceSetup *setup, GSettings *settings)
    G_GNUC_WARN_UNUSED_RESULT;
void due_service_start (DueService *self);
/* Takes back icon and notifications and writes what is unwritten: at the end of the process. */
void due_service_stop (DueService *self);

GPtrArray *
due_service_get_monitors (DueService *self); /* (transfer none) (element-type DueMonitor) */
DueOverview *due_service_get_overview (DueService *self);    /* (transfer none) */
DueAccounts *due_service_get_accounts (DueService *self);    /* (transfer none) */
DueSecrets *due_service_get_secrets (DueService *self);      /* (transfer none) */
GSettings *due_service_get_settings (DueService *self);      /* (transfer none) */
DueNotifier *due_service_get_notifier (DueService *self);    /* (transfer none) */
DueDesktopFacts *due_service_get_desktop (DueService *self); /* (transfer none) */
DueMonitor *due_service_find_monitor (DueService *self, const char *account_id); /* (nullable) */

DueActions *due_service_get_actions (DueService *self); /* (transfer none): once started */
void due_service_check_async (DueService *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean due_service_check_finish (DueService *self, GAsyncResult *result, GError **error);
/* Polls soon, as when the network is back. */
void due_service_wake (DueService *self);
/* (transfer full): the redacted report. */
char *due_service_diagnose (DueService *self);

G_END_DECLS
