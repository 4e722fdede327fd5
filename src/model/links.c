/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "links.h"

#include <string.h>

static gboolean
is_port (const char *text)
{
  guint64 port = 0;

  return *text != '0' && g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &port, NULL);
}

/* Letters, digits, hyphens and dots, none of the latter two at an end; IPv6 in brackets. */
static gboolean
is_host (const char *text, gsize length)
{
  if (length > 2 && text[0] == '[' && text[length - 1] == ']')
    {
      g_autofree char *address = g_strndup (text + 1, length - 2);

      return strchr (address, ':') != NULL && strchr (address, '%') == NULL &&
             g_hostname_is_ip_address (address);
    }
  if (length == 0 || length > 253)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      gboolean at_end = i == 0 || i == length - 1;

      if (!g_ascii_isalnum (text[i]) && (at_end || strchr ("-._", text[i]) == NULL))
        return FALSE;
      if (text[i] == '.' && text[i + 1] == '.')
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_loopback (const char *text, gsize length)
{
  static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == strlen (names[i]) && strncmp (text, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_sound_base (const char *base)
{
  const char *host = NULL;
  const char *colon = NULL;
  gsize length = 0;
  gboolean secure = FALSE;

  if (base == NULL)
    return FALSE;
  secure = g_str_has_prefix (base, "https://");
  if (!secure && !g_str_has_prefix (base, "http://"))
    return FALSE;

  host = base + strlen (secure ? "https://" : "http://");
  colon = strrchr (host, ':');
  if (colon != NULL && strchr (colon, ']') != NULL)
    colon = NULL;
  if (colon != NULL && !is_port (colon + 1))
    return FALSE;
  length = colon != NULL ? (gsize) (colon - host) : strlen (host);
  return is_host (host, length) && (secure || is_loopback (host, length));
}

char *
due_link_to_task (const char *base, gint64 user_id, gint64 task_id)
{
  if (!is_sound_base (base) || user_id < 1 || task_id < 1)
    return NULL;
  return g_strdup_printf ("%s/company/personal/user/%" G_GINT64_FORMAT
                          "/tasks/task/view/%" G_GINT64_FORMAT "/",
                          base, user_id, task_id);
}

/**
 * due_link_to_list:
 * @base: "https://host[:port]"; "http://" only for a loopback address
 * @user_id: whose list
 * @query: (nullable): role and project; NULL for all
 * @code: the counter's code, below 1 for the unfiltered list
 *
 * Returns: (transfer full) (nullable): the page's address
 */
char *
due_link_to_list (const char *base, gint64 user_id, const DueQuery *query, gint64 code)
{
  DueRoles role = query != NULL ? due_query_get_role (query) : DUE_ROLES_ALL;
  gint64 group_id = query != NULL ? due_query_get_group_id (query) : 0;
  g_autoptr (GString) link = NULL;

  if (!is_sound_base (base) || user_id < 1)
    return NULL;
  link = g_string_new (base);
  if (group_id > 0)
    g_string_append_printf (link, "/workgroups/group/%" G_GINT64_FORMAT "/tasks/", group_id);
  else
    g_string_append_printf (link, "/company/personal/user/%" G_GINT64_FORMAT "/tasks/", user_id);
  if (code > 0)
    {
      g_string_append_printf (link, "?apply_filter=Y&PROBLEM=%" G_GINT64_FORMAT, code);
      if (role != DUE_ROLES_ALL)
        g_string_append_printf (link, "&ROLEID=%s", due_role_get_type_name (role));
    }
  return g_string_free (g_steal_pointer (&link), FALSE);
}

char *
due_link_to_webhooks (const char *base)
{
  return is_sound_base (base) ? g_strconcat (base, "/devops/", NULL) : NULL;
}
