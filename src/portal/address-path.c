/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "address-path.h"

#include <string.h>

#define SEGMENTS_MAX 16
#define FOLDER_SEGMENTS_MAX 3
#define USER_DIGITS_MAX 18

/* A piece of the path between two slashes. It may be a secret, so it is never copied. */
typedef struct
{
  const char *text;
  gsize length;
} Segment;

/* Where the portal's own pages begin: such an address names the portal, not a folder of it. */
static const char *const pages[] = {
  "about",      "auth",     "bi",        "bitrix",        "bizproc", "calendar",    "company",
  "conference", "contact",  "crm",       "desktop_app",   "devops",  "docs",        "extranet",
  "hr",         "kb",       "knowledge", "mail",          "market",  "marketplace", "marketing",
  "mobile",     "oauth",    "online",    "onlinebooking", "page",    "pub",         "report",
  "rpa",        "services", "settings",  "shop",          "sign",    "sites",       "spaces",
  "stream",     "tasks",    "timeman",   "upload",        "video",   "workgroups",
};

/* Methods that may stand where the secret is missing; those with a dot are seen by the dot. */
static const char *const bare_methods[] = { "batch", "events", "methods", "profile", "scope" };

static gboolean
fail (DueAddressError *reason, DueAddressError why)
{
  *reason = why;
  return FALSE;
}

static gboolean
equals (const Segment *segment, const char *text)
{
  return strlen (text) == segment->length &&
         g_ascii_strncasecmp (segment->text, text, segment->length) == 0;
}

static gboolean
is_one_of (const Segment *segment, const char *const *texts, gsize n_texts)
{
  for (gsize i = 0; i < n_texts; i++)
    if (equals (segment, texts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_only (const Segment *segment, const char *punctuation)
{
  for (gsize i = 0; i < segment->length; i++)
    if (!g_ascii_isalnum (segment->text[i]) &&
        (segment->text[i] == '\0' || strchr (punctuation, segment->text[i]) == NULL))
      return FALSE;
  return segment->length > 0;
}

/* Empty pieces do not count: people glue "https://host/" and "/rest/". */
static gboolean
split (const char *path, Segment segments[SEGMENTS_MAX], gsize *n)
{
  gsize end = strcspn (path, "?#");

  *n = 0;
  for (gsize i = 0; i < end;)
    {
      gsize length = strcspn (path + i, "/?#");
      Segment segment = { path + i, length };

      i += length + (i + length < end ? 1 : 0);
      if (length == 0)
        continue;
      if (*n == SEGMENTS_MAX || equals (&segment, ".") || equals (&segment, ".."))
        return FALSE;
      segments[(*n)++] = segment;
    }
  return TRUE;
}

static gsize
find (const Segment *segments, gsize n, const char *text)
{
  gsize i = 0;

  while (i < n && !equals (&segments[i], text))
    i++;
  return i;
}

/* (transfer full) (nullable): "" or "/sub"; NULL if that cannot be a folder. */
static char *
make_folder (const Segment *segments, gsize n)
{
  g_autoptr (GString) folder = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      if (i == FOLDER_SEGMENTS_MAX || !has_only (&segments[i], "-_."))
        return NULL;
      g_string_append_c (folder, '/');
      g_string_append_len (folder, segments[i].text, (gssize) segments[i].length);
    }
  return g_string_free (g_steal_pointer (&folder), FALSE);
}

/* In the cloud a portal is always the whole host. */
static gboolean
is_cloud (const char *host)
{
  return strstr (host, ".bitrix24.") != NULL;
}

static gboolean
parse_page (DueAddressPath *self,
            const Segment *segments,
            gsize n,
            const char *host,
            DueAddressError *reason)
{
  gboolean is_page = n == 0 || is_cloud (host) ||
                     is_one_of (&segments[0], pages, G_N_ELEMENTS (pages)) ||
                     memchr (segments[n - 1].text, '.', segments[n - 1].length) != NULL;

  if (find (segments, n, "devops") == 0 && find (segments, n, "out-hook") < n)
    return fail (reason, DUE_ADDRESS_ERROR_OUTGOING);
  if (find (segments, n, "devops") == 0 && find (segments, n, "in-hook") < n)
    return fail (reason, DUE_ADDRESS_ERROR_NO_SECRET);

  self->folder = is_page ? NULL : make_folder (segments, n);
  if (self->folder == NULL)
    self->folder = g_strdup ("");
  return TRUE;
}

static gboolean
parse_user (const Segment *segment, gint64 *user_id)
{
  gint64 value = 0;

  if (segment->length > USER_DIGITS_MAX)
    return FALSE;
  for (gsize i = 0; i < segment->length; i++)
    {
      if (!g_ascii_isdigit (segment->text[i]))
        return FALSE;
      value = value * 10 + (segment->text[i] - '0');
    }
  *user_id = value;
  return value >= 1;
}

gboolean
due_address_path_is_secret (const char *text, gsize length)
{
  const Segment segment = { text, length };

  return length <= DUE_ADDRESS_SECRET_MAX && has_only (&segment, "-_");
}

/* @segments: what follows "rest". */
static gboolean
parse_webhook (DueAddressPath *self, const Segment *segments, gsize n, DueAddressError *reason)
{
  const Segment *secret = n > 1 ? &segments[1] : NULL;

  if (n > 0 && equals (&segments[0], "api"))
    return fail (reason, DUE_ADDRESS_ERROR_REST_API);
  if (n < 2)
    return fail (reason, DUE_ADDRESS_ERROR_NO_SECRET);
  if (!parse_user (&segments[0], &self->user_id))
    return fail (reason, DUE_ADDRESS_ERROR_BAD_USER);
  if (n == 2 && (is_one_of (secret, bare_methods, G_N_ELEMENTS (bare_methods)) ||
                 memchr (secret->text, '.', secret->length) != NULL))
    return fail (reason, DUE_ADDRESS_ERROR_NO_SECRET);
  if (!due_address_path_is_secret (secret->text, secret->length))
    return fail (reason, DUE_ADDRESS_ERROR_BAD_SECRET);
  if (n > 3 || (n == 3 && !has_only (&segments[2], "._-")))
    return fail (reason, DUE_ADDRESS_ERROR_BAD_PATH);

  self->secret = due_secret_new (secret->text, (gssize) secret->length);
  return TRUE;
}

gboolean
due_address_path_parse (DueAddressPath *self,
                        const char *text,
                        const char *host,
                        DueAddressUse use,
                        DueAddressError *reason)
{
  Segment segments[SEGMENTS_MAX] = { { NULL, 0 } };
  gsize n = 0;
  gsize rest = 0;

  if (g_strstr_len (text, (gssize) strcspn (text, "?#"), "://") != NULL)
    return fail (reason, DUE_ADDRESS_ERROR_SEVERAL);
  if (!split (text, segments, &n))
    return fail (reason, DUE_ADDRESS_ERROR_BAD_PATH);

  rest = find (segments, n, "rest");
  if (rest == n && use == DUE_ADDRESS_PASTED)
    return parse_page (self, segments, n, host, reason);

  self->folder = make_folder (segments, rest);
  if (self->folder == NULL || (rest < n && use == DUE_ADDRESS_STORED))
    return fail (reason, DUE_ADDRESS_ERROR_BAD_PATH);
  return use == DUE_ADDRESS_STORED ||
         parse_webhook (self, segments + rest + 1, n - rest - 1, reason);
}

void
due_address_path_clear (DueAddressPath *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->secret, due_secret_unref);
}
