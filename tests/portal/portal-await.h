/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "client.h"

G_BEGIN_DECLS

/* Longer than any machine needs: no test waits for its end. */
#define LONG_MS 30000
/* For what never answers: the test waits so long. */
#define SHORT_MS 150

/* A callback that keeps the result in the GAsyncResult* at @user_data. */
void await_keep (GObject *source, GAsyncResult *result, gpointer user_data);
/* Turns the main loop until @result is set. */
void await_result (GAsyncResult **result);

/* Each starts the operation and waits for its end. */
DueSnapshot *await_poll (DueClient *client, DueWatch *watch, gint64 user_id, GError **error);
/* The poll must end with numbers. */
void await_good_poll (DueClient *client, DueWatch *watch);
GPtrArray *await_list (DueClient *client,
                       DueWatch *watch,
                       gint64 user_id,
                       gint64 now,
                       gint64 lead_s,
                       GError **error);
DueIdentity *await_identify (DueClient *client, GError **error);

/* (transfer full): all roles, all projects. */
DueWatch *watch_all (void);
/* (transfer full): a client for a webhook's link that is known to be good. */
DueClient *client_for (const char *link, guint deadline_ms);
/* The error, and that it names neither the link nor its secret. */
void assert_portal_error (const GError *error, DuePortalError code, DueTrouble trouble);

G_END_DECLS
