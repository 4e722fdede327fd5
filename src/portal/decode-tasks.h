/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "task.h"

G_BEGIN_DECLS

/* A page of the portal; more rows of one answer are not looked at. */
#define DUE_TASKS_PAGE 50

/**
 * DueTaskTable:
 *
 * Collects the rows of several answers to tasks.task.list: the same task in several roles becomes
 * one.
 */
typedef struct _DueTaskTable DueTaskTable;

DueTaskTable *due_task_table_new (void);
void due_task_table_free (DueTaskTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueTaskTable, due_task_table_free)

typedef enum
{
  DUE_TASKS_EVERY,
  DUE_TASKS_COMMENTED, /* only those with new comments: the filter of the portal is a hint */
} DueTaskChoice;

/* @result: of any content; @role: that in which the rows were asked for. FALSE if it is malformed;
 * a row that is malformed is left out. */
gboolean
due_task_table_add (DueTaskTable *self, JsonNode *result, DueRoles role, DueTaskChoice choice);
/* (transfer full) (element-type DueTask): without muted ones, in no order. */
GPtrArray *due_task_table_list (const DueTaskTable *self);

G_END_DECLS
