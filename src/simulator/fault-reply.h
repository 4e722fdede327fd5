/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "faults.h"

G_BEGIN_DECLS

gboolean due_fault_is_instead (const DueFault *self);
gboolean due_fault_is_silent (const DueFault *self);
void
due_fault_send (const DueFault *self, SoupServerMessage *message, guint status, const char *text);

G_END_DECLS
