/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestKeyring:
 *
 * A real gnome-keyring-daemon of its own, in a temporary home, on the session bus of
 * DBUS_SESSION_BUS_ADDRESS. Its calls wait, in the main loop, until what they say is so.
 */
typedef struct _TestKeyring TestKeyring;

/* Whether the program is there; else the test is to be skipped. */
gboolean test_keyring_is_installed (void);
/* @password: opens a new keyring, the default one. NULL: there is no keyring in it yet. */
TestKeyring *test_keyring_start (const char *password);
void test_keyring_lock (TestKeyring *self);
void test_keyring_unlock (TestKeyring *self);
void test_keyring_pause (TestKeyring *self); /* it hangs, until */
void test_keyring_resume (TestKeyring *self);
void test_keyring_kill (TestKeyring *self); /* at once; its home stays */
void test_keyring_restart (TestKeyring *self);
/* How many items have the attribute "account" with this value; NULL: how many are Duebell's. */
guint test_keyring_count (TestKeyring *self, const char *account_id);
/* (transfer full): the label of the one item. */
char *test_keyring_get_label (TestKeyring *self, const char *account_id);
/* Ends it and removes its home. */
void test_keyring_free (TestKeyring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestKeyring, test_keyring_free)

G_END_DECLS
