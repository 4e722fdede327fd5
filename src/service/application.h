/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service.h"

G_BEGIN_DECLS

/* Called once, when the service has started and its name is on the bus. */
typedef void (*DueApplicationReadyFunc) (DueService *service, gpointer user_data);

/* Runs the resident program until it quits: under @app_id on the session bus, once. @ready:
 * (nullable). Returns: an exit status; EXIT_SUCCESS too when it runs already. */
int due_application_run (const char *app_id,
                         const char *state_dir,
                         GSettings *settings,
                         DueApplicationReadyFunc ready,
                         gpointer user_data);

G_END_DECLS
