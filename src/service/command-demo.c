/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "command.h"

#include <glib/gi18n.h>

#include "demo.h"

int
due_command_demo (int argc, char **argv)
{
  g_autofree char *story = NULL;
  int for_s = 0;
  gboolean window = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
    { "story", 0, 0, G_OPTION_ARG_STRING, &story, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_INT, &for_s, NULL, NULL },
    { "window", 0, 0, G_OPTION_ARG_NONE, &window, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!due_command_parse (entries, argc, argv, 0, &arguments))
    return DUE_EXIT_USAGE;
  if (story != NULL && !g_str_equal (story, "calm") && !g_str_equal (story, "busy"))
    return due_command_misused (_ ("The story is calm or busy."));
  if (for_s < 0 || for_s > 24 * 3600)
    return due_command_misused (_ ("A demo may last up to 86400 seconds."));
  return due_demo_run (story != NULL ? story : "calm", (guint) for_s, window);
}
