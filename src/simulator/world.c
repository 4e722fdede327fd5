/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "world.h"

#define FIRST_TASK_ID 8001
#define FIRST_GROUP_ID 11

struct _DueWorld
{
  GObject parent_instance;

  DuePrng prng;
  gboolean still;
  gint64 still_us;
  gint64 offset_us; /* from real time, when not still */
  gint64 lag_us;
  GTimeZone *zone;
  GPtrArray *users;
  GPtrArray *groups;
  GPtrArray *tasks;
  GHashTable *tasks_by_id;
  gint64 next_task;
  gint64 next_group;
  gint64 next_comment;
};

G_DEFINE_FINAL_TYPE (DueWorld, due_world, G_TYPE_OBJECT)

enum
{
  CLOCK_SET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_user (gpointer data)
{
  DueWorldUser *user = data;

  g_free (user->name);
  g_free (user->last_name);
  g_free (user->gender);
  g_free (user->position);
  g_free (user->time_zone);
  g_free (user->secret);
  g_strfreev (user->scopes);
  g_free (user);
}

static void
free_group (gpointer data)
{
  DueWorldGroup *group = data;

  g_free (group->name);
  g_array_unref (group->members);
  g_free (group);
}

/**
 * due_world_new:
 * @seed: any number
 * @still_us: the time at which the clock stands, in microseconds since 1970; 0 to follow real time
 *
 * Returns: (transfer full): an empty world
 */
DueWorld *
due_world_new (guint64 seed, gint64 still_us)
{
  DueWorld *self = g_object_new (DUE_TYPE_WORLD, NULL);

  self->prng.state = seed;
  self->still = still_us != 0;
  self->still_us = still_us;
  return self;
}

gint64
due_world_now (DueWorld *self)
{
  return self->still ? self->still_us : g_get_real_time () + self->offset_us;
}

gboolean
due_world_is_still (DueWorld *self)
{
  return self->still;
}

/* Emits "clock-set". A clock that follows real time goes on from @now_us. */
void
due_world_set_now (DueWorld *self, gint64 now_us)
{
  if (self->still)
    self->still_us = now_us;
  else
    self->offset_us = now_us - g_get_real_time ();
  g_signal_emit (self, signals[CLOCK_SET], 0);
}

/* Returns: (transfer full) (nullable): ISO 8601 in the server's zone; NULL for 0 */
char *
due_world_format_time (DueWorld *self, gint64 time_us)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time_us == 0)
    return NULL;
  utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  if (utc == NULL)
    return NULL;
  local = g_date_time_to_timezone (utc, self->zone);
  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}

/* How much later a change shows in the counters. */
void
due_world_set_lag (DueWorld *self, gint64 lag_us)
{
  self->lag_us = lag_us;
}

gint64
due_world_get_lag (DueWorld *self)
{
  return self->lag_us;
}

DuePrng *
due_world_prng (DueWorld *self)
{
  return &self->prng;
}

/* Returns: (transfer none) (element-type DueWorldUser) */
GPtrArray *
due_world_users (DueWorld *self)
{
  return self->users;
}

/* Returns: (transfer none) (element-type DueWorldGroup) */
GPtrArray *
due_world_groups (DueWorld *self)
{
  return self->groups;
}

/* Returns: (transfer none) (element-type DueWorldTask): by growing id */
GPtrArray *
due_world_tasks (DueWorld *self)
{
  return self->tasks;
}

DueWorldUser *
due_world_user (DueWorld *self, gint64 id)
{
  for (guint i = 0; i < self->users->len; i++)
    if (((DueWorldUser *) self->users->pdata[i])->id == id)
      return self->users->pdata[i];
  return NULL;
}

DueWorldGroup *
due_world_group (DueWorld *self, gint64 id)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (((DueWorldGroup *) self->groups->pdata[i])->id == id)
      return self->groups->pdata[i];
  return NULL;
}

DueWorldTask *
due_world_task (DueWorld *self, gint64 id)
{
  return g_hash_table_lookup (self->tasks_by_id, &id);
}

/* Returns: (transfer none) (nullable): the task, to be changed now */
DueWorldTask *
due_world_edit_task (DueWorld *self, gint64 id)
{
  DueWorldTask *task = due_world_task (self, id);

  if (task == NULL)
    return NULL;
  if (self->lag_us > 0)
    due_world_task_archive (task, due_world_now (self), self->lag_us);
  return task;
}

