/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plain-text.h"

static const struct
{
  const char *text;
  const char *decoded;
} entities[] = {
  { "", "" },
  { "plain", "plain" },
  { "&quot;A &amp; B&quot;", "\"A & B\"" },
  { "&lt;b&gt;", "<b>" },
  { "&amp;quot;", "&quot;" },
  { "&#039;&#39;&#x27;&#X27;&apos;", "'''''" },
  { "&laquo;x&raquo;&nbsp;&mdash;&hellip;", "«x»\xc2\xa0—…" },
  { "&#1046;&#x1F600;", "Ж😀" },
  { "AT&T; R&D & co", "AT&T; R&D & co" },
  { "&", "&" },
  { "&;", "&;" },
  { "&#;", "&#;" },
  { "&#x;", "&#x;" },
  { "&#-1;", "&#-1;" },
  { "&#0;", "&#0;" },
  { "&#xD800;", "&#xD800;" },
  { "&#1114112;", "&#1114112;" },
  { "&#99999999999999;", "&#99999999999999;" },
  { "&#12a;", "&#12a;" },
  { "&unknown;", "&unknown;" },
  { "&quot", "&quot" },
};

static void
test_decode (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autofree char *text = due_plain_text_decode (entities[i].text);

      g_assert_cmpstr (text, ==, entities[i].decoded);
    }
}

static void
test_line (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } lines[] = {
    { " Anna Petrova ", "Anna Petrova" },
    { "Anna\nPetrova", "Anna Petrova" },
    { "\xe2\x80\xae"
      "anna\xe2\x80\xac",
      "anna" },
    { "&lt;b&gt;", "<b>" },
    { "a&#10;b", "a b" },
    { "\x1b[0m", "[0m" },
    { " ", "" },
    { "0123456789012345678901234567890", "012345678901234" },
    { "жжжжжжжжжжжжжжжжжжжж", "жжжжжжжж" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = due_plain_text (lines[i].text, 20);

      g_assert_cmpstr (line, ==, lines[i].line);
      g_assert_cmpuint (strlen (line), <=, 20);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/decode", test_decode);
  g_test_add_func ("/plain-text/line", test_line);

  return g_test_run ();
}
