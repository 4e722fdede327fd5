/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * DueWelcomePage:
 *
 * What a person sees before there is an account: what Duebell is for, and how to connect one.
 */
#define DUE_TYPE_WELCOME_PAGE (due_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DueWelcomePage, due_welcome_page, DUE, WELCOME_PAGE, DuePage)

G_END_DECLS
