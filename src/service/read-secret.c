/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "read-secret.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>

/* Longer than any link; what follows is not read. */
#define LINE_MAX_BYTES 8192

static void
on_interrupt (int number)
{
  /* Only so that read() ends: the terminal's echo must be switched on again first. */
}

/* Byte by byte, so that nothing behind the line is taken from a pipe. */
static DueSecret *
read_line (int fd)
{
  char *line = g_malloc0 (LINE_MAX_BYTES + 1);
  DueSecret *secret = NULL;
  gsize length = 0;
  gssize n_read = 0;

  while (length < LINE_MAX_BYTES)
    {
      n_read = read (fd, line + length, 1);
      if (n_read <= 0 || line[length] == '\n')
        break;
      length++;
    }
  if (n_read > 0 || length > 0)
    secret = due_secret_new (line, (gssize) length);
  due_secret_wipe (line, LINE_MAX_BYTES + 1);
  g_free (line);
  return secret;
}

static DueSecret *
read_from_terminal (const char *prompt, gboolean echo)
{
  struct termios shown;
  struct termios hidden;
  struct sigaction interrupt = { .sa_handler = on_interrupt };
  struct sigaction old;
  DueSecret *secret = NULL;

  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return read_line (STDIN_FILENO);

  hidden = shown;
  if (!echo)
    {
      hidden.c_lflag &= ~(tcflag_t) ECHO;
      hidden.c_lflag |= ECHONL;
    }
  sigaction (SIGINT, &interrupt, &old);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  /* Who answers at once is not to lose what they typed, nor to see it. */
  g_print ("%s", prompt);
  secret = read_line (STDIN_FILENO);
  tcsetattr (STDIN_FILENO, TCSADRAIN, &shown);
  sigaction (SIGINT, &old, NULL);
  return secret;
}

DueSecret *
due_read_secret (const char *prompt)
{
  return read_from_terminal (prompt, FALSE);
}

char *
due_read_line (const char *prompt)
{
  g_autoptr (DueSecret) line = read_from_terminal (prompt, TRUE);

  return line == NULL ? NULL : g_strdup (due_secret_peek (line));
}
