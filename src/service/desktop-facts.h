/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "autostart.h"
#include "notifier.h"
#include "secrets.h"

G_BEGIN_DECLS

/* What a session has, for who is told about it. Nothing is kept but references. */
typedef struct
{
  GDBusConnection *connection; /* to the session bus */
  DueNotifier *notifier;
  DueSecrets *secrets;
  const char *desktop_entry; /* whose autostart it is */
  const char *state_dir;
  gboolean is_demo;
} DueDesktopSetup;

/**
 * DueDesktopFacts:
 *
 * What works on this desktop and what does not: tray, notifications, keyring, start at login.
 * Signal "changed": one of them differs.
 */
#define DUE_TYPE_DESKTOP_FACTS (due_desktop_facts_get_type ())
G_DECLARE_FINAL_TYPE (DueDesktopFacts, due_desktop_facts, DUE, DESKTOP_FACTS, GObject)

DueDesktopFacts *due_desktop_facts_new (const DueDesktopSetup *setup) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (floating): the D-Bus property Desktop, a{sv}. */
GVariant *due_desktop_facts_to_variant (DueDesktopFacts *self);
/* "ok", "locked", "missing"; "" until it has answered. */
const char *due_desktop_facts_get_keyring (DueDesktopFacts *self);
DueAutostart *due_desktop_facts_get_autostart (DueDesktopFacts *self); /* (transfer none) */

G_END_DECLS
