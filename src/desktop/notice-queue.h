/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "notice.h"

G_BEGIN_DECLS

/* As many may wait for a server that does not answer; then the oldest is given up. */
#define DUE_NOTICE_QUEUE_MAX 4

/**
 * DueNoticeQueue:
 *
 * What is to be sent and withdrawn, in order. Any thread may use it. At most one entry an id: a
 * later one takes the place of an earlier one.
 */
typedef struct _DueNoticeQueue DueNoticeQueue;

DueNoticeQueue *due_notice_queue_new (void) G_GNUC_WARN_UNUSED_RESULT;
void due_notice_queue_free (DueNoticeQueue *self);

void due_notice_queue_push (DueNoticeQueue *self, const char *id, DueNotice *notice);
gboolean due_notice_queue_pop (DueNoticeQueue *self, char **id, DueNotice **notice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueNoticeQueue, due_notice_queue_free)

G_END_DECLS
