/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "account.h"

G_BEGIN_DECLS

/* Lets @choice choose what opens the pages of @account: the default browser, another one, or the
 * portal's own app where that is installed. What is stored already is offered in any case. */
void due_open_with_bind (GtkDropDown *choice, DueAccount *account);

G_END_DECLS
