/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "connect-fixture.h"

#include <glib/gstdio.h>

#include "account-fixture.h"
#include "bus.h"

#define EXIT_SKIPPED 77

Simulated *test_connect_portal;

/* Where secrets in files go, and where there is a browser that only notes what it opens. */
static char *home;

static char *
make_path (const char *name)
{
  return g_build_filename (home, name, NULL);
}

static void
write_file (const char *name, const char *text, int mode)
{
  g_autofree char *path = make_path (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, &error);
  g_assert_no_error (error);
}

static void
install_browser (void)
{
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nprintf '%%s' \"$1\" >%s/part\n"
                                             "mv %s/part %s/opened\n",
                                             home, home, home);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\n"
                                            "Exec=%s/browser %%u\n",
                                            home);

  write_file ("browser", script, 0700);
  write_file ("applications/browser.desktop", entry, 0600);
  write_file ("mimeapps.list",
              "[Default Applications]\nx-scheme-handler/http=browser.desktop\n"
              "x-scheme-handler/https=browser.desktop\n",
              0600);
}

char *
test_connect_wait_browser (void)
{
  g_autofree char *path = make_path ("opened");
  g_autoptr (GError) error = NULL;
  char *uri = NULL;

  due_test_wait_for (g_file_test (path, G_FILE_TEST_EXISTS));
  g_file_get_contents (path, &uri, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return uri;
}

/* With the files in it. */
static void
remove_folder (const char *name)
{
  g_autofree char *folder = make_path (name);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file_name = NULL;

  while (dir != NULL && (file_name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, file_name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

static void
remove_home (void)
{
  static const char *const folders[] = { "duebell/secrets", "duebell", "applications", "" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    remove_folder (folders[i]);
}

int
test_connect_run (int argc, char *argv[], void (*add) (void))
{
  static const char *const variables[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME" };
  int status = 0;

  if (!test_keyring_is_installed ())
    return EXIT_SKIPPED;
  home = g_dir_make_tmp ("duebell-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], home, TRUE);
  install_browser ();
  if (!test_page_run (argc, argv, add, &status))
    status = EXIT_SKIPPED;
  g_clear_pointer (&test_connect_portal, simulated_free);
  remove_home ();
  g_free (home);
  return status;
}

void
test_connect_set_up (TestConnect *fixture, gboolean with_keyring)
{
  g_autoptr (JsonNode) answer = NULL;

  if (test_connect_portal == NULL)
    test_connect_portal = simulated_new ();
  answer = simulated_post (test_connect_portal, "/reset", "{}");
  fixture->keyring = with_keyring ? test_keyring_start ("pw") : NULL;
  test_page_set_up (&fixture->page);
}

void
test_connect_tear_down (TestConnect *fixture)
{
  test_page_tear_down (&fixture->page);
  g_clear_pointer (&fixture->keyring, test_keyring_free);
  remove_folder ("duebell/secrets");
}

const char *
test_connect_get_answer (gpointer widget, const char *id)
{
  return gtk_label_get_text (test_page_get_child (test_page_get_child (widget, id), "text"));
}

DueAccount *
test_connect_get_account (TestConnect *fixture)
{
  g_auto (GStrv) ids = g_settings_get_strv (fixture->page.settings, "accounts");

  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  return due_account_new (fixture->page.settings, ids[0]);
}

void
test_connect_assert_no_account (TestConnect *fixture)
{
  g_auto (GStrv) ids = g_settings_get_strv (fixture->page.settings, "accounts");

  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  if (fixture->keyring != NULL)
    g_assert_cmpuint (test_keyring_count (fixture->keyring, NULL), ==, 0);
}

typedef struct
{
  gboolean ended;
  DueSecret *secret;
} Outcome;

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->secret = due_secrets_lookup_finish (DUE_SECRETS (source), result, NULL);
  outcome->ended = TRUE;
}

DueSecret *
test_connect_look_up (TestConnect *fixture, const char *account_id)
{
  Outcome outcome = { FALSE, NULL };

  due_secrets_lookup_async (due_window_model_get_secrets (fixture->page.model), account_id, NULL,
                            on_looked_up, &outcome);
  due_test_wait_for (outcome.ended);
  return outcome.secret;
}

static gboolean
is_forgotten (TestConnect *fixture, const char *account_id)
{
  g_autoptr (DueSecret) secret = test_connect_look_up (fixture, account_id);

  return secret == NULL;
}

void
test_connect_wait_forgotten (TestConnect *fixture, const char *account_id)
{
  due_test_wait_for (is_forgotten (fixture, account_id));
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (due_secrets_store_finish (DUE_SECRETS (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

void
test_connect_store (TestConnect *fixture,
                    const char *account_id,
                    DueSecret *secret,
                    DueSecretsPlace place)
{
  g_autoptr (DueSecrets) secrets = due_secrets_new ();
  gboolean done = FALSE;

  g_assert_true (place == DUE_SECRETS_PLACE_FILE || place == DUE_SECRETS_PLACE_KEYRING);
  due_secrets_store_async (secrets, account_id, TEST_PORTAL, secret, place, NULL, on_stored, &done);
  due_test_wait_for (done);
}
