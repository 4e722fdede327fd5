/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueSignInPage:
 *
 * A sign-in through the browser: asks for the portal's local application where it is not known,
 * then waits for the browser.
 */
#define DUE_TYPE_SIGN_IN_PAGE (due_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (DueSignInPage, due_sign_in_page, DUE, SIGN_IN_PAGE, DuePage)

/* (transfer floating): for a new account. @trusted_certificate: SHA-256 in hex, "" for none */
DuePage *
due_sign_in_page_new (DueWindowModel *model, const char *portal, const char *trusted_certificate);
/* (transfer floating): @account signs in again, and keeps all it has */
DuePage *due_sign_in_page_new_again (DueWindowModel *model, DueAccount *account);

G_END_DECLS
