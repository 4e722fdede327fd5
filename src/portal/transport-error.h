/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): what an error of GIO, TLS or libsoup means to us, without its text; errors of
 * ours and cancellation as they are. */
GError *due_transport_error_map (const GError *error);

G_END_DECLS
