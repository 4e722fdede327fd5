/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueNotice:
 *
 * What a notification says. Immutable: any thread may hold and read it.
 */
typedef struct _DueNotice DueNotice;

/**
 * DueNoticeAction:
 * @key: comes back with the "action" signal; "default" is the click on the notification itself
 * @label: for people, plain text
 */
typedef struct
{
  const char *key;
  const char *label;
} DueNoticeAction;

/**
 * DueNoticeFlags:
 * @DUE_NOTICE_QUIET: nothing is heard
 * @DUE_NOTICE_SOUND: with the desktop's sound for a new message
 */
typedef enum
{
  DUE_NOTICE_QUIET = 0,
  DUE_NOTICE_SOUND = 1 << 0,
} DueNoticeFlags;

#define DUE_TYPE_NOTICE (due_notice_get_type ())
GType due_notice_get_type (void);

DueNotice *due_notice_new (const char *summary,
                           const char *body,
                           const char *category,
                           DueNoticeFlags flags,
                           const DueNoticeAction *actions,
                           gsize n_actions) G_GNUC_WARN_UNUSED_RESULT;
DueNotice *due_notice_ref (DueNotice *self);
void due_notice_unref (DueNotice *self);

const char *due_notice_get_summary (const DueNotice *self);
const char *due_notice_get_body (const DueNotice *self);
const char *due_notice_get_category (const DueNotice *self);
DueNoticeFlags due_notice_get_flags (const DueNotice *self);
gsize due_notice_get_n_actions (const DueNotice *self);
DueNoticeAction due_notice_get_action (const DueNotice *self, gsize i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueNotice, due_notice_unref)

G_END_DECLS
