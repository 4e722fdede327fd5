/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect-request.h"

#include <string.h>

static const char *const hosts[] = { "localhost", "127.0.0.1", "[::1]" };

/* A page of anywhere may send its visitors' browsers here, under a name of its own that it has made
 * ours: only our own names are ours. */
static gboolean
is_our_host (const char *value, gsize length, guint port)
{
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *host = g_strdup_printf ("%s:%u", hosts[i], port);

      if (strlen (host) == length && g_ascii_strncasecmp (host, value, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Looks through the lines behind the first: exactly one may be that of the host. */
static gboolean
has_our_host (const char *lines, const char *end, guint port)
{
  guint n_hosts = 0;
  gboolean ours = FALSE;

  while (lines < end)
    {
      const char *eol = strstr (lines, "\r\n");
      const char *value = lines + strlen ("Host:");
      const char *tail = eol;

      if (g_ascii_strncasecmp (lines, "Host:", strlen ("Host:")) == 0)
        {
          while (value < tail && is_blank (*value))
            value++;
          while (tail > value && is_blank (tail[-1]))
            tail--;
          n_hosts++;
          ours = is_our_host (value, (gsize) (tail - value), port);
        }
      lines = eol + strlen ("\r\n");
    }
  return n_hosts == 1 && ours;
}

/* The first line: "GET /?QUERY HTTP/1.1". */
static guint
parse_first_line (const char *line, const char *eol, char **query)
{
  const char *target = memchr (line, ' ', (gsize) (eol - line));
  const char *version = NULL;

  if (target == NULL || target == line)
    return 400;
  target++;
  version = memchr (target, ' ', (gsize) (eol - target));
  if (version == NULL ||
      (strncmp (version, " HTTP/1.1\r", 10) != 0 && strncmp (version, " HTTP/1.0\r", 10) != 0))
    return 400;
  if (strncmp (line, "GET ", 4) != 0)
    return 405;
  if (target[0] != '/')
    return 400;
  if (target + 1 != version && target[1] != '?')
    return 404;
  *query = target + 1 == version ? g_strdup ("")
                                 : g_strndup (target + 2, (gsize) (version - target - 2));
  return 200;
}

guint
due_redirect_request_parse (const char *head, gsize length, guint port, char **query)
{
  const char *end = NULL;
  const char *eol = NULL;
  guint status = 0;

  g_return_val_if_fail (head != NULL, 400);
  g_return_val_if_fail (query != NULL, 400);

  *query = NULL;
  if (memchr (head, '\0', length) != NULL)
    return 400;
  end = strstr (head, "\r\n\r\n");
  if (end == NULL)
    return length < DUE_REDIRECT_REQUEST_MAX ? 0 : 431;
  eol = strstr (head, "\r\n");
  if (!has_our_host (eol + 2, end + 2, port))
    return 400;
  status = parse_first_line (head, eol, query);
  return status;
}
