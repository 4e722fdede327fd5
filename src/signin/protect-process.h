/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For main(), before anything else: this process will hold secrets. No core dump has them, and no
 * variable of the environment makes a library write TLS keys or traffic down. */
void due_protect_process (void);

G_END_DECLS
