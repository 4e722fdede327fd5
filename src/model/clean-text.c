/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "clean-text.h"

#include <string.h>

#define ELLIPSIS "…"
#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
/* No script stacks more on a letter; a tower of them covers the lines above. */
#define MARKS_MAX 8

static gboolean
is_joiner (gunichar c)
{
  return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR ||
         g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
         g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Letters by their class that show nothing: a title of them alone would look empty. */
static gboolean
is_blank_letter (gunichar c)
{
  return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 || c == 0x2800 ||
         c == 0x3164 || c == 0xffa0;
}

static gboolean
is_dropped (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (is_joiner (c))
    return FALSE;
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE ||
         is_blank_letter (c);
}

/* Joiners belong between two letters or pictures: elsewhere they are only a way to hide. */
static gboolean
is_misplaced_joiner (gunichar c, gunichar before, const char *next)
{
  gunichar after = g_utf8_get_char (next);

  if (!is_joiner (c))
    return FALSE;
  return before == 0 || before == ' ' || is_joiner (before) || after == 0 || is_space (after) ||
         is_joiner (after) || is_dropped (after);
}

static gboolean
is_region (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static gboolean
is_hangul_part (gunichar c)
{
  return (c >= 0x1100 && c <= 0x11ff) || (c >= 0xac00 && c <= 0xd7ff) ||
         (c >= 0xa960 && c <= 0xa97f);
}

/* Whether @c continues what a person sees as one character. @n_regions: letters of a flag just
 * before. An approximation of UAX 29 that joins rather too much. */
static gboolean
is_extending (gunichar before, gunichar c, guint n_regions)
{
  if (g_unichar_ismark (c) || is_joiner (c) || before == ZERO_WIDTH_JOINER)
    return TRUE;
  if (c >= 0x1f3fb && c <= 0x1f3ff)
    return TRUE;
  if (is_region (c) && n_regions % 2 == 1)
    return TRUE;
  return is_hangul_part (before) && c >= 0x1160 && c <= 0x11ff;
}

/* The end of the longest start of @text that has at most @max_bytes and @max_chars and does not
 * tear a character. */
static const char *
find_cut (const char *text, gsize max_bytes, gsize max_chars)
{
  const char *cut = text;
  gunichar before = 0;
  guint n_regions = 0;
  gsize n_chars = 0;

  for (const char *p = text; (gsize) (p - text) <= max_bytes && n_chars <= max_chars;
       p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_extending (before, c, n_regions))
        cut = p;
      if (c == '\0')
        break;
      n_regions = is_region (c) ? n_regions + 1 : 0;
      before = c;
    }
  return cut;
}

static char *
cut_text (const char *text, gsize max_bytes, gsize max_chars)
{
  const char *end = find_cut (text, max_bytes, max_chars);

  while (end > text && end[-1] == ' ')
    end--;
  return g_strdup_printf ("%.*s" ELLIPSIS, (int) (end - text), text);
}

static char *
clean (const char *text)
{
  GString *clean = g_string_new (NULL);
  gunichar before = 0;
  guint n_marks = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        c = ' ';
      if (is_dropped (c) || is_misplaced_joiner (c, before, g_utf8_next_char (p)) ||
          (c == ' ' && (before == ' ' || before == 0)))
        continue;
      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      if (n_marks > MARKS_MAX)
        continue;
      g_string_append_unichar (clean, c);
      before = c;
    }
  if (before == ' ')
    g_string_truncate (clean, clean->len - 1);
  return g_string_free (clean, FALSE);
}

char *
due_clean_text (const char *text, gsize max_bytes)
{
  g_autofree char *valid = NULL;
  g_autofree char *cleaned = NULL;

  g_return_val_if_fail (max_bytes >= 16, NULL);

  if (text == NULL)
    return g_strdup ("");
  valid = g_utf8_make_valid (text, -1);
  cleaned = clean (valid);
  if (strlen (cleaned) <= max_bytes)
    return g_steal_pointer (&cleaned);
  return cut_text (cleaned, max_bytes - strlen (ELLIPSIS), G_MAXSIZE);
}

char *
due_shorten_text (const char *text, gsize max_chars)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_chars > 0, NULL);

  if ((gsize) g_utf8_strlen (text, -1) <= max_chars)
    return g_strdup (text);
  return cut_text (text, G_MAXSIZE, max_chars - 1);
}
