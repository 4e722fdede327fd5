/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

int
due_command_fail (const char *sentence)
{
  g_printerr ("%s\n", sentence);
  return DUE_EXIT_FAILED;
}

int
due_command_misused (const char *sentence)
{
  g_printerr ("%s\n", sentence);
  return DUE_EXIT_USAGE;
}

int
due_command_not_running (void)
{
  g_printerr ("%s\n", _ ("Duebell is not running. Start it with “duebell”."));
  return DUE_EXIT_NOT_RUNNING;
}

gboolean
due_command_parse (const GOptionEntry *entries,
                   int argc,
                   char **argv,
                   guint n_arguments_max,
                   char ***arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) args = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;

  /* GOption takes the first for the program's name. */
  g_ptr_array_add (args, g_strdup ("duebell"));
  for (int i = 0; i < argc; i++)
    g_ptr_array_add (args, g_strdup (argv[i]));
  g_ptr_array_add (args, NULL);
  rest = (char **) g_ptr_array_steal (args, NULL);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &rest, &error))
    {
      g_printerr ("%s. %s\n", error->message, _ ("See “duebell --help”."));
      return FALSE;
    }
  if (g_strv_length (rest) > n_arguments_max + 1)
    {
      g_printerr ("%s\n",
                  _ ("There are more words than this command takes. See “duebell --help”."));
      return FALSE;
    }
  *arguments = g_strdupv (rest + 1);
  return TRUE;
}
