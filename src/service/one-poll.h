/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "credential.h"
#include "snapshot.h"

G_BEGIN_DECLS

/* What one poll asks with. */
typedef struct
{
  DueCredential *credential;
  DueWatch *watch;
  gint64 user_id;
  DueSnapshot *before; /* (nullable): the last one: its list serves while the numbers stay */
  gboolean relist;     /* the list of @before does not serve */
  guint lead_s;        /* tasks whose deadline is this near are listed too: seconds, 0 for none */
} DuePollInput;

/* Prepares the credential, then asks for the numbers, and for the task list when they changed or
 * the list is too old for deadlines. The numbers count with or without the list. What another
 * process may have stored meanwhile is looked up, and tried, before a credential is given up. */
void due_poll_async (const DuePollInput *input,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* (transfer full) (nullable): NULL with @error of the portal folder or %G_IO_ERROR_CANCELLED. */
DueSnapshot *due_poll_finish (GAsyncResult *result, GError **error);

G_END_DECLS
