/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tally.h"

#define SOON_US (24 * G_TIME_SPAN_HOUR)

/* By DueKind. The codes are what the web list's filter takes. */
static const struct
{
  const char *name;
  gint64 code;
} kinds[DUE_N_KINDS] = {
  { "expired", 6291456 },      { "new_comments", 12582912 }, { "mentioned", 15728640 },
  { "wo_deadline", 10485760 }, { "expired_soon", 9437184 },  { "not_viewed", 1048576 },
  { "wait_ctrl", 8388608 },
};

/* By DueSide. */
static const char *const sides[] = {
  "view_all",          "view_role_responsible", "view_role_accomplice",
  "view_role_auditor", "view_role_originator",
};

const char *
due_kind_get_name (DueKind kind)
{
  return kinds[kind].name;
}

gint64
due_kind_get_code (DueKind kind)
{
  return kinds[kind].code;
}

gboolean
due_kind_from_code (gint64 code, DueKind *kind)
{
  for (guint i = 0; i < DUE_N_KINDS; i++)
    if (kinds[i].code == code)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
due_side_from_name (const char *name, DueSide *side)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_strcmp0 (name, sides[i]) == 0)
      {
        *side = i;
        return TRUE;
      }
  return FALSE;
}

const char *
due_side_get_name (DueSide side)
{
  return sides[side];
}

static gboolean
is_open (const DueWorldTask *task)
{
  return task->status != DUE_STATUS_COMPLETED && task->status != DUE_STATUS_AWAITING_CONTROL;
}

static gboolean
is_late_for (const DueTallyQuery *query, const DueWorldTask *task, gint64 now_us)
{
  if (query->without_deferred && task->status == DUE_STATUS_DEFERRED)
    return FALSE;
  return due_world_task_is_late (task, now_us);
}

/* Who only follows a task is not reminded of its deadline. */
static gboolean
is_worker (const DueTallyQuery *query, const DueWorldTask *task)
{
  if (query->side == DUE_SIDE_AUDITOR)
    return FALSE;
  return query->side != DUE_SIDE_ALL ||
         due_world_task_has_side (task, query->user, DUE_SIDE_RESPONSIBLE) ||
         due_world_task_has_side (task, query->user, DUE_SIDE_ACCOMPLICE) ||
         due_world_task_has_side (task, query->user, DUE_SIDE_ORIGINATOR);
}

/**
 * due_tally_task:
 * @query: what is counted
 * @task: a task, in the state it had at @now_us
 * @kind: the counter
 * @now_us: microseconds since 1970
 *
 * Returns: what @task adds to the counter: messages for comments and mentions, else 0 or 1
 */
guint
due_tally_task (const DueTallyQuery *query, const DueWorldTask *task, DueKind kind, gint64 now_us)
{
  if ((query->group != 0 && task->group != query->group) ||
      !due_world_task_has_side (task, query->user, query->side) ||
      due_world_task_is_muted (task, query->user))
    return 0;

  switch (kind)
    {
    case DUE_KIND_EXPIRED:
      return is_worker (query, task) && is_late_for (query, task, now_us);
    case DUE_KIND_NEW_COMMENTS:
      return due_world_task_count_unread (task, query->user);
    case DUE_KIND_MENTIONED:
      return due_world_task_count_mentions (task, query->user);
    case DUE_KIND_WITHOUT_DEADLINE:
      return is_worker (query, task) && is_open (task) && task->deadline_us == 0;
    case DUE_KIND_EXPIRED_SOON:
      return is_worker (query, task) && is_open (task) && task->deadline_us >= now_us &&
             task->deadline_us < now_us + SOON_US;
    case DUE_KIND_NOT_VIEWED:
      return is_open (task) && !due_world_task_is_viewed (task, query->user);
    case DUE_KIND_AWAITING_CONTROL:
      return task->status == DUE_STATUS_AWAITING_CONTROL && task->creator == query->user;
    case DUE_N_KINDS:
    default:
      return 0;
    }
}

/* Returns: the counter, as it was the world's lag ago */
gint64
due_tally (DueWorld *world, const DueTallyQuery *query, DueKind kind)
{
  gint64 then_us = due_world_now (world) - due_world_get_lag (world);
  GPtrArray *tasks = due_world_tasks (world);
  gint64 sum = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      const DueWorldTask *task = due_world_task_at (tasks->pdata[i], then_us);

      if (task != NULL)
        sum += due_tally_task (query, task, kind, then_us);
    }
  return sum;
}
