/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "icon.h"
#include "menu-item.h"

G_BEGIN_DECLS

/**
 * DueTrayItem:
 *
 * The icon in the tray: a StatusNotifierItem on a bus connection of its own. It registers with
 * whatever tray there is, again each time one appears, and opens a new connection when it lost its
 * own. Hidden at first. Everything happens in the thread that made it.
 *
 * Property "host-present" (read, notify): whether some tray shows items now.
 *
 * Signal "activate" (activation_token s nullable): a person clicked the icon.
 *
 * Signal "menu-activated" (action s, target v nullable, timestamp u): as "activated" of
 * #DueTrayMenu. due_tray_item_take_activation_token() has the token that came with it, if any.
 *
 * Signal "about-to-show": as of #DueTrayMenu.
 */
#define DUE_TYPE_TRAY_ITEM (due_tray_item_get_type ())
G_DECLARE_FINAL_TYPE (DueTrayItem, due_tray_item, DUE, TRAY_ITEM, GObject)

DueTrayItem *due_tray_item_new (const char *id, const char *bus_address) G_GNUC_WARN_UNUSED_RESULT;

void due_tray_item_set_icon (DueTrayItem *self, DueIconStyle style, const DueBadge *badge);
void due_tray_item_set_title (DueTrayItem *self, const char *title);
void due_tray_item_set_tooltip (DueTrayItem *self, const char *title, const char *body);
void due_tray_item_set_menu (DueTrayItem *self, DueMenuItem *root);
void due_tray_item_set_visible (DueTrayItem *self, gboolean visible);

gboolean due_tray_item_get_host_present (DueTrayItem *self);
char *due_tray_item_take_activation_token (DueTrayItem *self);

G_END_DECLS
