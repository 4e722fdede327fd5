/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ids of projects: arrays of gint64, each once, in the order in which they were chosen. */

/* (transfer full): those in a key of type ax, as the service reads them, whatever else somebody
 * wrote there: at most DUE_WATCH_PROJECTS_MAX. */
GArray *due_project_ids_read (GSettings *settings, const char *key);
gboolean due_project_ids_have (GArray *ids, gint64 id);
/* From now on @id is one of them, at the end, or not. */
void due_project_ids_put (GArray *ids, gint64 id, gboolean wanted);

G_END_DECLS
