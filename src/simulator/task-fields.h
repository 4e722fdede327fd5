/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "call.h"

G_BEGIN_DECLS

typedef enum
{
  DUE_FIELD_ID,
  DUE_FIELD_TITLE,
  DUE_FIELD_PARENT_ID,
  DUE_FIELD_GROUP_ID,
  DUE_FIELD_CREATED_BY,
  DUE_FIELD_RESPONSIBLE_ID,
  DUE_FIELD_ACCOMPLICE,
  DUE_FIELD_AUDITOR,
  DUE_FIELD_MEMBER,
  DUE_FIELD_PRIORITY,
  DUE_FIELD_STATUS,
  DUE_FIELD_REAL_STATUS,
  DUE_FIELD_DEADLINE,
  DUE_FIELD_CREATED_DATE,
  DUE_FIELD_CHANGED_DATE,
  DUE_FIELD_ACTIVITY_DATE,
  DUE_FIELD_CLOSED_DATE,
  DUE_FIELD_DATE_START,
  DUE_FIELD_CLOSED_BY,
  DUE_FIELD_IS_MUTED,
  DUE_FIELD_IS_PINNED,
  DUE_FIELD_FAVORITE,
  DUE_FIELD_NOT_VIEWED,
  DUE_FIELD_WITH_NEW_COMMENTS,
  DUE_FIELD_COMMENTS_COUNT,
  DUE_FIELD_NEW_COMMENTS_COUNT,
  DUE_FIELD_CHAT_ID,
  DUE_FIELD_COUNTERS,
  DUE_FIELD_SORTING,
  DUE_N_FIELDS,
} DueField;

typedef enum
{
  DUE_FIELD_IS_NUMBER,
  DUE_FIELD_IS_DATE,
  DUE_FIELD_IS_FLAG,
  DUE_FIELD_IS_TEXT,
  DUE_FIELD_IS_OTHER,
} DueFieldType;

typedef enum
{
  DUE_FIELD_CAN_SELECT = 1 << 0,
  DUE_FIELD_CAN_FILTER = 1 << 1,
  DUE_FIELD_CAN_SORT = 1 << 2,
  DUE_FIELD_UNDOCUMENTED = 1 << 3,
} DueFieldUse;

gboolean due_field_find (const char *name, DueField *field);
DueFieldType due_field_get_type_of (DueField field);
gboolean due_field_can (DueField field, DueFieldUse use);
void due_field_read (const DueCall *call, const DueWorldTask *task, DueField field, GArray *values);

const char *due_field_get_name (DueField field);
gint64 due_task_chat_id (gint64 task);
gint64 due_task_get_meta_status (const DueCall *call, const DueWorldTask *task);

G_END_DECLS
