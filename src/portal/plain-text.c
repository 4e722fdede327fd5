/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plain-text.h"

#include <string.h>

/* With "&" and ";". */
#define ENTITY_MAX 12

static const struct
{
  const char *name;
  gunichar character;
} entities[] = {
  { "quot", '"' },     { "amp", '&' },      { "lt", '<' },        { "gt", '>' },
  { "apos", '\'' },    { "nbsp", 0xa0 },    { "laquo", 0xab },    { "raquo", 0xbb },
  { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "hellip", 0x2026 },
};

/* @digits: "39" or "x27". Returns: 0 if it is no character of a text. */
static gunichar
parse_number (const char *digits)
{
  gboolean hex = digits[0] == 'x' || digits[0] == 'X';
  const char *start = hex ? digits + 1 : digits;
  char *end = NULL;
  guint64 value = 0;

  if (!g_ascii_isxdigit (start[0]))
    return 0;
  value = g_ascii_strtoull (start, &end, hex ? 16 : 10);
  if (*end != '\0' || value > 0x10ffff || !g_unichar_validate ((gunichar) value))
    return 0;
  return (gunichar) value;
}

/* @name: without "&" and ";" */
static gunichar
parse_entity (const char *name)
{
  if (name[0] == '#')
    return parse_number (name + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (name, entities[i].name))
      return entities[i].character;
  return 0;
}

char *
due_plain_text_decode (const char *text)
{
  g_autoptr (GString) plain = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      const char *end = *text == '&' ? memchr (text, ';', strnlen (text, ENTITY_MAX)) : NULL;
      g_autofree char *name = end == NULL ? NULL : g_strndup (text + 1, (gsize) (end - text - 1));
      gunichar character = name == NULL ? 0 : parse_entity (name);

      if (character != 0)
        g_string_append_unichar (plain, character);
      else
        g_string_append_c (plain, *text);
      text = character != 0 ? end + 1 : text + 1;
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

char *
due_plain_text (const char *text, gsize max_bytes)
{
  g_autofree char *decoded = due_plain_text_decode (text);
  g_autofree char *valid = g_utf8_make_valid (decoded, -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (plain->len + 6 > max_bytes)
        break;
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
          type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_c (plain, ' ');
      else if (type != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, c);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}
