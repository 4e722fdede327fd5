/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "site.h"

G_BEGIN_DECLS

#define DUE_TYPE_PORTAL_SERVER (due_portal_server_get_type ())
G_DECLARE_FINAL_TYPE (DuePortalServer, due_portal_server, DUE, PORTAL_SERVER, GObject)

DuePortalServer *due_portal_server_new (DueSite *site, GTlsCertificate *certificate);
gboolean due_portal_server_listen (DuePortalServer *self, guint port, GError **error);
gboolean due_portal_server_move (DuePortalServer *self, GError **error);
const char *due_portal_server_get_origin (DuePortalServer *self);

G_END_DECLS
