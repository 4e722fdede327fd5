/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Milliseconds from an event to the signal; twice as long each time while events go on. */
#define DUE_KEYRING_WATCH_DELAY_MS 200
#define DUE_KEYRING_WATCH_DELAY_MAX_MS 120000

/**
 * DueKeyringWatch:
 *
 * Signal "changed": the Secret Service appeared, went, or locked or unlocked a keyring. Starts no
 * service.
 */
#define DUE_TYPE_KEYRING_WATCH (due_keyring_watch_get_type ())
G_DECLARE_FINAL_TYPE (DueKeyringWatch, due_keyring_watch, DUE, KEYRING_WATCH, GObject)

DueKeyringWatch *due_keyring_watch_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
