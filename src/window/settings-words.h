/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is chosen on a page of preferences, in a few words for the row that leads there. All
 * (transfer full). */
char *due_settings_words_for_notifications (GSettings *settings);
char *due_settings_words_for_icon (GSettings *settings);
char *due_settings_words_for_interval (GSettings *settings);

G_END_DECLS
