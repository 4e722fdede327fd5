/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "grant.h"

#include <string.h>

/* The first line: a later form gets another number. A webhook's secret has no space. */
#define HEAD "duebell-grant 1"

enum
{
  LINE_HEAD,
  LINE_EXPIRES,
  LINE_MEMBER_ID,
  LINE_SERVER_DOMAIN,
  LINE_CLIENT_SECRET,
  LINE_ACCESS_TOKEN,
  LINE_REFRESH_TOKEN,
  N_LINES,
};

struct _DueGrant
{
  DueSecret *client_secret;
  DueSecret *access_token;
  DueSecret *refresh_token;
  gint64 expires;
  char *member_id;
  char *server_domain;
};

G_DEFINE_BOXED_TYPE (DueGrant, due_grant, due_grant_ref, due_grant_unref)

static void
clear (gpointer data)
{
  DueGrant *self = data;

  due_secret_unref (self->client_secret);
  due_secret_unref (self->access_token);
  due_secret_unref (self->refresh_token);
  g_free (self->member_id);
  g_free (self->server_domain);
}

static gboolean
is_part (DueSecret *secret)
{
  const char *text = due_secret_peek (secret);
  gsize length = due_secret_get_length (secret);

  if (length == 0 || length > DUE_GRANT_PART_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (text[i]))
      return FALSE;
  return TRUE;
}

/* (transfer full): "" when @text is not one. */
static char *
copy_word (const char *text)
{
  gsize length = text == NULL ? 0 : strnlen (text, DUE_GRANT_WORD_MAX + 1);

  if (length == 0 || length > DUE_GRANT_WORD_MAX)
    return g_strdup ("");
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-_.", text[i]) == NULL)
      return g_strdup ("");
  return g_strndup (text, length);
}

DueGrant *
due_grant_new (DueSecret *client_secret,
               DueSecret *access_token,
               DueSecret *refresh_token,
               gint64 expires,
               const char *member_id,
               const char *server_domain)
{
  DueGrant *self = NULL;

  if (!is_part (client_secret) || !is_part (access_token) || !is_part (refresh_token))
    return NULL;

  self = g_atomic_rc_box_new0 (DueGrant);
  self->client_secret = due_secret_ref (client_secret);
  self->access_token = due_secret_ref (access_token);
  self->refresh_token = due_secret_ref (refresh_token);
  self->expires = MAX (expires, 0);
  self->member_id = copy_word (member_id);
  self->server_domain = copy_word (server_domain);
  return self;
}

DueGrant *
due_grant_ref (DueGrant *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_grant_unref (DueGrant *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

DueSecret *
due_grant_get_client_secret (const DueGrant *self)
{
  return self->client_secret;
}

DueSecret *
due_grant_get_access_token (const DueGrant *self)
{
  return self->access_token;
}

DueSecret *
due_grant_get_refresh_token (const DueGrant *self)
{
  return self->refresh_token;
}

gint64
due_grant_get_expires (const DueGrant *self)
{
  return self->expires;
}

const char *
due_grant_get_member_id (const DueGrant *self)
{
  return self->member_id;
}

const char *
due_grant_get_server_domain (const DueGrant *self)
{
  return self->server_domain;
}

gboolean
due_grant_has_refresh_token (const DueGrant *self, DueSecret *refresh_token)
{
  return strcmp (due_secret_peek (self->refresh_token), due_secret_peek (refresh_token)) == 0;
}

DueSecret *
due_grant_to_secret (const DueGrant *self)
{
  char *text =
      g_strdup_printf (HEAD "\n%" G_GINT64_FORMAT "\n%s\n%s\n%s\n%s\n%s", self->expires,
                       self->member_id, self->server_domain, due_secret_peek (self->client_secret),
                       due_secret_peek (self->access_token), due_secret_peek (self->refresh_token));
  DueSecret *secret = due_secret_new (text, -1);

  due_secret_wipe (text, strlen (text));
  g_free (text);
  return secret;
}

/* A line of a text with exactly N_LINES of them, none copied. */
typedef struct
{
  const char *start;
  gsize length;
} Line;

static gboolean
split (DueSecret *secret, Line lines[N_LINES])
{
  const char *at = due_secret_peek (secret);
  const char *end = at + due_secret_get_length (secret);

  for (guint i = 0; i < N_LINES; i++)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));

      if ((stop == NULL) != (i == N_LINES - 1))
        return FALSE;
      lines[i].start = at;
      lines[i].length = (gsize) ((stop != NULL ? stop : end) - at);
      at = stop != NULL ? stop + 1 : end;
    }
  return TRUE;
}

static gboolean
read_expires (const Line *line, gint64 *expires)
{
  g_autofree char *text = g_strndup (line->start, line->length);
  guint64 value = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &value, NULL))
    return FALSE;
  *expires = (gint64) value;
  return TRUE;
}

/* (transfer full) */
static DueSecret *
copy_secret (const Line *line)
{
  return due_secret_new (line->start, (gssize) line->length);
}

DueGrant *
due_grant_from_secret (DueSecret *secret)
{
  Line lines[N_LINES];
  gint64 expires = 0;
  g_autofree char *member_id = NULL;
  g_autofree char *server_domain = NULL;
  g_autoptr (DueSecret) client_secret = NULL;
  g_autoptr (DueSecret) access_token = NULL;
  g_autoptr (DueSecret) refresh_token = NULL;

  if (!split (secret, lines) || lines[LINE_HEAD].length != strlen (HEAD) ||
      memcmp (lines[LINE_HEAD].start, HEAD, strlen (HEAD)) != 0 ||
      !read_expires (&lines[LINE_EXPIRES], &expires))
    return NULL;

  member_id = g_strndup (lines[LINE_MEMBER_ID].start, lines[LINE_MEMBER_ID].length);
  server_domain = g_strndup (lines[LINE_SERVER_DOMAIN].start, lines[LINE_SERVER_DOMAIN].length);
  client_secret = copy_secret (&lines[LINE_CLIENT_SECRET]);
  access_token = copy_secret (&lines[LINE_ACCESS_TOKEN]);
  refresh_token = copy_secret (&lines[LINE_REFRESH_TOKEN]);
  return due_grant_new (client_secret, access_token, refresh_token, expires, member_id,
                        server_domain);
}
