/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "feed.h"
#include "page.h"

G_BEGIN_DECLS

/**
 * DueAbsentPage:
 *
 * What a person sees while the service says nothing: why, and what helps.
 */
#define DUE_TYPE_ABSENT_PAGE (due_absent_page_get_type ())
G_DECLARE_FINAL_TYPE (DueAbsentPage, due_absent_page, DUE, ABSENT_PAGE, DuePage)

void due_absent_page_follow (DueAbsentPage *self, DueFeed *feed);

G_END_DECLS
