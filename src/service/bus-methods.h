/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service.h"

G_BEGIN_DECLS

/* Runs the method of io.github.duebell.Duebell1 that @invocation names; takes @invocation, and
 * answers it now or later. What cannot be done is answered with a sentence for a person. */
void due_bus_methods_run (DueService *service, GDBusMethodInvocation *invocation);

G_END_DECLS
