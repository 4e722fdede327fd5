/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The local application that an administrator of the portal made. */
typedef struct
{
  char *client_id;
  char *client_secret;
  char *name;
  char *handler;      /* the address that the browser is sent back to */
  GStrv scopes;       /* what its tokens allow */
  gboolean installed; /* or else deleted on the portal */
  char *member_id;    /* of the portal */
} DueLocalApp;

DueLocalApp *due_local_app_new (guint64 seed);
void due_local_app_free (DueLocalApp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueLocalApp, due_local_app_free)

G_END_DECLS
