/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "portal-await.h"
#include "portal-loopback.h"

G_BEGIN_DECLS

/* Answers of a portal, as JSON. */
#define COUNTERS(a, b) "{\"expired\":{\"counter\":" #a "},\"new_comments\":{\"counter\":" #b "}}"
#define ERROR(code) "{\"error\":\"" code "\",\"error_description\":\"\"}"
#define PROFILE "{\"result\":{\"ID\":\"547\",\"NAME\":\"Maria\",\"LAST_NAME\":\"Johnson\"}}"
#define BATCH(results, errors)                                                                     \
  "{\"result\":{\"result\":" results ",\"result_error\":" errors                                   \
  ",\"result_total\":[],\"result_next\":[],\"result_time\":[]}}"

/* A server and a client of it; both must be gone without a trace at the end. */
typedef struct
{
  Loopback *server;
  DueClient *client;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

#define ADD_WITH_FIXTURE(path, function)                                                           \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

void assert_count (const DueCounters *counters, DueKinds kind, guint expected);
/* That request number @n asks for @method. */
void assert_asks (Fixture *fixture, guint n, const char *method);

G_END_DECLS
