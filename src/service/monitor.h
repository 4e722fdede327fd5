/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "account.h"
#include "credential.h"
#include "pacer.h"
#include "secrets.h"
#include "snapshot.h"
#include "state.h"

G_BEGIN_DECLS

/**
 * DueMonitor:
 *
 * Keeps an eye on one account, and is the only writer of its state and snapshot. Signals:
 *
 * "changed": the state, the snapshot or whether it is checking differs: views redraw.
 * "answered" (gboolean first): a poll brought a snapshot; @first after a start, a resume or an
 *   outage: what is told then is a summary.
 * "troubled": the state is one that a person should be told about, or is so no longer.
 */
#define DUE_TYPE_MONITOR (due_monitor_get_type ())
G_DECLARE_FINAL_TYPE (DueMonitor, due_monitor, DUE, MONITOR, GObject)

DueMonitor *due_monitor_new (DueAccount *account, DueSecrets *secrets, guint interval_s)
    G_GNUC_WARN_UNUSED_RESULT;

void due_monitor_start (DueMonitor *self);
/* Another program stored another secret, or agreed to a certificate: starts over with it. */
void due_monitor_reload (DueMonitor *self);

DueAccount *due_monitor_get_account (DueMonitor *self);       /* (transfer none) */
DueState *due_monitor_get_state (DueMonitor *self);           /* (transfer none) */
DueSnapshot *due_monitor_get_snapshot (DueMonitor *self);     /* (transfer none) (nullable) */
DueCredential *due_monitor_get_credential (DueMonitor *self); /* (transfer none) */
/* (transfer none) (nullable): what the portal showed last, accepted or not. */
DueCertificate *due_monitor_get_certificate (DueMonitor *self);
DuePacer *due_monitor_get_pacer (DueMonitor *self); /* (transfer none): when it polls */
gboolean due_monitor_is_checking (DueMonitor *self);

/* How far ahead of a deadline its task is listed: seconds, 0 for not at all. */
void due_monitor_set_deadline_lead (DueMonitor *self, guint lead_s);

/* Asks at once: the person wants it, or the network or the machine is back. */
void due_monitor_wake (DueMonitor *self, gboolean resumed);

/* Polls now and is done when the poll has ended, well or not. */
void due_monitor_check_async (DueMonitor *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean due_monitor_check_finish (DueMonitor *self, GAsyncResult *result, GError **error);

G_END_DECLS
