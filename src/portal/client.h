/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "address.h"
#include "certificate.h"
#include "identity.h"
#include "portal-error.h"
#include "project.h"
#include "snapshot.h"
#include "watch.h"

G_BEGIN_DECLS

#define DUE_CLIENT_DEADLINE_MS 20000

/**
 * DueClient:
 *
 * Asks one portal with one credential. One request is in flight at a time: a call while another one
 * runs waits for its turn. Nothing that a portal sends gets past it but values and the errors of
 * #DuePortalError.
 */
#define DUE_TYPE_CLIENT (due_client_get_type ())
G_DECLARE_FINAL_TYPE (DueClient, due_client, DUE, CLIENT, GObject)

DueClient *due_client_new (DueAddress *address, guint deadline_ms) G_GNUC_WARN_UNUSED_RESULT;
DueClient *due_client_new_for_token (const char *portal,
                                     DueSecret *access_token,
                                     guint deadline_ms,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void due_client_set_access_token (DueClient *self, DueSecret *access_token);

/* @fingerprint: (nullable): the one certificate that the person agreed to although the system
 * rejects it (see due_fingerprint_normalize()); "" or any other text: none, as at the start. Holds
 * for what is asked from now on. Another certificate is refused before a byte is sent to it. */
void due_client_set_trusted_certificate (DueClient *self, const char *fingerprint);
/* (transfer none) (nullable): that of the last connection, refused ones too; NULL: none yet, or
 * plain http. */
DueCertificate *due_client_get_certificate (DueClient *self);

void due_client_poll_async (DueClient *self,
                            DueWatch *watch,
                            gint64 user_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
DueSnapshot *due_client_poll_finish (DueClient *self, GAsyncResult *result, GError **error);

void due_client_list_async (DueClient *self,
                            DueWatch *watch,
                            gint64 user_id,
                            gint64 now,
                            gint64 lead_s,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GPtrArray *due_client_list_finish (DueClient *self, GAsyncResult *result, GError **error);

void due_client_identify_async (DueClient *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DueIdentity *due_client_identify_finish (DueClient *self, GAsyncResult *result, GError **error);

void due_client_list_projects_async (DueClient *self,
                                     gint64 user_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *due_client_list_projects_finish (DueClient *self,
                                            GAsyncResult *result,
                                            gboolean *complete,
                                            GError **error);

/* For diagnostics, about the last request that ended. */
guint due_client_get_last_status (DueClient *self);      /* HTTP status, 0 for no answer */
guint due_client_get_last_duration_ms (DueClient *self); /* milliseconds */
/* (nullable): the portal's error code if it is one that we know, else the name of the trouble
 * ("timeout"); NULL when all went well. Never text of the portal. */
const char *due_client_get_last_error_name (DueClient *self);

G_END_DECLS
