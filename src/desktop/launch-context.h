/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueLaunchContext:
 *
 * Hands an activation token on to what is launched, by environment and by message.
 */
#define DUE_TYPE_LAUNCH_CONTEXT (due_launch_context_get_type ())
G_DECLARE_FINAL_TYPE (DueLaunchContext, due_launch_context, DUE, LAUNCH_CONTEXT, GAppLaunchContext)

GAppLaunchContext *due_launch_context_new (const char *token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
