/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueCertificatePage:
 *
 * The certificate of an account's portal, and whether it is trusted.
 */
#define DUE_TYPE_CERTIFICATE_PAGE (due_certificate_page_get_type ())
G_DECLARE_FINAL_TYPE (DueCertificatePage, due_certificate_page, DUE, CERTIFICATE_PAGE, DuePage)

/* (transfer floating) */
DuePage *due_certificate_page_new (DueWindowModel *model, DueAccount *account);

G_END_DECLS
