/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "notifier.h"

G_BEGIN_DECLS

/* Sends a notification that shows how they look here, whatever the settings hold back. FALSE with
 * G_IO_ERROR_NOT_SUPPORTED and a translated sentence when nobody would show it. */
gboolean due_test_notice_send (DueNotifier *notifier, GSettings *settings, GError **error);

G_END_DECLS
