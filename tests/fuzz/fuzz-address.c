/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is pasted: an error with a sentence, or an address that a URI parser reads the same way
 * and that survives being stored. */

#include <string.h>

#include "address.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (DueAddress *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (due_address_get_base (address), G_URI_FLAGS_NONE, &error);
  g_autoptr (DueSecret) secret = due_secret_new ("s", 1);
  g_autoptr (DueAddress) again = NULL;

  g_assert_no_error (error);
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_true (g_str_is_ascii (due_address_get_portal (address)));
  g_assert_cmpint (due_address_is_webhook (address), ==, due_address_get_user_id (address) > 0);

  again = due_address_for_webhook (due_address_get_portal (address), 1, secret, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (due_address_get_base (again), ==, due_address_get_base (address));
  g_assert_cmpstr (due_address_get_portal (again), ==, due_address_get_portal (address));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAddress) address = due_address_parse (text, &error);

  if (address != NULL)
    check (address);
  else
    g_assert_true (error->domain == DUE_ADDRESS_ERROR && error->message[0] != '\0');
  return 0;
}
