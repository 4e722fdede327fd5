/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GSource *due_wake_source_new (GSourceFunc callback, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void due_wake_source_wake (GSource *self);

G_END_DECLS
