/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "window-model.h"

G_BEGIN_DECLS

#define DUE_TYPE_NOTIFICATIONS_PAGE (due_notifications_page_get_type ())
G_DECLARE_FINAL_TYPE (DueNotificationsPage,
                      due_notifications_page,
                      DUE,
                      NOTIFICATIONS_PAGE,
                      DuePage)

DuePage *due_notifications_page_new (DueWindowModel *model); /* (transfer floating) */

G_END_DECLS
