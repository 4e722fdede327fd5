/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "project.h"

G_BEGIN_DECLS

/* More projects of one portal are not looked at. */
#define DUE_PROJECT_LIST_MAX 2000

/* (transfer full) (element-type DueMethodCall): for the projects of the person, and for those of
 * the tasks of @user_id (0: not known, no tasks). */
GPtrArray *due_project_list_make_calls (gint64 user_id);
/* (transfer full) (nullable) (element-type DueProject): what @answers (element-type DueResponse)
 * say, sorted, each once; NULL with a #DuePortalError when none of them can be used. @complete:
 * whether the portal listed the projects of the person. */
GPtrArray *due_project_list_read (GPtrArray *answers, gboolean *complete, GError **error);

G_END_DECLS
