/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* pause, resume, quit: one call to the running Duebell. */

#include "command.h"

#include <glib/gi18n.h>

#include "clock.h"
#include "quiet.h"
#include "remote.h"
#include "words.h"

/* (nullable): NULL after a sentence, with *status set. */
static DueBusDuebell1 *
find_remote (int *status)
{
  g_autoptr (GError) error = NULL;
  DueBusDuebell1 *remote = due_remote_find (DUE_APP_ID, &error);

  if (error != NULL)
    *status = due_command_fail (error->message);
  else if (remote == NULL)
    *status = due_command_not_running ();
  return remote;
}

static int
finish (gboolean done, GError *error)
{
  if (done)
    return DUE_EXIT_DONE;
  due_remote_strip (error);
  return due_command_fail (error->message);
}

int
due_command_pause (int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = NULL;
  gint64 until = 0;
  int status = DUE_EXIT_FAILED;

  if (!due_command_parse (NULL, argc, argv, 1, &arguments))
    return DUE_EXIT_USAGE;
  if (!due_quiet_parse_pause (arguments[0], now, &until))
    return due_command_misused (
        _ ("A pause is a time such as 30m, 1h or 2h30m, up to 30 days, or “tomorrow”."));
  remote = find_remote (&status);
  if (remote == NULL)
    return status;
  if (!due_bus_duebell1_call_pause_sync (remote, until, NULL, &error))
    return finish (FALSE, error);

  time = due_words_for_time (until, due_clock_now_s ());
  if (until < 0)
    g_print ("%s\n", _ ("Notifications are paused until you resume them."));
  else
    /* Translators: %s is a time such as 16:40 */
    g_print (_ ("Notifications are paused until %s.\n"), time);
  return DUE_EXIT_DONE;
}

typedef gboolean (*RemoteCall) (DueBusDuebell1 *remote, GCancellable *cancellable, GError **error);

/* A command without arguments. */
static int
call_remote (int argc, char **argv, RemoteCall call)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueBusDuebell1) remote = NULL;
  gboolean done = FALSE;
  int status = DUE_EXIT_FAILED;

  if (!due_command_parse (NULL, argc, argv, 0, &arguments))
    return DUE_EXIT_USAGE;
  remote = find_remote (&status);
  if (remote == NULL)
    return status;
  done = call (remote, NULL, &error);
  return finish (done, error);
}

int
due_command_resume (int argc, char **argv)
{
  int status = call_remote (argc, argv, due_bus_duebell1_call_resume_sync);

  if (status == DUE_EXIT_DONE)
    g_print ("%s\n", _ ("Notifications are on."));
  return status;
}

int
due_command_quit (int argc, char **argv)
{
  return call_remote (argc, argv, due_bus_duebell1_call_quit_sync);
}
