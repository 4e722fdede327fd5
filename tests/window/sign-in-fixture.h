/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "connect-fixture.h"

G_BEGIN_DECLS

/* What a person does on the page of a sign-in, in the browser and at the portal. */

/* Where the browser comes back to; %u is a port. */
#define TEST_HANDLER "http://localhost:%u/"

/* Tells the portal something, which may be what its people do. */
void test_sign_in_control (const char *path, const char *json);

GtkWidget *test_sign_in_get (TestConnect *fixture, const char *id);
gpointer test_sign_in_get_of_form (TestConnect *fixture, const char *id);
gboolean test_sign_in_is_shown (TestConnect *fixture, const char *id);
/* Whether the form is there and says that. */
gboolean test_sign_in_says (TestConnect *fixture, const char *sentence);
/* Whether the page waits for the browser, and has the port for itself. */
gboolean test_sign_in_is_listening (TestConnect *fixture);

void test_sign_in_submit (TestConnect *fixture, const char *client_id, const char *client_secret);
void test_sign_in_submit_right (TestConnect *fixture);
void test_sign_in_paste (TestConnect *fixture, const char *text);
/* (transfer full): where the portal sends the browser that has opened the address @uri. */
char *test_sign_in_at_portal (const char *uri);
/* The browser follows @location; what it does not reach is pasted, as a person would.
 * Returns: (transfer full) (nullable): the page that it shows */
char *test_sign_in_follow (TestConnect *fixture, const char *location);
/* All that the person does in the browser. Returns: as test_sign_in_follow() */
char *test_sign_in_do (TestConnect *fixture);

G_END_DECLS
