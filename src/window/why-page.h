/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueWhyPage:
 *
 * The table behind the badge: account by account what adds up to the number.
 */
#define DUE_TYPE_WHY_PAGE (due_why_page_get_type ())
G_DECLARE_FINAL_TYPE (DueWhyPage, due_why_page, DUE, WHY_PAGE, DuePage)

DuePage *due_why_page_new (DueWindowModel *model); /* (transfer floating) */

G_END_DECLS
