/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Exit statuses, as interfaces.md has them. */
enum
{
  DUE_EXIT_DONE = 0,
  DUE_EXIT_FAILED = 1,      /* could not, or not current */
  DUE_EXIT_USAGE = 2,       /* wrong usage */
  DUE_EXIT_NOT_RUNNING = 2, /* Duebell is not running */
};

/*
 * The commands of `duebell`, one a file. Each gets its arguments without the program's and its own
 * name and returns an exit status; texts go to standard output, errors as one sentence to standard
 * error.
 */
int due_command_check (int argc, char **argv);
int due_command_connect (int argc, char **argv);
int due_command_demo (int argc, char **argv);
int due_command_diagnose (int argc, char **argv);
int due_command_disconnect (int argc, char **argv);
int due_command_open (int argc, char **argv);
int due_command_pause (int argc, char **argv);
int due_command_quit (int argc, char **argv);
int due_command_resume (int argc, char **argv);
int due_command_status (int argc, char **argv);
int due_command_watch (int argc, char **argv);

/* What they share. Each prints its sentence to standard error. */
int due_command_fail (const char *sentence);    /* DUE_EXIT_FAILED */
int due_command_misused (const char *sentence); /* DUE_EXIT_USAGE */
int due_command_not_running (void);             /* DUE_EXIT_NOT_RUNNING */
/* Parses @entries; what is left are at most @n_arguments_max arguments: (transfer full) in
 * *arguments, NULL-terminated. FALSE after a sentence: the caller returns DUE_EXIT_USAGE. */
gboolean due_command_parse (const GOptionEntry *entries,
                            int argc,
                            char **argv,
                            guint n_arguments_max,
                            char ***arguments);

G_END_DECLS
