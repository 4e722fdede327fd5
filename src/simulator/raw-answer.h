/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void due_raw_answer_send (GIOStream *stream, GBytes *head, GBytes *body, guint trickle_ms);

G_END_DECLS
