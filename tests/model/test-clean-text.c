/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "clean-text.h"

#include <string.h>

static void
test_cleans (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { "Quarterly report", "Quarterly report" },
    { "  Quarterly \t report\n", "Quarterly report" },
    { "one\r\ntwo\xe2\x80\xa8three\xe2\x80\xa9"
      "four",
      "one two three four" },
    { "a\xc2\xa0\xe3\x80\x80"
      "b",
      "a b" },                                  /* no-break and ideographic space */
    { "a\x01\x1b[31mb\x7f\xc2\x9b", "a[31mb" }, /* control characters */
    { "\xe2\x80\xae"
      "txt.exe\xe2\x80\xac",
      "txt.exe" }, /* right-to-left override */
    { "\xe2\x81\xa6"
      "a\xe2\x81\xa9\xe2\x80\x8f"
      "b",
      "ab" }, /* isolate, mark */
    { "a\xe2\x80\x8b"
      "b\xef\xbb\xbf"
      "c\xc2\xad"
      "d",
      "abcd" },                                      /* zero width, BOM, soft hyphen */
    { "\xe2\x80\x8b\xe3\x85\xa4 \xe2\xa0\x80", "" }, /* nothing to see */
    { "\xe2\x80\x8d"
      "a\xe2\x80\x8d\xe2\x80\x8d"
      "b\xe2\x80\x8d",
      "a\xe2\x80\x8d"
      "b" },
    { "a \xe2\x80\x8c"
      "b",
      "a b" },
    { "a\xe2\x80\x8d\xe2\x80\xae"
      "b",
      "ab" },
    { "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
      "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb" },
    { "bad \xff\xfe byte", "bad \xef\xbf\xbd\xef\xbf\xbd byte" },
    { "cut \xd0", "cut \xef\xbf\xbd" },
    { "Отчёт за квартал", "Отчёт за квартал" },
    { "<b>&quot;x&quot;</b>", "<b>&quot;x&quot;</b>" }, /* decoded elsewhere */
    { "100 %s %n", "100 %s %n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = due_clean_text (rows[i].text, 400);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_limits_marks (void)
{
  g_autoptr (GString) tower = g_string_new ("a");
  g_autofree char *text = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (tower, "\xcc\x81");
  text = due_clean_text (tower->str, 400);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 9);
}

static void
test_cuts_bytes (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* of 16 bytes */
  } rows[] = {
    { "0123456789abcdef", "0123456789abcdef" },
    { "0123456789abcdefg", "0123456789abc…" },
    { "0123456789ab def", "0123456789ab def" },
    { "0123456789ab  defgh", "0123456789ab…" },
    { "ЖЖЖЖЖЖЖЖ", "ЖЖЖЖЖЖЖЖ" },
    { "ЖЖЖЖЖЖЖЖЖ", "ЖЖЖЖЖЖ…" },
    { "0123456789abc\xcc\x81\xcc\x81\xcc\x81", "0123456789ab…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = due_clean_text (rows[i].text, 16);

      g_assert_cmpstr (text, ==, rows[i].expected);
      g_assert_cmpuint (strlen (text), <=, 16);
    }
}

static void
test_shortens (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    gsize max;
    const char *expected;
  } rows[] = {
    { "fits", "abc", 3, "abc" },
    { "cut", "abcd", 3, "ab…" },
    { "only ellipsis", "abcd", 1, "…" },
    { "cyrillic", "Отчёт", 4, "Отч…" },
    { "space before", "ab cd", 4, "ab…" },
    { "empty", "", 1, "" },
    { "combining",
      "ab\xcc\x81"
      "cde",
      3, "a…" },
    { "combining kept",
      "ab\xcc\x81"
      "cde",
      4, "ab\xcc\x81…" },
    { "flag",
      "a\xf0\x9f\x87\xb7\xf0\x9f\x87\xba"
      "bcd",
      3, "a…" },
    { "two flags",
      "\xf0\x9f\x87\xb7\xf0\x9f\x87\xba\xf0\x9f\x87\xb7\xf0\x9f\x87\xba"
      "bc",
      4, "\xf0\x9f\x87\xb7\xf0\x9f\x87\xba…" },
    { "joined picture",
      "a\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"
      "bcd",
      4, "a…" },
    { "skin",
      "a\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"
      "bcd",
      3, "a…" },
    { "hangul parts",
      "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"
      "bcd",
      3, "…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = due_shorten_text (rows[i].text, rows[i].max);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* Whatever comes in: valid, short, without control characters. */
static void
test_random_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);

  for (guint i = 0; i < 2000; i++)
    {
      char bytes[80] = { 0 };
      g_autofree char *text = NULL;

      for (guint j = 0; j < sizeof bytes - 1; j++)
        bytes[j] = (char) g_rand_int_range (rand, 0, 256);
      text = due_clean_text (bytes, 40);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpuint (strlen (text), <=, 40);
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clean-text/cleans", test_cleans);
  g_test_add_func ("/clean-text/limits-marks", test_limits_marks);
  g_test_add_func ("/clean-text/cuts-bytes", test_cuts_bytes);
  g_test_add_func ("/clean-text/shortens", test_shortens);
  g_test_add_func ("/clean-text/random-bytes", test_random_bytes);

  return g_test_run ();
}
