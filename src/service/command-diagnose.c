/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include "diagnose.h"
#include "remote.h"

/* Works without a running Duebell too: that it does not run may be the question. */
int
due_command_diagnose (int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (DueBusDuebell1) remote = NULL;
  g_autofree char *system_report = NULL;
  g_autofree char *service_report = NULL;

  if (!due_command_parse (NULL, argc, argv, 0, &arguments))
    return DUE_EXIT_USAGE;

  system_report = due_diagnose_system ();
  g_print ("%s", system_report);
  remote = due_remote_find (DUE_APP_ID, NULL);
  if (remote != NULL && due_bus_duebell1_call_diagnose_sync (remote, &service_report, NULL, NULL))
    g_print ("%s", service_report);
  else
    g_print ("Running: no\n");
  return DUE_EXIT_DONE;
}
