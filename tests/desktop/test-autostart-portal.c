/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autostart.h"

#include <glib/gstdio.h>

#include "background-portal.h"
#include "bus.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

static const char xml[] = "<node><interface name='" BACKGROUND "'><method name='RequestBackground'>"
                          "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
                          "<arg type='o' direction='out'/></method>"
                          "<property name='version' type='u' access='read'/></interface>"
                          "<interface name='" REQUEST "'><method name='Close'/></interface></node>";

static DueTestBus *bus;

/* What the portal does with the next request. */
typedef enum
{
  GRANT,   /* what was asked for */
  DENY,    /* done, and not granted */
  REFUSE,  /* the person said no */
  ODD,     /* an answer of another type */
  REJECT,  /* the call fails */
  NOTHING, /* no answer */
} Manner;

typedef struct
{
  GDBusConnection *session;
  GDBusConnection *service; /* plays the portal */
  Manner manner;
  guint n_asked;
  guint n_closed;
  char *command;   /* of the last request, its words joined */
  gboolean wanted; /* by the last request */
  char *path;      /* of its object */
  guint request_id;
  char *dir;
  char *state_path;
  DueAutostart *autostart;
  GString *ended; /* of each set: y, or the code of its error */
} Fixture;

static void
respond (Fixture *f, const char *sender)
{
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (TRUE));
  g_variant_builder_add (&results, "{sv}", "autostart",
                         g_variant_new_boolean (f->manner != DENY && f->wanted));
  g_dbus_connection_emit_signal (
      f->service, sender, f->path, REQUEST, "Response",
      f->manner == ODD
          ? g_variant_new ("(s)", "odd")
          : g_variant_new ("(ua{sv})", f->manner == REFUSE ? (guint32) 1 : (guint32) 0, &results),
      NULL);
  if (f->manner == ODD)
    g_variant_builder_clear (&results);
}

static void
on_close (GDBusConnection *connection,
          const char *sender,
          const char *path,
          const char *interface,
          const char *method,
          GVariant *parameters,
          GDBusMethodInvocation *invocation,
          gpointer user_data)
{
  ((Fixture *) user_data)->n_closed++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
export_request (Fixture *f)
{
  static const GDBusInterfaceVTable vtable = { on_close, NULL, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);

  if (f->request_id != 0)
    g_dbus_connection_unregister_object (f->service, f->request_id);
  f->request_id = g_dbus_connection_register_object (f->service, f->path, info->interfaces[1],
                                                     &vtable, f, NULL, NULL);
}

static void
on_request (GDBusConnection *connection,
            const char *sender,
            const char *path,
            const char *interface,
            const char *method,
            GVariant *parameters,
            GDBusMethodInvocation *invocation,
            gpointer user_data)
{
  Fixture *f = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree const char **command = NULL;
  g_autofree char *name = g_strdup (sender + 1);
  const char *token = "";

  f->n_asked++;
  g_assert_true (g_variant_lookup (options, "autostart", "b", &f->wanted));
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "commandline", "^a&s", &command));
  g_free (f->command);
  f->command = g_strjoinv (" ", (char **) command);
  g_free (f->path);
  f->path = g_strconcat (PORTAL_PATH "/request/", g_strdelimit (name, ".", '_'), "/", token, NULL);
  export_request (f);
  if (f->manner == REJECT)
    {
      g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "no");
      return;
    }
  /* A new portal may be that quick. */
  if (f->manner != NOTHING)
    respond (f, sender);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", f->path));
}

static GVariant *
on_get (GDBusConnection *connection,
        const char *sender,
        const char *path,
        const char *interface,
        const char *property,
        GError **error,
        gpointer user_data)
{
  return g_variant_new_uint32 (1);
}

static void
play_portal (Fixture *f)
{
  static const GDBusInterfaceVTable vtable = { on_request, on_get, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GVariant) reply = NULL;

  g_dbus_connection_register_object (f->service, PORTAL_PATH, info->interfaces[0], &vtable, f, NULL,
                                     NULL);
  reply = due_test_call (f->service, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                         "RequestName", g_variant_new ("(su)", PORTAL, 4), NULL);
  g_assert_nonnull (reply);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->session = due_test_bus_connect (bus);
  f->service = due_test_bus_connect (bus);
  f->dir = g_dir_make_tmp ("duebell-background-XXXXXX", NULL);
  f->state_path = g_build_filename (f->dir, "state", "autostart", NULL);
  f->ended = g_string_new ("");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (f->state_path);

  g_object_run_dispose (G_OBJECT (f->autostart));
  due_test_settle (f->session);
  g_assert_finalize_object (f->autostart);
  g_dbus_connection_close_sync (f->service, NULL, NULL);
  g_dbus_connection_close_sync (f->session, NULL, NULL);
  g_clear_object (&f->service);
  g_clear_object (&f->session);
  g_unlink (f->state_path);
  g_rmdir (folder);
  g_rmdir (f->dir);
  g_free (f->state_path);
  g_free (f->dir);
  g_free (f->path);
  g_free (f->command);
  g_string_free (f->ended, TRUE);
}

static void
make (Fixture *f)
{
  f->autostart = due_autostart_new_in_sandbox (f->session, f->state_path);
}

static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *f = user_data;
  g_autoptr (GError) error = NULL;

  if (due_autostart_set_finish (DUE_AUTOSTART (source), result, &error))
    g_string_append_c (f->ended, 'y');
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_string_append_c (f->ended, 'd');
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    g_string_append_c (f->ended, 'u');
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_string_append_c (f->ended, 'c');
}

