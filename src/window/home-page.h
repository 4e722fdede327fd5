/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueHomePage:
 *
 * The front page: what is on the badge, and how each account is doing.
 */
#define DUE_TYPE_HOME_PAGE (due_home_page_get_type ())
G_DECLARE_FINAL_TYPE (DueHomePage, due_home_page, DUE, HOME_PAGE, DuePage)

void due_home_page_follow (DueHomePage *self, DueWindowModel *model);

G_END_DECLS
