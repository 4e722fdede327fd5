/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "origin.h"

#include <string.h>

#define PORT_MAX 65535
#define HOST_MAX 253
/* In UTF-8, before it becomes ASCII, which takes long for long ones. */
#define HOST_TEXT_MAX 1000
#define LABEL_MAX 63

static gboolean
fail (DueAddressError *reason, DueAddressError why)
{
  *reason = why;
  return FALSE;
}

/* Letters, digits and hyphens: what a resolver, a certificate and a browser all agree on. */
static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > LABEL_MAX || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (label[i]) && label[i] != '-')
      return FALSE;
  return TRUE;
}

/* Browsers read "1.2.3", "0x7f.1" and "2130706433" as IPv4, resolvers may not. */
static gboolean
is_numeric (const char *label)
{
  if (g_str_has_prefix (label, "0x"))
    return TRUE;
  return strspn (label, "0123456789") == strlen (label);
}

static gboolean
is_host_name (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  guint n = g_strv_length (labels);

  if (strlen (host) > HOST_MAX || n == 0 || is_numeric (labels[n - 1]))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_label (labels[i]))
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable): NULL if @text is not the address of @family. */
static char *
parse_ip (const char *text, GSocketFamily family)
{
  g_autoptr (GInetAddress) address = NULL;

  if (strspn (text, "0123456789abcdefABCDEF.:") != strlen (text))
    return NULL;
  address = g_inet_address_new_from_string (text);
  if (address == NULL || g_inet_address_get_family (address) != family)
    return NULL;
  return g_inet_address_to_string (address);
}

/* (transfer full) (nullable) */
static char *
normalise_name (const char *text)
{
  g_autofree char *ascii = NULL;
  g_autofree char *host = NULL;
  char *ip = parse_ip (text, G_SOCKET_FAMILY_IPV4);

  if (ip != NULL)
    return ip;
  if (strlen (text) > HOST_TEXT_MAX)
    return NULL;

  ascii = g_str_is_ascii (text) ? g_strdup (text) : g_hostname_to_ascii (text);
  if (ascii == NULL)
    return NULL;
  host = g_ascii_strdown (ascii, -1);
  if (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';
  return is_host_name (host) ? g_steal_pointer (&host) : NULL;
}

/* (transfer full) (nullable): @rest gets what follows the host: "" or ":port". */
static char *
split_host (const char *authority, const char **rest)
{
  g_autofree char *text = NULL;
  g_autofree char *ip = NULL;
  const char *end = NULL;

  if (authority[0] != '[')
    {
      end = authority + strcspn (authority, ":");
      text = g_strndup (authority, (gsize) (end - authority));
      *rest = end;
      return normalise_name (text);
    }

  end = strchr (authority, ']');
  if (end == NULL)
    return NULL;
  text = g_strndup (authority + 1, (gsize) (end - authority - 1));
  ip = parse_ip (text, G_SOCKET_FAMILY_IPV6);
  *rest = end + 1;
  return ip == NULL ? NULL : g_strdup_printf ("[%s]", ip);
}

/* @text: "" or ":port". */
static gboolean
parse_port (const char *text, guint *port)
{
  gsize digits = 0;
  guint value = 0;

  *port = 0;
  if (text[0] == '\0')
    return TRUE;
  digits = strspn (text + 1, "0123456789");
  if (text[0] != ':' || digits == 0 || digits > 5 || text[1 + digits] != '\0')
    return FALSE;
  for (gsize i = 1; i <= digits; i++)
    value = value * 10 + (guint) (text[i] - '0');
  *port = value;
  return value >= 1 && value <= PORT_MAX;
}

static gboolean
is_this_machine (const char *host)
{
  return g_str_equal (host, "127.0.0.1") || g_str_equal (host, "[::1]") ||
         g_str_equal (host, "localhost");
}

gboolean
due_origin_parse (DueOrigin *self,
                  const char *authority,
                  gsize length,
                  gboolean plain,
                  DueAddressError *reason)
{
  g_autofree char *text = g_strndup (authority, length);
  g_autofree char *host = NULL;
  const char *rest = "";
  guint port = 0;

  if (strchr (text, '@') != NULL)
    return fail (reason, DUE_ADDRESS_ERROR_USER_INFO);
  host = split_host (text, &rest);
  if (host == NULL)
    return fail (reason, DUE_ADDRESS_ERROR_BAD_HOST);
  if (!parse_port (rest, &port))
    return fail (reason, DUE_ADDRESS_ERROR_BAD_PORT);
  if (plain && !is_this_machine (host))
    return fail (reason, DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS);

  self->plain = plain;
  self->host = g_steal_pointer (&host);
  self->port = port == (plain ? 80 : 443) ? 0 : port;
  return TRUE;
}

void
due_origin_clear (DueOrigin *self)
{
  g_clear_pointer (&self->host, g_free);
}

static char *
to_text (const DueOrigin *self, const char *scheme)
{
  if (self->port == 0)
    return g_strconcat (scheme, self->host, NULL);
  return g_strdup_printf ("%s%s:%u", scheme, self->host, self->port);
}

char *
due_origin_to_portal (const DueOrigin *self)
{
  return to_text (self, self->plain ? "http://" : "");
}

char *
due_origin_to_base (const DueOrigin *self)
{
  return to_text (self, self->plain ? "http://" : "https://");
}
