/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "credential.h"
#include "project.h"

G_BEGIN_DECLS

/* Prepares the credential, then asks for the projects of @user_id, 1 or more. */
void due_projects_ask_async (DueCredential *credential,
                             gint64 user_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full) (nullable) (element-type DueProject): by name. *complete: whether these are all,
 * or only those of the tasks seen. NULL with @error: #DuePortalError or %G_IO_ERROR_CANCELLED. */
GPtrArray *due_projects_ask_finish (GAsyncResult *result, gboolean *complete, GError **error);

G_END_DECLS
