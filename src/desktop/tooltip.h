/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GVariant *due_tooltip_new (const char *title, const char *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
