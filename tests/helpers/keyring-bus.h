/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the tests on a session bus of their own that starts no service by itself. GTestDBus is not
 * used: it wants the connection back at the end, and libsecret keeps it. */
int test_keyring_bus_run (void);
/* What @launcher starts ends with us, however we end. */
void test_keyring_bus_tie (GSubprocessLauncher *launcher);

G_END_DECLS
