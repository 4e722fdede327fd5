/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueKinds:
 * @DUE_KIND_OVERDUE: "expired" on the wire: tasks past their deadline
 * @DUE_KIND_COMMENTS: "new_comments": unread messages
 * @DUE_KIND_MENTIONS: "mentioned": newer portals only
 *
 * A set of kinds of counters. One kind is a set of one.
 */
typedef enum
{
  DUE_KIND_OVERDUE = 1 << 0,
  DUE_KIND_COMMENTS = 1 << 1,
  DUE_KIND_MENTIONS = 1 << 2,
} DueKinds;

#define DUE_KINDS_NONE ((DueKinds) 0)
#define DUE_KINDS_ALL (DUE_KIND_OVERDUE | DUE_KIND_COMMENTS | DUE_KIND_MENTIONS)
#define DUE_N_KINDS 3

/* The kind of index 0 to DUE_N_KINDS - 1, most urgent first, and back. */
DueKinds due_kind_nth (guint n);
guint due_kind_get_index (DueKinds kind);
/* "expired", "new_comments", "mentioned": the portal's own words, also those of the status JSON. */
const char *due_kind_get_wire_name (DueKinds kind);
/* "overdue", "comments", "mentions": one kind's name on the command line. */
const char *due_kind_get_name (DueKinds kind);
/* "all", "overdue", "comments", "mentions", as on the command line; FALSE if @name is none of them.
 */
gboolean due_kinds_from_name (const char *name, DueKinds *kinds);

G_END_DECLS
