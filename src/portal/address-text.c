/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "address-text.h"

#include <string.h>

#include "address-error.h"

/* What stands around a link in mails, chats and documents. */
static const char *const openers[] = {
  "<", "\"", "'", "`", "(", "[", "{", "*", "«", "»", "“", "”", "„", "‘", "’", "‹", "›",
};
static const char *const closers[] = {
  ">", "\"", "'", "`", ")", "]", "}", "*", "«", "»", "“",
  "”", "„",  "‘", "’", "‹", "›", ",", ";", ".", "!",
};

/* Line breaks of a mail, and marks that cannot be seen (direction, zero width). */
static gboolean
is_ignored (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '\t' || c == '\n' || c == '\r' || c == '\f' || type == G_UNICODE_SPACE_SEPARATOR ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         type == G_UNICODE_FORMAT;
}

/* @clean: as large as @text. */
static gboolean
copy_visible (const char *text, char *clean, GError **error)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (is_ignored (c))
        continue;
      if (g_unichar_iscntrl (c))
        return due_address_error_set (error, DUE_ADDRESS_ERROR_CONTROL);
      if (c == '\\')
        return due_address_error_set (error, DUE_ADDRESS_ERROR_BACKSLASH);

      memcpy (clean, p, length);
      clean += length;
    }

  *clean = '\0';
  return TRUE;
}

static gsize
skip_opener (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    if (g_str_has_prefix (text, openers[i]))
      return strlen (openers[i]);

  return 0;
}

static gsize
skip_closer (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (closers); i++)
    if (g_str_has_suffix (text, closers[i]))
      return strlen (closers[i]);

  return 0;
}

/* An address of IPv6 has brackets of its own: "[::1]:8443". */
static gboolean
is_bracket_of_host (const char *text)
{
  return text[0] == '[' && (g_ascii_isxdigit (text[1]) || text[1] == ':') &&
         strchr (text, ':') != NULL;
}

void
due_address_text_strip (char *text)
{
  gsize start = 0;
  gsize length = 0;
  gsize skip = 0;

  while (!is_bracket_of_host (text + start) && (skip = skip_opener (text + start)) > 0)
    start += skip;
  length = strlen (text + start);
  memmove (text, text + start, length + 1);

  while (!(is_bracket_of_host (text) && g_str_has_suffix (text, "]")) &&
         (skip = skip_closer (text)) > 0)
    {
      length -= skip;
      text[length] = '\0';
    }
}

char *
due_address_text_clean (const char *text, GError **error)
{
  gsize length = strnlen (text, DUE_ADDRESS_TEXT_MAX + 1);
  g_autofree char *clean = NULL;

  if (length > DUE_ADDRESS_TEXT_MAX)
    due_address_error_set (error, DUE_ADDRESS_ERROR_TOO_LONG);
  else if (!g_utf8_validate (text, (gssize) length, NULL))
    due_address_error_set (error, DUE_ADDRESS_ERROR_NOT_AN_ADDRESS);
  else
    {
      clean = g_malloc0 (length + 1);
      if (copy_visible (text, clean, error))
        return g_steal_pointer (&clean);
      due_secret_wipe (clean, length);
    }

  return NULL;
}
