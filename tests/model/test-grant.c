/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "grant.h"

#define HEAD "duebell-grant 1\n"

static DueGrant *
make (const char *client_secret, const char *access_token, const char *refresh_token)
{
  g_autoptr (DueSecret) client = due_secret_new (client_secret, -1);
  g_autoptr (DueSecret) access = due_secret_new (access_token, -1);
  g_autoptr (DueSecret) refresh = due_secret_new (refresh_token, -1);

  return due_grant_new (client, access, refresh, 1780319382, "a223c6b3710f85df", "oauth.example");
}

static void
test_round (void)
{
  g_autoptr (DueGrant) grant = make ("key", "access", "refresh");
  g_autoptr (DueSecret) text = due_grant_to_secret (grant);
  g_autoptr (DueGrant) again = due_grant_from_secret (text);
  g_autoptr (DueSecret) other = due_secret_new ("access", -1);

  g_assert_nonnull (again);
  g_assert_cmpstr (due_secret_peek (due_grant_get_client_secret (again)), ==, "key");
  g_assert_cmpstr (due_secret_peek (due_grant_get_access_token (again)), ==, "access");
  g_assert_cmpstr (due_secret_peek (due_grant_get_refresh_token (again)), ==, "refresh");
  g_assert_cmpint (due_grant_get_expires (again), ==, 1780319382);
  g_assert_cmpstr (due_grant_get_member_id (again), ==, "a223c6b3710f85df");
  g_assert_cmpstr (due_grant_get_server_domain (again), ==, "oauth.example");
  g_assert_true (due_grant_has_refresh_token (again, due_grant_get_refresh_token (grant)));
  g_assert_false (due_grant_has_refresh_token (again, other));
}

static void
test_parts_that_are_none (void)
{
  g_autofree char *long_text = g_strnfill (DUE_GRANT_PART_MAX + 1, 'a');
  const char *const parts[] = { "", "two words", "line\nbreak", "\xd0\xba", "\x7f", long_text };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_null (make (parts[i], "access", "refresh"));
      g_assert_null (make ("key", parts[i], "refresh"));
      g_assert_null (make ("key", "access", parts[i]));
    }
}

/* What is no word counts as not known; the grant itself is good. */
static void
test_words_that_are_none (void)
{
  g_autofree char *long_text = g_strnfill (DUE_GRANT_WORD_MAX + 1, 'a');
  const char *const words[] = {
    NULL, "", "two words", "line\nbreak", "a/b", "\xd0\xba", long_text
  };
  g_autoptr (DueSecret) part = due_secret_new ("x", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DueGrant) grant = due_grant_new (part, part, part, -1, words[i], words[i]);
      g_autoptr (DueSecret) text = due_grant_to_secret (grant);
      g_autoptr (DueGrant) again = due_grant_from_secret (text);

      g_assert_cmpstr (due_grant_get_member_id (grant), ==, "");
      g_assert_cmpstr (due_grant_get_server_domain (grant), ==, "");
      g_assert_cmpstr (due_grant_get_member_id (again), ==, "");
      g_assert_cmpstr (due_grant_get_server_domain (again), ==, "");
      g_assert_cmpint (due_grant_get_expires (again), ==, 0);
    }
}

static void
test_texts_that_are_none (void)
{
  const char *const texts[] = {
    "",
    "q1w2e3r4t5",
    "duebell-grant 1",
    HEAD,
    HEAD "0\nm\nd\nkey\naccess",
    HEAD "0\nm\nd\nkey\naccess\nrefresh\n",
    HEAD "0\nm\nd\nkey\naccess\nrefresh\nmore",
    HEAD "-1\nm\nd\nkey\naccess\nrefresh",
    HEAD "9223372036854775808\nm\nd\nkey\naccess\nrefresh",
    HEAD "soon\nm\nd\nkey\naccess\nrefresh",
    HEAD "0\nm\nd\n\naccess\nrefresh",
    HEAD "0\nm\nd\nkey\nac cess\nrefresh",
    "duebell-grant 2\n0\nm\nd\nkey\naccess\nrefresh",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DueSecret) secret = due_secret_new (texts[i], -1);

      g_test_message ("%s", texts[i]);
      g_assert_null (due_grant_from_secret (secret));
    }
}

static void
test_embedded_nul (void)
{
  const char text[] = HEAD "0\nm\nd\nkey\nac\0ess\nrefresh";
  g_autoptr (DueSecret) secret = due_secret_new (text, sizeof text - 1);

  g_assert_null (due_grant_from_secret (secret));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grant/round", test_round);
  g_test_add_func ("/grant/parts-that-are-none", test_parts_that_are_none);
  g_test_add_func ("/grant/words-that-are-none", test_words_that_are_none);
  g_test_add_func ("/grant/texts-that-are-none", test_texts_that_are_none);
  g_test_add_func ("/grant/embedded-nul", test_embedded_nul);
  return g_test_run ();
}
