/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint due_stdin_watch (GSourceOnceFunc on_closed, gpointer user_data);

G_END_DECLS
