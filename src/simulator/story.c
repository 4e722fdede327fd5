/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "story.h"

#include "office.h"
#include "tally.h"

#define ANNA 1
#define MAX_UNREAD 20
#define MAX_LATE 6
/* Of a clock that is set far ahead, only so much is told. */
#define MAX_EVENTS_AT_ONCE 1000

/* Milliseconds between two events: the least, and how much there may be on top. */
static const struct
{
  const char *name;
  guint least_ms;
  guint more_ms;
} kinds[] = {
  [DUE_STORY_NONE] = { "none", 0, 0 },
  [DUE_STORY_CALM] = { "calm", 8000, 12000 },
  [DUE_STORY_BUSY] = { "busy", 1500, 2500 },
};

struct _DueStory
{
  GObject parent_instance;

  DueWorld *world;
  DueStoryKind kind;
  DueLanguage language;
  DuePrng prng;
  gint64 next_us; /* in the world's time */
  guint source_id;
};

G_DEFINE_FINAL_TYPE (DueStory, due_story, G_TYPE_OBJECT)

gboolean
due_story_kind_from_name (const char *name, DueStoryKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (name, kinds[i].name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

typedef gboolean (*TaskTest) (DueStory *self, const DueWorldTask *task);

static gboolean
is_open_for_anna (DueStory *self, const DueWorldTask *task)
{
  return due_world_task_has_side (task, ANNA, DUE_SIDE_ALL) &&
         !due_world_task_is_muted (task, ANNA) && task->status != DUE_STATUS_COMPLETED;
}

static gboolean
is_late_for_anna (DueStory *self, const DueWorldTask *task)
{
  return is_open_for_anna (self, task) && task->responsible == ANNA &&
         due_world_task_is_late (task, due_world_now (self->world));
}

static gboolean
is_in_time_for_anna (DueStory *self, const DueWorldTask *task)
{
  return is_open_for_anna (self, task) && task->responsible == ANNA &&
         !due_world_task_is_late (task, due_world_now (self->world));
}

static gboolean
is_unread_by_anna (DueStory *self, const DueWorldTask *task)
{
  return is_open_for_anna (self, task) && due_world_task_count_unread (task, ANNA) > 0;
}

static guint
count (DueStory *self, TaskTest test)
{
  GPtrArray *tasks = due_world_tasks (self->world);
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    n += test (self, tasks->pdata[i]);
  return n;
}

/* Returns: (transfer none) (nullable): any task that passes @test, ready to be changed */
static DueWorldTask *
pick (DueStory *self, TaskTest test)
{
  GPtrArray *tasks = due_world_tasks (self->world);
  guint left = due_prng_below (&self->prng, count (self, test));

  for (guint i = 0; i < tasks->len; i++)
    {
      DueWorldTask *task = tasks->pdata[i];

      if (test (self, task) && left-- == 0)
        return due_world_edit_task (self->world, task->id);
    }
  return NULL;
}

static gint64
pick_colleague (DueStory *self)
{
  guint n = due_world_users (self->world)->len;

  return n < 2 ? ANNA : 2 + due_prng_below (&self->prng, n - 1);
}

static gint64
count_unread (DueStory *self)
{
  DueTallyQuery query = { .user = ANNA };

  return due_tally (self->world, &query, DUE_KIND_NEW_COMMENTS);
}

/* Returns: (transfer full) (nullable): Anna, now and then */
static GArray *
pick_mentions (DueStory *self)
{
  GArray *mentions = NULL;
  gint64 anna = ANNA;

  if (due_prng_below (&self->prng, 6) > 0)
    return NULL;
  mentions = g_array_new (FALSE, FALSE, sizeof (gint64));
  return g_array_append_val (mentions, anna);
}

static void
write_comment (DueStory *self)
{
  DueWorldTask *task = pick (self, is_open_for_anna);

  if (task != NULL && count_unread (self) < MAX_UNREAD)
    due_world_comment (self->world, task, pick_colleague (self),
                       due_office_remark (self->language, &self->prng), pick_mentions (self));
}

static void
let_deadline_pass (DueStory *self)
{
  DueWorldTask *task = NULL;

  if (count (self, is_late_for_anna) >= MAX_LATE)
    return;
  task = pick (self, is_in_time_for_anna);
  if (task != NULL)
    task->deadline_us = due_world_now (self->world) + G_TIME_SPAN_SECOND;
}

static void
finish_task (DueStory *self)
{
  DueWorldTask *task = pick (self, is_late_for_anna);

  if (task != NULL)
    due_world_set_status (self->world, task, DUE_STATUS_COMPLETED, pick_colleague (self));
}

static void
read_comments (DueStory *self)
{
  DueWorldTask *task = pick (self, is_unread_by_anna);

  if (task != NULL)
    due_world_task_read (task, ANNA);
}

static void
give_task (DueStory *self)
{
  guint index = due_prng_below (&self->prng, 100);
  DueWorldTask *task =
      due_world_add_task (self->world, due_office_title (self->language, index), ANNA);

  task->creator = pick_colleague (self);
  task->deadline_us = due_world_now (self->world) + G_TIME_SPAN_DAY;
}

static void
tell_one (DueStory *self)
{
  guint dice = due_prng_below (&self->prng, 100);

  if (dice < 45)
    write_comment (self);
  else if (dice < 65)
    let_deadline_pass (self);
  else if (dice < 80)
    finish_task (self);
  else if (dice < 93)
    read_comments (self);
  else
    give_task (self);
}

static void
plan_next (DueStory *self, gint64 from_us)
{
  guint wait_ms =
      kinds[self->kind].least_ms + due_prng_below (&self->prng, kinds[self->kind].more_ms);

  self->next_us = from_us + wait_ms * G_TIME_SPAN_MILLISECOND;
}

static void catch_up (DueStory *self);

static gboolean
on_event_due (gpointer user_data)
{
  DueStory *self = user_data;

  self->source_id = 0;
  catch_up (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_next (DueStory *self)
{
  gint64 wait_us = self->next_us - due_world_now (self->world);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (due_world_is_still (self->world))
    return;
  self->source_id =
      g_timeout_add ((guint) CLAMP (wait_us / 1000 + 1, 1, G_MAXINT32), on_event_due, self);
  g_source_set_name_by_id (self->source_id, "duebell-story");
}

/* Tells all that should have happened by now. */
static void
catch_up (DueStory *self)
{
  gint64 now_us = due_world_now (self->world);

  for (guint i = 0; self->next_us <= now_us && i < MAX_EVENTS_AT_ONCE; i++)
    {
      tell_one (self);
      plan_next (self, self->next_us);
    }
  if (self->next_us <= now_us)
    plan_next (self, now_us);
  wait_for_next (self);
}

/**
 * due_story_new:
 * @world: a furnished world
 * @kind: how much happens; nothing with %DUE_STORY_NONE
 * @language: of what is written
 *
 * Comments arrive, deadlines pass, somebody finishes a task. With a clock that stands still it
 * goes on when the clock is set.
 *
 * Returns: (transfer full): the story, which has begun
 */
DueStory *
due_story_new (DueWorld *world, DueStoryKind kind, DueLanguage language)
{
  DueStory *self = g_object_new (DUE_TYPE_STORY, NULL);

  self->world = g_object_ref (world);
  self->kind = kind;
  self->language = language;
  self->prng.state = due_prng_next (due_world_prng (world));
  if (kind == DUE_STORY_NONE)
    return self;

  g_signal_connect_object (world, "clock-set", G_CALLBACK (catch_up), self, G_CONNECT_SWAPPED);
  plan_next (self, due_world_now (world));
  wait_for_next (self);
  return self;
}

static void
due_story_init (DueStory *self)
{
}

static void
due_story_dispose (GObject *object)
{
  DueStory *self = DUE_STORY (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_object (&self->world);
  G_OBJECT_CLASS (due_story_parent_class)->dispose (object);
}

static void
due_story_class_init (DueStoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_story_dispose;
}
