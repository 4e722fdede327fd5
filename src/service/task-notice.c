/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task-notice.h"

#include <glib/gi18n.h>

#include "settings-quiet.h"
#include "told.h"

/* A person wrote, or a date came: what desktops sort notifications by. */
#define NOTICE_CATEGORY "im.received"
#define REMIND_LATER_S (60 * 60)

struct _DueTaskNotice
{
  GObject parent_instance;

  DueNotifier *notifier;
  GSettings *settings;
  char *id;

  DueChange *shown;    /* (nullable): what the notification on screen says */
  DueNotice *notice;   /* (nullable): its text */
  DueCounters *before; /* (nullable): the numbers before it */
  guint later_id;
};

G_DEFINE_FINAL_TYPE (DueTaskNotice, due_task_notice, G_TYPE_OBJECT)

static void
forget_shown (DueTaskNotice *self)
{
  g_clear_handle_id (&self->later_id, g_source_remove);
  g_clear_pointer (&self->shown, due_change_unref);
  g_clear_pointer (&self->notice, due_notice_unref);
  g_clear_pointer (&self->before, due_counters_unref);
}

DueNoticeFlags
due_task_notice_get_flags (GSettings *settings)
{
  return g_settings_get_boolean (settings, "sound") ? DUE_NOTICE_SOUND : DUE_NOTICE_QUIET;
}

const char *
due_task_notice_get_id (DueTaskNotice *self)
{
  return self->id;
}

void
due_task_notice_show (DueTaskNotice *self,
                      DueChange *change,
                      const char *portal,
                      DueCounters *before)
{
  g_autofree char *summary = due_change_get_summary (change, portal);
  g_autofree char *body = due_change_get_body (change);
  /* "default" is the click, and a button where the desktop shows one for it. */
  const DueNoticeAction actions[] = { { "default", _ ("Open") },
                                      { "later", _ ("Remind Me in an Hour") } };

  g_return_if_fail (DUE_IS_TASK_NOTICE (self));

  forget_shown (self);
  self->notice =
      due_notice_new (summary, body, NOTICE_CATEGORY, due_task_notice_get_flags (self->settings),
                      actions, G_N_ELEMENTS (actions));
  self->shown = due_change_ref (change);
  self->before = before != NULL ? due_counters_ref (before) : NULL;
  due_notifier_send (self->notifier, self->id, self->notice);
}

void
due_task_notice_withdraw_passed (DueTaskNotice *self, const DueSnapshot *snapshot)
{
  g_return_if_fail (DUE_IS_TASK_NOTICE (self));

  if (self->shown != NULL && due_told_has_passed (self->shown, self->before, snapshot))
    due_task_notice_withdraw (self);
}

void
due_task_notice_withdraw (DueTaskNotice *self)
{
  g_return_if_fail (DUE_IS_TASK_NOTICE (self));

  due_notifier_withdraw (self->notifier, self->id);
  forget_shown (self);
}

static gboolean
on_later (gpointer user_data)
{
  DueTaskNotice *self = user_data;

  self->later_id = 0;
  if (self->notice != NULL && !due_settings_is_quiet_now (self->settings) &&
      g_settings_get_boolean (self->settings, "notifications"))
    due_notifier_send (self->notifier, self->id, self->notice);
  return G_SOURCE_REMOVE;
}

void
due_task_notice_remind_later (DueTaskNotice *self)
{
  g_return_if_fail (DUE_IS_TASK_NOTICE (self));

  if (self->shown == NULL)
    return;
  g_clear_handle_id (&self->later_id, g_source_remove);
  self->later_id = g_timeout_add_seconds (REMIND_LATER_S, on_later, self);
  g_source_set_name_by_id (self->later_id, "duebell-later");
}

gint64
due_task_notice_get_task (DueTaskNotice *self)
{
  DueTask *task = self->shown != NULL ? due_change_get_only_task (self->shown) : NULL;

  return task != NULL ? due_task_get_id (task) : 0;
}

/* The most urgent of what was told; none for near deadlines alone. */
DueKinds
due_task_notice_get_kind (DueTaskNotice *self)
{
  DueKinds kinds = self->shown != NULL ? due_change_get_kinds (self->shown) : DUE_KINDS_NONE;

  for (guint i = 0; i < DUE_N_KINDS; i++)
    if ((kinds & due_kind_nth (i)) != 0)
      return due_kind_nth (i);
  return DUE_KINDS_NONE;
}

static void
due_task_notice_dispose (GObject *object)
{
  forget_shown (DUE_TASK_NOTICE (object));

  G_OBJECT_CLASS (due_task_notice_parent_class)->dispose (object);
}

static void
due_task_notice_finalize (GObject *object)
{
  DueTaskNotice *self = DUE_TASK_NOTICE (object);

  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (due_task_notice_parent_class)->finalize (object);
}

static void
due_task_notice_class_init (DueTaskNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_task_notice_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_task_notice_finalize;
}

static void
due_task_notice_init (DueTaskNotice *self)
{
}

DueTaskNotice *
due_task_notice_new (DueNotifier *notifier, GSettings *settings, const char *account_id)
{
  DueTaskNotice *self = g_object_new (DUE_TYPE_TASK_NOTICE, NULL);

  self->notifier = g_object_ref (notifier);
  self->settings = g_object_ref (settings);
  self->id = g_strconcat ("tasks:", account_id, NULL);
  return self;
}
