/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baseline.h"

G_BEGIN_DECLS

/* More bytes than this are no state file of ours. */
#define DUE_ANNOUNCED_FILE_MAX (256 * 1024)

/**
 * DueAnnounced:
 *
 * Keeps what was last announced, a file per account, so that a restart neither repeats nor forgets.
 * Losing one is harmless: nothing here fails, at worst it warns once.
 */
#define DUE_TYPE_ANNOUNCED (due_announced_get_type ())
G_DECLARE_FINAL_TYPE (DueAnnounced, due_announced, DUE, ANNOUNCED, GObject)

/* @dir: where the files are; made when the first one is written. */
DueAnnounced *due_announced_new (const char *dir) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (nullable): NULL when there is none, or none that can be read. Reads the file: at
 * start-up only. */
DueBaseline *due_announced_load (DueAnnounced *self, const char *account_id);
/* Writes on another thread; of several before it gets there only the last one is written. */
void due_announced_save (DueAnnounced *self, const char *account_id, DueBaseline *baseline);
void due_announced_remove (DueAnnounced *self, const char *account_id);
/* Waits until all is written: when the process ends. */
void due_announced_flush (DueAnnounced *self);

G_END_DECLS
