/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "world-task.h"

static void
clear_comment (gpointer data)
{
  DueWorldComment *comment = data;

  g_free (comment->text);
  g_clear_pointer (&comment->mentions, g_array_unref);
}

static void
unref_comment (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_comment);
}

static gpointer
ref_comment (gconstpointer data, gpointer user_data)
{
  return g_atomic_rc_box_acquire ((gpointer) data);
}

DueWorldTask *
due_world_task_new (gint64 id, const char *title)
{
  DueWorldTask *self = g_new0 (DueWorldTask, 1);

  self->id = id;
  self->title = g_strdup (title);
  self->status = DUE_STATUS_WAITING;
  self->accomplices = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->auditors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->comments = g_ptr_array_new_with_free_func (unref_comment);
  self->views = g_array_new (FALSE, TRUE, sizeof (DueWorldView));
  return self;
}

void
due_world_task_free (DueWorldTask *self)
{
  g_free (self->title);
  g_array_unref (self->accomplices);
  g_array_unref (self->auditors);
  g_ptr_array_unref (self->comments);
  g_array_unref (self->views);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_free (self);
}

static DueWorldTask *
copy (const DueWorldTask *self)
{
  DueWorldTask *twin = g_new (DueWorldTask, 1);

  *twin = *self;
  twin->title = g_strdup (self->title);
  twin->accomplices = g_array_copy (self->accomplices);
  twin->auditors = g_array_copy (self->auditors);
  twin->comments = g_ptr_array_copy (self->comments, ref_comment, NULL);
  twin->views = g_array_copy (self->views);
  twin->past = NULL;
  return twin;
}

/**
 * due_world_task_archive:
 * @self: a task that is about to change
 * @now_us: when
 * @keep_us: for how long a past state is of interest
 *
 * Keeps the present state, so that counters can lag behind.
 */
void
due_world_task_archive (DueWorldTask *self, gint64 now_us, gint64 keep_us)
{
  DueWorldTask *twin = copy (self);

  twin->past_until_us = now_us;
  if (self->past == NULL)
    self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) due_world_task_free);
  while (self->past->len > 0 &&
         ((DueWorldTask *) self->past->pdata[0])->past_until_us < now_us - keep_us)
    g_ptr_array_remove_index (self->past, 0);
  g_ptr_array_add (self->past, twin);
}

/* Returns: (transfer none) (nullable): the state at @time_us; NULL if it did not exist yet */
DueWorldTask *
due_world_task_at (DueWorldTask *self, gint64 time_us)
{
  if (self->created_us > time_us)
    return NULL;
  for (guint i = 0; self->past != NULL && i < self->past->len; i++)
    {
      DueWorldTask *past = self->past->pdata[i];

      if (past->past_until_us > time_us)
        return past;
    }
  return self;
}

static const DueWorldView *
find_view (const DueWorldTask *self, gint64 user)
{
  for (guint i = 0; i < self->views->len; i++)
    if (g_array_index (self->views, DueWorldView, i).user == user)
      return &g_array_index (self->views, DueWorldView, i);
  return NULL;
}

/* Returns: a copy; of a user who did nothing yet if there is none */
DueWorldView
due_world_task_get_view (const DueWorldTask *self, gint64 user)
{
  const DueWorldView *view = find_view (self, user);
  DueWorldView fresh = { .user = user };

  return view != NULL ? *view : fresh;
}

/* Returns: (transfer none): made if need be; valid until the next call */
DueWorldView *
due_world_task_view (DueWorldTask *self, gint64 user)
{
  const DueWorldView *view = find_view (self, user);
  DueWorldView fresh = { .user = user };

  if (view == NULL)
    {
      g_array_append_val (self->views, fresh);
      view = find_view (self, user);
    }
  return (DueWorldView *) view;
}

/* @mentions: (transfer full) (nullable) */
void
due_world_task_add_comment (DueWorldTask *self,
                            gint64 id,
                            gint64 author,
                            gint64 time_us,
                            const char *text,
                            GArray *mentions)
{
  DueWorldComment *comment = g_atomic_rc_box_new0 (DueWorldComment);

  comment->id = id;
  comment->author = author;
  comment->time_us = time_us;
  comment->text = g_strdup (text);
  comment->mentions = mentions;
  g_ptr_array_add (self->comments, comment);
  self->activity_us = MAX (self->activity_us, time_us);
}

/* Marks all that is there as read. */
void
due_world_task_read (DueWorldTask *self, gint64 user)
{
  DueWorldView *view = due_world_task_view (self, user);

  view->viewed = TRUE;
  if (self->comments->len > 0)
    view->read_id = ((DueWorldComment *) self->comments->pdata[self->comments->len - 1])->id;
}

gboolean
due_ids_contain (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

gboolean
due_world_task_has_side (const DueWorldTask *self, gint64 user, DueSide side)
{
  switch (side)
    {
    case DUE_SIDE_RESPONSIBLE:
      return self->responsible == user;
    case DUE_SIDE_ACCOMPLICE:
      return due_ids_contain (self->accomplices, user);
    case DUE_SIDE_AUDITOR:
      return due_ids_contain (self->auditors, user);
    case DUE_SIDE_ORIGINATOR:
      return self->creator == user;
    case DUE_SIDE_ALL:
    default:
      return self->responsible == user || self->creator == user ||
             due_ids_contain (self->accomplices, user) || due_ids_contain (self->auditors, user);
    }
}

gboolean
due_world_task_is_muted (const DueWorldTask *self, gint64 user)
{
  const DueWorldView *view = find_view (self, user);

  return view != NULL && view->muted;
}

gboolean
due_world_task_is_viewed (const DueWorldTask *self, gint64 user)
{
  const DueWorldView *view = find_view (self, user);

  return self->creator == user || (view != NULL && view->viewed);
}

/* Past its deadline and still somebody's work. */
gboolean
due_world_task_is_late (const DueWorldTask *self, gint64 now_us)
{
  return self->deadline_us != 0 && self->deadline_us < now_us &&
         self->status != DUE_STATUS_AWAITING_CONTROL && self->status != DUE_STATUS_COMPLETED;
}

static guint
count_comments (const DueWorldTask *self, gint64 user, gboolean only_mentions)
{
  const DueWorldView *view = find_view (self, user);
  gint64 read_id = view != NULL ? view->read_id : 0;
  guint count = 0;

  for (guint i = self->comments->len; i > 0; i--)
    {
      const DueWorldComment *comment = self->comments->pdata[i - 1];

      if (comment->id <= read_id)
        break;
      if (comment->author == user)
        continue;
      if (!only_mentions ||
          (comment->mentions != NULL && due_ids_contain (comment->mentions, user)))
        count++;
    }
  return count;
}

guint
due_world_task_count_unread (const DueWorldTask *self, gint64 user)
{
  return count_comments (self, user, FALSE);
}

guint
due_world_task_count_mentions (const DueWorldTask *self, gint64 user)
{
  return count_comments (self, user, TRUE);
}
