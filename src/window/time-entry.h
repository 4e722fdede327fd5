/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Binds @entry to a setting that is a time of the day, "19:00", both ways. What is typed is stored
 * once it is a time ("7", "7:5", "0730" are), and the entry says so while it is none. */
void due_time_entry_bind (GtkEntry *entry, GSettings *settings, const char *key);

G_END_DECLS
