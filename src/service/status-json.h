/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "due-bus.h"

G_BEGIN_DECLS

/* (transfer full): the status of the running Duebell as interfaces.md has it, on one line. */
char *due_status_to_json (DueBusDuebell1 *remote);
/* (transfer full): the same for a custom module of waybar, on one line. */
char *due_status_to_waybar (DueBusDuebell1 *remote);
/* (transfer full): for a person, a line an account and a head. */
char *due_status_to_text (DueBusDuebell1 *remote);

G_END_DECLS
