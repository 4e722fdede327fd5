/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An X server of its own for this process, without a screen; it ends with the process. Sets
 * DISPLAY. FALSE if there is no Xvfb. */
gboolean test_display_start (void);

G_END_DECLS
