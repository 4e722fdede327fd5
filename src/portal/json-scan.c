/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-scan.h"

#include <string.h>

/* json-glib 1.6 is laxer than JSON where it hurts: 010 is 8 to it, 0x10 is 16, 2^64 is -1 (and
 * -2^64 is 1), and "\ud800" becomes bytes that are not UTF-8. */
typedef struct
{
  const char *at;
  const char *end;
} Scanner;

static gboolean
skip_char (Scanner *self, const char *any)
{
  if (self->at == self->end || *self->at == '\0' || strchr (any, *self->at) == NULL)
    return FALSE;
  self->at++;
  return TRUE;
}

static gsize
skip_digits (Scanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return (gsize) (self->at - start);
}

/* @digits: a whole number without sign; all values of gint64 but the lowest fit. */
static gboolean
fits_int64 (const char *digits, gsize length)
{
  static const char max[] = "9223372036854775807";

  if (length != sizeof max - 1)
    return length < sizeof max - 1;
  return strncmp (digits, max, length) <= 0;
}

static gboolean
scan_number (Scanner *self)
{
  const char *digits = NULL;
  gsize n = 0;
  gboolean whole = TRUE;

  skip_char (self, "-");
  digits = self->at;
  n = skip_digits (self);
  if (n == 0 || (n > 1 && digits[0] == '0'))
    return FALSE;
  if (skip_char (self, "."))
    {
      whole = FALSE;
      if (skip_digits (self) == 0)
        return FALSE;
    }
  if (skip_char (self, "eE"))
    {
      whole = FALSE;
      skip_char (self, "+-");
      if (skip_digits (self) == 0)
        return FALSE;
    }
  return !whole || fits_int64 (digits, n);
}

/* The four digits after "\u". Returns: -1 if they are none. */
static int
scan_unit (Scanner *self)
{
  int unit = 0;

  if (self->end - self->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at++);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/* After the backslash. */
static gboolean
scan_escape (Scanner *self)
{
  int unit = 0;

  if (!skip_char (self, "u"))
    return skip_char (self, "\"\\/bfnrt");

  unit = scan_unit (self);
  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return FALSE;
  if (unit < 0xd800 || unit > 0xdbff)
    return TRUE;
  if (!skip_char (self, "\\") || !skip_char (self, "u"))
    return FALSE;
  unit = scan_unit (self);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/* After the first quote. */
static gboolean
scan_string (Scanner *self)
{
  while (self->at < self->end)
    {
      guchar c = (guchar) *self->at++;

      if (c == '"')
        return TRUE;
      if (c < 0x20 || (c == '\\' && !scan_escape (self)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
scan_word (Scanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= length && strncmp (self->at, words[i], length) == 0)
        {
          self->at += length;
          return self->at == self->end || !g_ascii_isalnum (*self->at);
        }
    }
  return FALSE;
}

static gboolean
scan_scalar (Scanner *self)
{
  switch (*self->at)
    {
    case ',':
    case ':':
      self->at++;
      return TRUE;
    case '"':
      self->at++;
      return scan_string (self);
    case 't':
    case 'f':
    case 'n':
      return scan_word (self);
    default:
      return scan_number (self);
    }
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\t' || *self->at == '\r' || *self->at == '\n'))
    self->at++;
}

/* How much deeper a bracket leads; 0 if it is none. */
static int
get_step (char c)
{
  if (c == '{' || c == '[')
    return 1;
  return c == '}' || c == ']' ? -1 : 0;
}

gboolean
due_json_scan (const char *text, gsize length)
{
  Scanner self = { text, text + length };
  int depth = 0;

  skip_space (&self);
  if (self.at == self.end || *self.at != '{')
    return FALSE;

  do
    {
      int step = get_step (*self.at);

      if (step == 0 && !scan_scalar (&self))
        return FALSE;
      self.at += step != 0 ? 1 : 0;
      depth += step;
      skip_space (&self);
    }
  while (depth > 0 && depth <= DUE_JSON_DEPTH_MAX && self.at < self.end);

  return depth == 0 && self.at == self.end;
}
