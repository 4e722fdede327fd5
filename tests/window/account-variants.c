/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-variants.h"

static GVariant *
parse (const GVariantType *type, const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *value = g_variant_parse (type, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return value;
}

GVariant *
test_accounts (const char *text)
{
  return parse (G_VARIANT_TYPE ("aa{sv}"), text);
}

GVariant *
test_account (const char *text)
{
  return parse (G_VARIANT_TYPE_VARDICT, text);
}
