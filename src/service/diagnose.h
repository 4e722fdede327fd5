/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop-facts.h"
#include "notifier.h"
#include "session-watch.h"
#include "tray-item.h"

G_BEGIN_DECLS

/* What the report of the running service is drawn from. */
typedef struct
{
  GSettings *settings;
  GPtrArray *monitors; /* (element-type DueMonitor) */
  DueTrayItem *tray;
  DueNotifier *notifier;
  DueDesktopFacts *desktop;
  DueSessionWatch *session;
} DueDiagnoseParts;

/* Both (transfer full): plain text in English, for a report of a fault: versions, desktop, states
 * and times; no names, portals, titles or secrets. */
char *due_diagnose_service (const DueDiagnoseParts *parts);
/* What can be said without the service: versions and environment. */
char *due_diagnose_system (void);

G_END_DECLS
