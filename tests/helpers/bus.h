/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueTestBus:
 *
 * A private dbus-daemon that starts no service. While it lives it is the session bus and the
 * system bus of this process and of its children. Ends with this process, whatever happens.
 */
typedef struct _DueTestBus DueTestBus;

DueTestBus *due_test_bus_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same, but it starts the services whose files are in @services_dir. */
DueTestBus *due_test_bus_new_with_services (const char *services_dir) G_GNUC_WARN_UNUSED_RESULT;
void due_test_bus_free (DueTestBus *self);

const char *due_test_bus_get_address (DueTestBus *self);
GDBusConnection *due_test_bus_connect (DueTestBus *self) G_GNUC_WARN_UNUSED_RESULT;
void due_test_bus_kill (DueTestBus *self);
void due_test_bus_restart (DueTestBus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueTestBus, due_test_bus_free)

/* Waits until @condition, an expression, holds; fails the test when it never does. */
#define due_test_wait_for(condition)                                                               \
  do                                                                                               \
    {                                                                                              \
      gint64 wait_end_us = due_test_wait_begin ();                                                 \
      while (!(condition))                                                                         \
        due_test_wait_step (wait_end_us, #condition, __FILE__, __LINE__);                          \
    }                                                                                              \
  while (0)

gint64 due_test_wait_begin (void);
void due_test_wait_step (gint64 end_us, const char *condition, const char *file, int line);
void due_test_settle (GDBusConnection *connection);
GVariant *due_test_call (GDBusConnection *connection,
                         const char *name,
                         const char *path,
                         const char *interface,
                         const char *method,
                         GVariant *parameters,
                         GError **error);

G_END_DECLS