static void
set (Fixture *f, gboolean on, Manner manner, const char *ended, DueAutostartState state)
{
  g_string_truncate (f->ended, 0);
  f->manner = manner;
  due_autostart_set_async (f->autostart, on, NULL, on_set, f);
  due_test_wait_for (f->ended->len > 0);
  g_assert_cmpstr (f->ended->str, ==, ended);
  g_assert_cmpint (due_autostart_get_state (f->autostart), ==, state);
}

static gboolean
remembers (Fixture *f, const char *expected)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (f->state_path, &text, NULL, NULL) && g_str_equal (text, expected);
}

static void
remember (Fixture *f, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (f->state_path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (f->state_path, text, -1, NULL));
}

static void
test_sets (Fixture *f, gconstpointer data)
{
  play_portal (f);
  make (f);
  g_assert_cmpint (due_autostart_get_state (f->autostart), ==, DUE_AUTOSTART_OFF);
  set (f, TRUE, GRANT, "y", DUE_AUTOSTART_ON);
  g_assert_cmpstr (f->command, ==, "duebell --background");
  due_test_wait_for (remembers (f, "on\n"));
  set (f, FALSE, GRANT, "y", DUE_AUTOSTART_OFF);
  due_test_wait_for (remembers (f, "off\n"));
}

static void
test_denied (Fixture *f, gconstpointer data)
{
  play_portal (f);
  make (f);
  set (f, TRUE, DENY, "d", DUE_AUTOSTART_OFF_ELSEWHERE);
  due_test_wait_for (remembers (f, "off\n"));
  set (f, TRUE, REFUSE, "d", DUE_AUTOSTART_OFF_ELSEWHERE);
  set (f, TRUE, ODD, "d", DUE_AUTOSTART_OFF_ELSEWHERE);
  set (f, TRUE, GRANT, "y", DUE_AUTOSTART_ON);
  due_test_wait_for (remembers (f, "on\n"));
}

static void
test_no_portal (Fixture *f, gconstpointer data)
{
  make (f);
  due_test_wait_for (due_autostart_get_state (f->autostart) == DUE_AUTOSTART_IMPOSSIBLE);
  set (f, TRUE, GRANT, "u", DUE_AUTOSTART_IMPOSSIBLE);
  play_portal (f);
  set (f, TRUE, REJECT, "u", DUE_AUTOSTART_IMPOSSIBLE);
  set (f, TRUE, GRANT, "y", DUE_AUTOSTART_ON);
  due_test_wait_for (remembers (f, "on\n"));
}

/* What was granted once may have been taken back in the desktop's settings. */
static void
test_confirms (Fixture *f, gconstpointer data)
{
  remember (f, "on\n");
  play_portal (f);
  make (f);
  g_assert_cmpint (due_autostart_get_state (f->autostart), ==, DUE_AUTOSTART_ON);
  due_test_wait_for (f->n_asked == 1);
  due_test_settle (f->session);
  g_assert_cmpint (due_autostart_get_state (f->autostart), ==, DUE_AUTOSTART_ON);
}

static void
test_taken_back (Fixture *f, gconstpointer data)
{
  remember (f, "on\n");
  f->manner = DENY;
  play_portal (f);
  make (f);
  due_test_wait_for (due_autostart_get_state (f->autostart) == DUE_AUTOSTART_OFF_ELSEWHERE);
  g_assert_true (remembers (f, "on\n"));
}

static void
test_portal_gone (Fixture *f, gconstpointer data)
{
  remember (f, "on\n");
  make (f);
  due_test_wait_for (due_autostart_get_state (f->autostart) == DUE_AUTOSTART_IMPOSSIBLE);
}

static void
test_odd_state_file (Fixture *f, gconstpointer data)
{
  remember (f, "on and on");
  play_portal (f);
  make (f);
  g_assert_cmpint (due_autostart_get_state (f->autostart), ==, DUE_AUTOSTART_OFF);
  due_test_settle (f->session);
  g_assert_cmpuint (f->n_asked, ==, 0);
}

/* The caller goes while the desktop still asks the person; the next switch is not held up. */
static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  play_portal (f);
  make (f);
  f->manner = NOTHING;
  due_autostart_set_async (f->autostart, TRUE, cancellable, on_set, f);
  due_test_wait_for (f->n_asked == 1);
  g_cancellable_cancel (cancellable);
  due_test_wait_for (f->ended->len > 0 && f->n_closed == 1);
  g_assert_cmpstr (f->ended->str, ==, "c");
  g_assert_cmpint (due_autostart_get_state (f->autostart), ==, DUE_AUTOSTART_OFF);
  set (f, TRUE, GRANT, "y", DUE_AUTOSTART_ON);
  due_test_wait_for (remembers (f, "on\n"));
}

#define add(name, function)                                                                        \
  g_test_add ("/autostart-portal/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  bus = due_test_bus_new ();
  add ("sets", test_sets);
  add ("denied", test_denied);
  add ("no-portal", test_no_portal);
  add ("confirms", test_confirms);
  add ("taken-back", test_taken_back);
  add ("portal-gone", test_portal_gone);
  add ("odd-state-file", test_odd_state_file);
  add ("cancelled", test_cancelled);

  status = g_test_run ();
  due_test_bus_free (bus);
  return status;
}
