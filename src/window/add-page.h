/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueAddPage:
 *
 * Adds an account, or gives one a new webhook: a field that knows a webhook's link from the address
 * of a portal, and what follows from either.
 */
#define DUE_TYPE_ADD_PAGE (due_add_page_get_type ())
G_DECLARE_FINAL_TYPE (DueAddPage, due_add_page, DUE, ADD_PAGE, DuePage)

DuePage *due_add_page_new (DueWindowModel *model); /* (transfer floating) */
/* (transfer floating): a new webhook for @account, which keeps all else */
DuePage *due_replace_page_new (DueWindowModel *model, DueAccount *account);

/* For tests: milliseconds of silence after which what is typed is looked at. */
void due_add_page_set_typing_ms (DueAddPage *self, guint typing_ms);

G_END_DECLS