DueWorldUser *
due_world_add_user (DueWorld *self, const char *name, const char *last_name)
{
  static const char *const scopes[] = { "task", "user_brief", "sonet_group", NULL };
  DueWorldUser *user = g_new0 (DueWorldUser, 1);

  user->id = self->users->len + 1;
  user->name = g_strdup (name);
  user->last_name = g_strdup (last_name);
  user->gender = g_strdup ("");
  user->position = g_strdup ("");
  user->time_zone = g_strdup ("");
  user->active = TRUE;
  user->secret = user->id == 1 ? g_strdup ("simulatedsecret")
                               : g_strdup_printf ("simulatedsecret%" G_GINT64_FORMAT, user->id);
  user->scopes = g_strdupv ((char **) scopes);
  g_ptr_array_add (self->users, user);
  return user;
}

DueWorldGroup *
due_world_add_group (DueWorld *self, const char *name, gint64 owner)
{
  DueWorldGroup *group = g_new0 (DueWorldGroup, 1);

  group->id = self->next_group++;
  group->name = g_strdup (name);
  group->owner = owner;
  group->members = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (group->members, owner);
  g_ptr_array_add (self->groups, group);
  return group;
}

/* Adds a task that @responsible gave to themselves. */
DueWorldTask *
due_world_add_task (DueWorld *self, const char *title, gint64 responsible)
{
  DueWorldTask *task = due_world_task_new (self->next_task++, title);

  task->creator = responsible;
  task->responsible = responsible;
  task->created_us = due_world_now (self);
  task->changed_us = task->created_us;
  task->activity_us = task->created_us;
  g_ptr_array_add (self->tasks, task);
  g_hash_table_insert (self->tasks_by_id, &task->id, task);
  return task;
}

/* Its tasks stay, without a group. Returns: whether there was one */
gboolean
due_world_delete_group (DueWorld *self, gint64 id)
{
  DueWorldGroup *group = due_world_group (self, id);

  if (group == NULL)
    return FALSE;
  for (guint i = 0; i < self->tasks->len; i++)
    {
      DueWorldTask *task = self->tasks->pdata[i];

      if (task->group == id)
        due_world_edit_task (self, task->id)->group = 0;
    }
  g_ptr_array_remove (self->groups, group);
  return TRUE;
}

/* Returns: whether there was one */
gboolean
due_world_delete_task (DueWorld *self, gint64 id)
{
  DueWorldTask *task = due_world_task (self, id);

  if (task == NULL)
    return FALSE;
  g_hash_table_remove (self->tasks_by_id, &id);
  return g_ptr_array_remove (self->tasks, task);
}

/* @mentions: (transfer full) (nullable): user ids. Writing reads what is above. */
void
due_world_comment (DueWorld *self,
                   DueWorldTask *task,
                   gint64 author,
                   const char *text,
                   GArray *mentions)
{
  due_world_task_add_comment (task, self->next_comment++, author, due_world_now (self), text,
                              mentions);
  due_world_task_read (task, author);
}

/* @user: who does it */
void
due_world_set_status (DueWorld *self, DueWorldTask *task, DueStatus status, gint64 user)
{
  gboolean closed = status == DUE_STATUS_COMPLETED || status == DUE_STATUS_AWAITING_CONTROL;

  task->status = status;
  task->changed_us = due_world_now (self);
  task->activity_us = task->changed_us;
  task->closed_us = closed ? task->changed_us : 0;
  task->closed_by = closed ? user : 0;
}

gboolean
due_world_may_see_group (DueWorld *self, const DueWorldUser *user, gint64 id)
{
  const DueWorldGroup *group = due_world_group (self, id);

  return group != NULL &&
         (user->admin || group->opened || due_ids_contain (group->members, user->id));
}

gboolean
due_world_may_see_task (DueWorld *self, const DueWorldUser *user, const DueWorldTask *task)
{
  return user->admin || due_world_task_has_side (task, user->id, DUE_SIDE_ALL) ||
         (task->group != 0 && due_world_may_see_group (self, user, task->group));
}

static void
due_world_init (DueWorld *self)
{
  self->zone = g_time_zone_new_offset (3 * 3600);
  self->users = g_ptr_array_new_with_free_func (free_user);
  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) due_world_task_free);
  self->tasks_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->next_task = FIRST_TASK_ID;
  self->next_group = FIRST_GROUP_ID;
  self->next_comment = 1;
}

static void
due_world_finalize (GObject *object)
{
  DueWorld *self = DUE_WORLD (object);

  g_hash_table_unref (self->tasks_by_id);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->users);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (due_world_parent_class)->finalize (object);
}

static void
due_world_class_init (DueWorldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_world_finalize;
  signals[CLOCK_SET] = g_signal_new ("clock-set", DUE_TYPE_WORLD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
}
