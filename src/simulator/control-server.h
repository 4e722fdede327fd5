/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "control.h"

G_BEGIN_DECLS

#define DUE_TYPE_CONTROL_SERVER (due_control_server_get_type ())
G_DECLARE_FINAL_TYPE (DueControlServer, due_control_server, DUE, CONTROL_SERVER, GObject)

DueControlServer *due_control_server_new (DueSite *site, DuePortalServer *portal);
gboolean due_control_server_listen (DueControlServer *self, GError **error);
char *due_control_server_dup_origin (DueControlServer *self);

G_END_DECLS
