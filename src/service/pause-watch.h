/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DuePauseWatch:
 *
 * Ends a pause of the notifications when its time has come.
 */
#define DUE_TYPE_PAUSE_WATCH (due_pause_watch_get_type ())
G_DECLARE_FINAL_TYPE (DuePauseWatch, due_pause_watch, DUE, PAUSE_WATCH, GObject)

/* @settings: the general ones. */
DuePauseWatch *due_pause_watch_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
