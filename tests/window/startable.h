/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bus.h"

G_BEGIN_DECLS

/* Names that the bus knows how to start: one is a TestPeer with one account, run by this very
 * test program; the other one ends without taking its name. */
#define TEST_STARTABLE_NAME "io.github.duebell.Startable"
#define TEST_BROKEN_NAME "io.github.duebell.Broken"

/* A session bus of its own for this process, with these two services. */
DueTestBus *test_startable_bus_new (void);
void test_startable_bus_end (DueTestBus *bus);
/* Does not return if the bus has started this program, as a service. */
void test_startable_serve (int argc, char *argv[]);

G_END_DECLS
