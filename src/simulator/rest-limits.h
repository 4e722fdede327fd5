/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "switches.h"

G_BEGIN_DECLS

typedef struct _DueLimits DueLimits;

DueLimits *due_limits_new (const DueSwitches *switches);
void due_limits_free (DueLimits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueLimits, due_limits_free)

void due_limits_reset (DueLimits *self);
gboolean due_limits_admit (DueLimits *self, gint64 now_us);
gboolean due_limits_spend (DueLimits *self, const char *method, gint64 now_us);
double due_limits_get_operating (DueLimits *self, const char *method, gint64 now_us);
gint64 due_limits_get_reset_at (DueLimits *self, const char *method, gint64 now_us);

G_END_DECLS
