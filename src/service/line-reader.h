/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueLineReader:
 *
 * Reads lines of standard input while the main loop runs. What it has read is wiped.
 *
 * Signal "line" (const char *text): any bytes, without the end of the line.
 * Signal "ended": there will be no further line.
 */
#define DUE_TYPE_LINE_READER (due_line_reader_get_type ())
G_DECLARE_FINAL_TYPE (DueLineReader, due_line_reader, DUE, LINE_READER, GObject)

/* Begins at once. @fd: not closed. */
DueLineReader *due_line_reader_new (int fd) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
