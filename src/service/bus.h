/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service.h"

G_BEGIN_DECLS

#define DUE_BUS_PATH "/io/github/duebell/Duebell"

/**
 * DueBus:
 *
 * Exports a service as io.github.duebell.Duebell1. Says PropertiesChanged only when something that
 * a person can see differs: the times of a poll with nothing new are read, not announced.
 */
#define DUE_TYPE_BUS (due_bus_get_type ())
G_DECLARE_FINAL_TYPE (DueBus, due_bus, DUE, BUS, GObject)

/* (transfer full) (nullable): NULL with @error when the path is taken. */
DueBus *due_bus_new (DueService *service, GDBusConnection *connection, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
