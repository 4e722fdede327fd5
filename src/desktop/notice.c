/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "notice.h"

struct _DueNotice
{
  char *summary;
  char *body;
  char *category;
  DueNoticeFlags flags;
  DueNoticeAction *actions; /* their strings are ours */
  gsize n_actions;
};

G_DEFINE_BOXED_TYPE (DueNotice, due_notice, due_notice_ref, due_notice_unref)

/**
 * due_notice_new:
 * @summary: one line of plain text
 * @body: plain text, or ""
 * @category: of the notification specification, such as "im.received"
 * @flags: how it comes
 * @actions: (array length=n_actions) (nullable): what the person may do; copied
 * @n_actions: how many
 *
 * Returns: (transfer full): the value
 */
DueNotice *
due_notice_new (const char *summary,
                const char *body,
                const char *category,
                DueNoticeFlags flags,
                const DueNoticeAction *actions,
                gsize n_actions)
{
  DueNotice *self = NULL;

  g_return_val_if_fail (summary != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (category != NULL, NULL);
  g_return_val_if_fail (actions != NULL || n_actions == 0, NULL);

  self = g_atomic_rc_box_new0 (DueNotice);
  self->summary = g_utf8_make_valid (summary, -1);
  self->body = g_utf8_make_valid (body, -1);
  self->category = g_strdup (category);
  self->flags = flags;
  self->n_actions = n_actions;
  self->actions = g_new0 (DueNoticeAction, n_actions);
  for (gsize i = 0; i < n_actions; i++)
    {
      self->actions[i].key = g_strdup (actions[i].key);
      self->actions[i].label = g_utf8_make_valid (actions[i].label, -1);
    }
  return self;
}

DueNotice *
due_notice_ref (DueNotice *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DueNotice *self = data;

  for (gsize i = 0; i < self->n_actions; i++)
    {
      g_free ((char *) self->actions[i].key);
      g_free ((char *) self->actions[i].label);
    }
  g_free (self->actions);
  g_free (self->summary);
  g_free (self->body);
  g_free (self->category);
}

void
due_notice_unref (DueNotice *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
due_notice_get_summary (const DueNotice *self)
{
  return self->summary;
}

const char *
due_notice_get_body (const DueNotice *self)
{
  return self->body;
}

const char *
due_notice_get_category (const DueNotice *self)
{
  return self->category;
}

DueNoticeFlags
due_notice_get_flags (const DueNotice *self)
{
  return self->flags;
}

gsize
due_notice_get_n_actions (const DueNotice *self)
{
  return self->n_actions;
}

/* Returns: action @i, counted from 0; its strings belong to @self */
DueNoticeAction
due_notice_get_action (const DueNotice *self, gsize i)
{
  g_return_val_if_fail (i < self->n_actions, ((DueNoticeAction){ "", "" }));

  return self->actions[i];
}
