/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-notice.h"

#include <glib/gi18n.h>

#include "task-notice.h"

gboolean
due_test_notice_send (DueNotifier *notifier, GSettings *settings, GError **error)
{
  g_autoptr (DueNotice) notice = NULL;

  if (!due_notifier_get_server_known (notifier))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("This desktop shows no notifications."));
      return FALSE;
    }
  /* Translators: head and text of a notification that a person has asked for as a test */
  notice = due_notice_new (_ ("Notifications Work"),
                           _ ("So you are told when a task is overdue or has new comments."),
                           "x-duebell.test", due_task_notice_get_flags (settings), NULL, 0);
  due_notifier_send (notifier, "test", notice);
  return TRUE;
}
