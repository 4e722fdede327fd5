/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* REAL_STATUS on the wire. */
typedef enum
{
  DUE_STATUS_WAITING = 2,
  DUE_STATUS_IN_PROGRESS = 3,
  DUE_STATUS_AWAITING_CONTROL = 4,
  DUE_STATUS_COMPLETED = 5,
  DUE_STATUS_DEFERRED = 6,
} DueStatus;

typedef enum
{
  DUE_SIDE_ALL,
  DUE_SIDE_RESPONSIBLE,
  DUE_SIDE_ACCOMPLICE,
  DUE_SIDE_AUDITOR,
  DUE_SIDE_ORIGINATOR,
} DueSide;

/* Immutable. */
typedef struct
{
  gint64 id;
  gint64 author;
  gint64 time_us;
  char *text;
  GArray *mentions; /* of gint64: user ids */
} DueWorldComment;

/* What one user did with a task. */
typedef struct
{
  gint64 user;
  gint64 read_id; /* comments up to this id are read */
  gboolean muted;
  gboolean pinned;
  gboolean favorite;
  gboolean viewed;
} DueWorldView;

/* Times are microseconds since 1970; 0 is none. */
typedef struct
{
  gint64 id;
  char *title;
  gint64 group; /* 0: none */
  gint64 creator;
  gint64 responsible;
  GArray *accomplices; /* of gint64 */
  GArray *auditors;    /* of gint64 */
  gint64 deadline_us;
  DueStatus status;
  gint64 created_us;
  gint64 changed_us;
  gint64 activity_us;
  gint64 closed_us;
  gint64 closed_by;
  GPtrArray *comments;  /* of DueWorldComment, oldest first */
  GArray *views;        /* of DueWorldView */
  GPtrArray *past;      /* (nullable): of DueWorldTask, see due_world_task_archive() */
  gint64 past_until_us; /* in a past one: the state held before this time */
} DueWorldTask;

DueWorldTask *due_world_task_new (gint64 id, const char *title);
void due_world_task_free (DueWorldTask *self);
void due_world_task_archive (DueWorldTask *self, gint64 now_us, gint64 keep_us);
DueWorldTask *due_world_task_at (DueWorldTask *self, gint64 time_us);

DueWorldView due_world_task_get_view (const DueWorldTask *self, gint64 user);
DueWorldView *due_world_task_view (DueWorldTask *self, gint64 user);
void due_world_task_add_comment (DueWorldTask *self,
                                 gint64 id,
                                 gint64 author,
                                 gint64 time_us,
                                 const char *text,
                                 GArray *mentions);
void due_world_task_read (DueWorldTask *self, gint64 user);

gboolean due_ids_contain (GArray *ids, gint64 id);
gboolean due_world_task_has_side (const DueWorldTask *self, gint64 user, DueSide side);
gboolean due_world_task_is_muted (const DueWorldTask *self, gint64 user);
gboolean due_world_task_is_viewed (const DueWorldTask *self, gint64 user);
gboolean due_world_task_is_late (const DueWorldTask *self, gint64 now_us);
guint due_world_task_count_unread (const DueWorldTask *self, gint64 user);
guint due_world_task_count_mentions (const DueWorldTask *self, gint64 user);

G_END_DECLS
