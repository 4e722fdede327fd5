/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueTestRecorder:
 *
 * A notification server in a thread of its own that writes down what it is asked.
 */
typedef struct _DueTestRecorder DueTestRecorder;

DueTestRecorder *due_test_recorder_new (const char *bus_address, const char *capabilities)
    G_GNUC_WARN_UNUSED_RESULT;
void due_test_recorder_free (DueTestRecorder *self);

guint due_test_recorder_get_n_notified (DueTestRecorder *self);
GVariant *due_test_recorder_get_notified (DueTestRecorder *self, guint i, guint *id);
guint due_test_recorder_get_n_withdrawn (DueTestRecorder *self);
guint due_test_recorder_get_withdrawn (DueTestRecorder *self, guint i);
guint due_test_recorder_get_n_pending (DueTestRecorder *self);

void due_test_recorder_set_hang (DueTestRecorder *self, gboolean hang);
void due_test_recorder_set_delay (DueTestRecorder *self, guint delay_ms);
void due_test_recorder_act (DueTestRecorder *self, guint id, const char *key, const char *token);
void due_test_recorder_dismiss (DueTestRecorder *self, guint id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueTestRecorder, due_test_recorder_free)

G_END_DECLS
