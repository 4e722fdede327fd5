/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "prng.h"
#include "world-task.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  char *last_name;
  char *gender;
  char *position;
  char *time_zone;
  gboolean admin;
  gboolean active;
  char *secret; /* of the user's webhook; the path of its link */
  GStrv scopes; /* of the user's webhook */
} DueWorldUser;

typedef struct
{
  gint64 id;
  char *name;
  gboolean opened; /* anybody may look */
  gboolean closed; /* archived */
  gint64 owner;
  GArray *members; /* of gint64, the owner among them */
} DueWorldGroup;

#define DUE_TYPE_WORLD (due_world_get_type ())
G_DECLARE_FINAL_TYPE (DueWorld, due_world, DUE, WORLD, GObject)

DueWorld *due_world_new (guint64 seed, gint64 still_us);

gint64 due_world_now (DueWorld *self);
void due_world_set_now (DueWorld *self, gint64 now_us);
gboolean due_world_is_still (DueWorld *self);
char *due_world_format_time (DueWorld *self, gint64 time_us);

void due_world_set_lag (DueWorld *self, gint64 lag_us);
gint64 due_world_get_lag (DueWorld *self);

DuePrng *due_world_prng (DueWorld *self);

GPtrArray *due_world_users (DueWorld *self);
GPtrArray *due_world_groups (DueWorld *self);
GPtrArray *due_world_tasks (DueWorld *self);

DueWorldUser *due_world_user (DueWorld *self, gint64 id);
DueWorldGroup *due_world_group (DueWorld *self, gint64 id);
DueWorldTask *due_world_task (DueWorld *self, gint64 id);
DueWorldTask *due_world_edit_task (DueWorld *self, gint64 id);

DueWorldUser *due_world_add_user (DueWorld *self, const char *name, const char *last_name);
DueWorldGroup *due_world_add_group (DueWorld *self, const char *name, gint64 owner);
DueWorldTask *due_world_add_task (DueWorld *self, const char *title, gint64 responsible);
gboolean due_world_delete_group (DueWorld *self, gint64 id);
gboolean due_world_delete_task (DueWorld *self, gint64 id);
void due_world_comment (DueWorld *self,
                        DueWorldTask *task,
                        gint64 author,
                        const char *text,
                        GArray *mentions);

void due_world_set_status (DueWorld *self, DueWorldTask *task, DueStatus status, gint64 user);

gboolean due_world_may_see_group (DueWorld *self, const DueWorldUser *user, gint64 group);
gboolean
due_world_may_see_task (DueWorld *self, const DueWorldUser *user, const DueWorldTask *task);

G_END_DECLS
