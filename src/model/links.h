/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kind.h"
#include "reading.h"

G_BEGIN_DECLS

/* The portal's pages (fact sheet, section 11), built from the stored base ("https://host[:port]"),
 * a constant template and integers only. All (transfer full); NULL if @base is not a sound base. */
char *due_link_to_task (const char *base, gint64 user_id, gint64 task_id);
/* @code: the counter's code, 0 for the unfiltered list. */
char *due_link_to_list (const char *base, gint64 user_id, const DueQuery *query, gint64 code);
char *due_link_to_webhooks (const char *base); /* /devops/ */

G_END_DECLS
