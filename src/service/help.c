/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "help.h"

#include <glib/gi18n.h>

static const struct
{
  const char *usage;
  const char *description;
} lines[] = {
  /* Translators: these stand behind the commands in “duebell --help” */
  { "duebell", N_ ("start if need be and open the window") },
  { "duebell --background", N_ ("start quietly") },
  { "duebell connect [--session]",
    N_ ("add an account: asks for the webhook link; --session keeps it in memory only") },
  { "duebell connect --oauth PORTAL [--client-id ID] [--redirect-port N] [--token-server URL]\n"
    "          [--no-browser] [--session]",
    N_ ("add an account by signing in with the browser; --no-browser prints the address to open") },
  { "duebell disconnect ACCOUNT", N_ ("remove an account: its id, portal or user@portal") },
  { "duebell status [--json]", N_ ("what is counted now") },
  { "duebell check [--json]", N_ ("ask the portals now") },
  { "duebell watch [--format json|waybar]", N_ ("one line a change") },
  { "duebell open [all|overdue|comments|mentions] [ACCOUNT] [--print]",
    N_ ("open these tasks in the browser; --print prints the address instead") },
  { "duebell pause [DURATION|tomorrow]", N_ ("no notifications, such as for 1h") },
  { "duebell resume", N_ ("notifications again") },
  { "duebell diagnose", N_ ("a report for faults, without names and secrets") },
  { "duebell demo [--story calm|busy] [--for SECONDS] [--window]",
    N_ ("try it without an account") },
  { "duebell quit", N_ ("end Duebell") },
};

void
due_help_print (void)
{
  g_print ("%s\n\n", _ ("Duebell tells how many of your Bitrix24 tasks are overdue or have new "
                        "comments."));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_print ("  %s\n      %s\n", lines[i].usage, _ (lines[i].description));
}
