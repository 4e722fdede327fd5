/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "keyring-bus.h"

#define PROGRAM "gnome-keyring-daemon"
#define NAME "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define LOGIN_PATH SERVICE_PATH "/collection/login"
#define CALL_MS 10000

struct _TestKeyring
{
  GDBusConnection *bus;
  GSubprocess *process; /* (nullable): while it does not run */
  char *home;
  char *password; /* (nullable) */
};

gboolean
test_keyring_is_installed (void)
{
  g_autofree char *path = g_find_program_in_path (PROGRAM);

  return path != NULL;
}

/* What is asked about changes through D-Bus only, so each turn of the loop brings it nearer. */
static GVariant *
call (TestKeyring *self, const char *path, const char *interface, const char *method, GVariant *in)
{
  g_autoptr (GError) error = NULL;
  GVariant *out =
      g_dbus_connection_call_sync (self->bus, NAME, path, interface, method, in, NULL,
                                   G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_MS, NULL, &error);

  g_assert_no_error (error);
  return out;
}

static gboolean
is_owned (TestKeyring *self)
{
  g_autoptr (GVariant) out = g_dbus_connection_call_sync (
      self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", NAME), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE,
      CALL_MS, NULL, NULL);
  gboolean owned = FALSE;

  g_assert_nonnull (out);
  g_variant_get (out, "(b)", &owned);
  return owned;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_owned (TestKeyring *self, gboolean owned)
{
  guint tick_id = g_timeout_add (10, on_tick, NULL);

  while (is_owned (self) != owned)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick_id);
}

static void
run (TestKeyring *self)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GOutputStream *input = NULL;
  const char *const words[] = { PROGRAM,
                                "--foreground",
                                "--components=secrets",
                                "--control-directory",
                                self->home,
                                self->password != NULL ? "--unlock" : NULL,
                                NULL };

  launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", self->home, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  test_keyring_bus_tie (launcher);
  self->process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (self->process);
  if (self->password != NULL)
    g_assert_true (g_output_stream_write_all (input, self->password, strlen (self->password), NULL,
                                              NULL, NULL));
  g_assert_true (g_output_stream_close (input, NULL, NULL));
  wait_owned (self, TRUE);
}

TestKeyring *
test_keyring_start (const char *password)
{
  TestKeyring *self = g_new0 (TestKeyring, 1);
  g_autoptr (GError) error = NULL;

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->home = g_dir_make_tmp ("duebell-keyring-XXXXXX", &error);
  g_assert_no_error (error);
  self->password = g_strdup (password);
  run (self);
  return self;
}

void
test_keyring_lock (TestKeyring *self)
{
  const char *const paths[] = { LOGIN_PATH, NULL };
  g_autoptr (GVariant) out =
      call (self, SERVICE_PATH, SERVICE_INTERFACE, "Lock", g_variant_new ("(^ao)", paths));

  g_assert_nonnull (out);
}

/* By the way that the daemon's own tests take: without a prompt. */
void
test_keyring_unlock (TestKeyring *self)
{
  g_autoptr (GVariant) session = NULL;
  g_autoptr (GVariant) out = NULL;
  g_autofree char *session_path = NULL;
  GVariant *password = NULL;

  session = call (self, SERVICE_PATH, SERVICE_INTERFACE, "OpenSession",
                  g_variant_new ("(sv)", "plain", g_variant_new_string ("")));
  g_variant_get (session, "(vo)", NULL, &session_path);
  password =
      g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, self->password, strlen (self->password), 1);
  out = call (self, SERVICE_PATH, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
              "UnlockWithMasterPassword",
              g_variant_new ("(o(o@ay@ays))", LOGIN_PATH, session_path,
                             g_variant_new_array (G_VARIANT_TYPE_BYTE, NULL, 0), password,
                             "text/plain"));
  g_assert_nonnull (out);
}

void
test_keyring_pause (TestKeyring *self)
{
  g_subprocess_send_signal (self->process, SIGSTOP);
}

void
test_keyring_resume (TestKeyring *self)
{
  g_subprocess_send_signal (self->process, SIGCONT);
}

void
test_keyring_kill (TestKeyring *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
  wait_owned (self, FALSE);
}

void
test_keyring_restart (TestKeyring *self)
{
  if (self->process != NULL)
    test_keyring_kill (self);
  run (self);
}

/* (transfer full): unlocked and locked ones. */
static GStrv
search (TestKeyring *self, const char *account_id)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GVariant) out = NULL;
  g_autofree const char **open = NULL;
  g_autofree const char **locked = NULL;
  GVariantBuilder attributes;

  g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a{ss}"));
  if (account_id != NULL)
    g_variant_builder_add (&attributes, "{ss}", "account", account_id);
  else
    g_variant_builder_add (&attributes, "{ss}", "xdg:schema", "io.github.duebell.Duebell");
  out = call (self, SERVICE_PATH, SERVICE_INTERFACE, "SearchItems",
              g_variant_new ("(a{ss})", &attributes));
  g_variant_get (out, "(^a&o^a&o)", &open, &locked);
  g_strv_builder_addv (paths, open);
  g_strv_builder_addv (paths, locked);
  return g_strv_builder_end (paths);
}

guint
test_keyring_count (TestKeyring *self, const char *account_id)
{
  g_auto (GStrv) paths = search (self, account_id);

  return g_strv_length (paths);
}

char *
test_keyring_get_label (TestKeyring *self, const char *account_id)
{
  g_auto (GStrv) paths = search (self, account_id);
  g_autoptr (GVariant) out = NULL;
  g_autoptr (GVariant) label = NULL;

  g_assert_cmpuint (g_strv_length (paths), ==, 1);
  out = call (self, paths[0], "org.freedesktop.DBus.Properties", "Get",
              g_variant_new ("(ss)", "org.freedesktop.Secret.Item", "Label"));
  g_variant_get (out, "(v)", &label);
  return g_variant_dup_string (label, NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
test_keyring_free (TestKeyring *self)
{
  if (self->process != NULL)
    test_keyring_kill (self);
  remove_folder (self->home);
  g_object_unref (self->bus);
  g_free (self->home);
  g_free (self->password);
  g_free (self);
}
