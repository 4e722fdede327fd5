/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "account-variants.h"

static void
call_bus (TestPeer *peer, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      peer->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
      arguments, G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  guint32 code = 0;

  g_assert_no_error (error);
  g_variant_get (answer, "(u)", &code);
  g_assert_cmpuint (code, ==, 1);
}

static gboolean
on_check (DueBusDuebell1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  TestPeer *peer = user_data;

  g_assert_null (peer->check);
  peer->check = g_object_ref (invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_remedy (DueBusDuebell1 *skeleton,
           GDBusMethodInvocation *invocation,
           const char *account,
           const char *token,
           gpointer user_data)
{
  TestPeer *peer = user_data;

  g_free (peer->helped);
  peer->helped = g_strdup (account);
  due_bus_duebell1_complete_remedy (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_quit (DueBusDuebell1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  TestPeer *peer = user_data;

  peer->n_quits++;
  due_bus_duebell1_complete_quit (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
refuse (TestPeer *peer, GDBusMethodInvocation *invocation)
{
  if (peer->refusal == NULL)
    return FALSE;
  g_dbus_method_invocation_return_dbus_error (invocation, "io.github.duebell.Error.Failed",
                                              peer->refusal);
  return TRUE;
}

static gboolean
on_reload (DueBusDuebell1 *skeleton,
           GDBusMethodInvocation *invocation,
           const char *account,
           gpointer user_data)
{
  TestPeer *peer = user_data;

  if (refuse (peer, invocation))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  g_free (peer->reloaded);
  peer->reloaded = g_strdup (account);
  due_bus_duebell1_complete_reload (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The other end is closed by now: it ends by itself. */
static char *
read_pipe (GUnixFDList *fds, GVariant *handle)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int fd = g_unix_fd_list_get (fds, g_variant_get_handle (handle), &error);
  char byte = 0;

  g_assert_no_error (error);
  while (read (fd, &byte, 1) == 1)
    g_string_append_c (text, byte);
  close (fd);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
on_adopt (DueBusDuebell1 *skeleton,
          GDBusMethodInvocation *invocation,
          GUnixFDList *fds,
          const char *account,
          GVariant *handle,
          gpointer user_data)
{
  TestPeer *peer = user_data;

  if (refuse (peer, invocation))
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  g_free (peer->adopted);
  peer->adopted = g_strdup (account);
  g_free (peer->secret);
  peer->secret = read_pipe (fds, handle);
  due_bus_duebell1_complete_adopt_secret (skeleton, invocation, NULL);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
test_peer_say (TestPeer *peer, const char *state, int count, const char *accounts)
{
  g_autoptr (GVariant) value = test_accounts (accounts);

  due_bus_duebell1_set_state (peer->skeleton, state);
  due_bus_duebell1_set_count (peer->skeleton, count);
  due_bus_duebell1_set_expired (peer->skeleton, count);
  due_bus_duebell1_set_new_comments (peer->skeleton, MIN (count, 0));
  due_bus_duebell1_set_mentioned (peer->skeleton, -1);
  due_bus_duebell1_set_accounts (peer->skeleton, value);
}

void
test_peer_answer_check (TestPeer *peer)
{
  due_bus_duebell1_complete_check (peer->skeleton, peer->check);
  g_clear_object (&peer->check);
}

void
test_peer_leave (TestPeer *peer)
{
  call_bus (peer, "ReleaseName", g_variant_new ("(s)", peer->name));
}

void
test_peer_come_back (TestPeer *peer)
{
  call_bus (peer, "RequestName", g_variant_new ("(su)", peer->name, 0));
}

TestPeer *
test_peer_new (const char *name, const char *accounts)
{
  TestPeer *peer = g_new0 (TestPeer, 1);
  g_autoptr (GError) error = NULL;

  peer->name = g_strdup (name);
  peer->bus =
      g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  peer->skeleton = due_bus_duebell1_skeleton_new ();
  g_signal_connect (peer->skeleton, "handle-check", G_CALLBACK (on_check), peer);
  g_signal_connect (peer->skeleton, "handle-remedy", G_CALLBACK (on_remedy), peer);
  g_signal_connect (peer->skeleton, "handle-quit", G_CALLBACK (on_quit), peer);
  g_signal_connect (peer->skeleton, "handle-reload", G_CALLBACK (on_reload), peer);
  g_signal_connect (peer->skeleton, "handle-adopt-secret", G_CALLBACK (on_adopt), peer);
  test_peer_say (peer, "current", 3, accounts);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (peer->skeleton), peer->bus,
                                    "/io/github/duebell/Duebell", &error);
  g_assert_no_error (error);
  test_peer_come_back (peer);
  return peer;
}

void
test_peer_free (TestPeer *peer)
{
  if (g_dbus_interface_skeleton_get_object_path (G_DBUS_INTERFACE_SKELETON (peer->skeleton)) !=
      NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (peer->skeleton));
  g_dbus_connection_close_sync (peer->bus, NULL, NULL);
  g_clear_object (&peer->skeleton);
  g_clear_object (&peer->bus);
  g_clear_object (&peer->check);
  g_free (peer->helped);
  g_free (peer->reloaded);
  g_free (peer->adopted);
  g_free (peer->secret);
  g_free (peer->name);
  g_free (peer);
}
