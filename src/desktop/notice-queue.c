/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notice-queue.h"

typedef struct
{
  char *id;
  DueNotice *notice; /* NULL: withdraw */
} Entry;

struct _DueNoticeQueue
{
  GMutex mutex;
  GQueue entries; /* of Entry, the oldest first */
};

static void
entry_free (Entry *entry)
{
  g_free (entry->id);
  g_clear_pointer (&entry->notice, due_notice_unref);
  g_free (entry);
}

static void
remove_id (DueNoticeQueue *self, const char *id)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    {
      Entry *entry = link->data;

      if (!g_str_equal (entry->id, id))
        continue;
      entry_free (entry);
      g_queue_delete_link (&self->entries, link);
      return;
    }
}

/* To give up a withdrawal would leave on the screen what is no longer true. */
static void
drop_oldest (DueNoticeQueue *self)
{
  guint n_sends = 0;
  GList *oldest = NULL;

  for (GList *link = self->entries.tail; link != NULL; link = link->prev)
    if (((Entry *) link->data)->notice != NULL)
      {
        n_sends++;
        oldest = link;
      }
  if (n_sends <= DUE_NOTICE_QUEUE_MAX)
    return;
  g_debug ("The notification server is slow: one given up");
  entry_free (oldest->data);
  g_queue_delete_link (&self->entries, oldest);
}

/**
 * due_notice_queue_push:
 * @self: a queue
 * @id: which notification
 * @notice: (nullable): what it says; %NULL to withdraw it
 */
void
due_notice_queue_push (DueNoticeQueue *self, const char *id, DueNotice *notice)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup (id);
  entry->notice = notice != NULL ? due_notice_ref (notice) : NULL;
  g_mutex_lock (&self->mutex);
  remove_id (self, id);
  g_queue_push_tail (&self->entries, entry);
  drop_oldest (self);
  g_mutex_unlock (&self->mutex);
}

/**
 * due_notice_queue_pop:
 * @self: a queue
 * @id: (out) (transfer full): which notification
 * @notice: (out) (transfer full) (nullable): what it says; %NULL to withdraw it
 *
 * Returns: whether there was one; else the two are not set
 */
gboolean
due_notice_queue_pop (DueNoticeQueue *self, char **id, DueNotice **notice)
{
  Entry *entry = NULL;

  g_mutex_lock (&self->mutex);
  entry = g_queue_pop_head (&self->entries);
  g_mutex_unlock (&self->mutex);
  if (entry == NULL)
    return FALSE;
  *id = g_steal_pointer (&entry->id);
  *notice = g_steal_pointer (&entry->notice);
  entry_free (entry);
  return TRUE;
}

DueNoticeQueue *
due_notice_queue_new (void)
{
  DueNoticeQueue *self = g_new0 (DueNoticeQueue, 1);

  g_mutex_init (&self->mutex);
  g_queue_init (&self->entries);
  return self;
}

void
due_notice_queue_free (DueNoticeQueue *self)
{
  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}
