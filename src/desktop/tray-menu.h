/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "menu-item.h"

G_BEGIN_DECLS

/**
 * DueTrayMenu:
 *
 * Exports a tree of #DueMenuItem as com.canonical.dbusmenu, version 3.
 *
 * Signal "activated" (action s, target v nullable, timestamp u): a person clicked an enabled item
 * that has an action. @timestamp is the host's event time, 0 if it told none.
 *
 * Signal "about-to-show": a host is about to show the menu; a menu set from inside the handler is
 * the one that it shows.
 */
#define DUE_TYPE_TRAY_MENU (due_tray_menu_get_type ())
G_DECLARE_FINAL_TYPE (DueTrayMenu, due_tray_menu, DUE, TRAY_MENU, GObject)

DueTrayMenu *due_tray_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;

void due_tray_menu_set_root (DueTrayMenu *self, DueMenuItem *root);
gboolean due_tray_menu_export (DueTrayMenu *self,
                               GDBusConnection *connection,
                               const char *path,
                               GError **error);
void due_tray_menu_unexport (DueTrayMenu *self);

G_END_DECLS
