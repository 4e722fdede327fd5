/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "address-error.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (due_address_error, due_address_error)

static const char *const sentences[] = {
  [DUE_ADDRESS_ERROR_EMPTY] = N_ ("Paste the link of a webhook or the address of your portal."),
  [DUE_ADDRESS_ERROR_TOO_LONG] = N_ ("This text is too long for a link. Copy the link alone."),
  [DUE_ADDRESS_ERROR_NOT_AN_ADDRESS] =
      N_ ("This is not a web address. Copy the link of the webhook from your portal."),
  [DUE_ADDRESS_ERROR_SEVERAL] = N_ ("These are several links. Paste one of them."),
  [DUE_ADDRESS_ERROR_CONTROL] =
      N_ ("The link contains characters that cannot be seen. Copy it again from your portal."),
  [DUE_ADDRESS_ERROR_BACKSLASH] =
      N_ ("The link contains a backslash. Copy it again from your portal."),
  [DUE_ADDRESS_ERROR_HTTP_NOT_HTTPS] =
      N_ ("The link begins with http. Duebell connects only over https: use that address."),
  [DUE_ADDRESS_ERROR_USER_INFO] =
      N_ ("The link contains a user name before the host. Remove all up to the sign @."),
  [DUE_ADDRESS_ERROR_BAD_HOST] =
      N_ ("The name of the portal in the link is not valid. Copy the link again from your portal."),
  [DUE_ADDRESS_ERROR_BAD_PORT] =
      N_ ("The port in the link is not a number from 1 to 65535. Check it."),
  [DUE_ADDRESS_ERROR_BAD_PATH] =
      N_ ("The link does not look like that of a webhook. Copy it again from your portal."),
  /* Translators: "Webhook to call REST API" is a field
     of the portal; use the portal's words */
  [DUE_ADDRESS_ERROR_NO_SECRET] = N_ ("The link is not complete. Copy all of the field “Webhook to "
                                      "call REST API” on your portal."),
  [DUE_ADDRESS_ERROR_BAD_USER] =
      N_ ("The link does not contain the number of a user. Copy it again from your portal."),
  [DUE_ADDRESS_ERROR_BAD_SECRET] =
      N_ ("The secret part of the link is not valid. Copy the link again from your portal."),
  [DUE_ADDRESS_ERROR_REST_API] =
      N_ ("The link is for version 3 of the portal's interface. Use the link without “/api”."),
  [DUE_ADDRESS_ERROR_OUTGOING] = N_ (
      "This is an outbound webhook. Make an inbound webhook on your portal and paste its link."),
  /* Translators: "Application ID (client_id)" is a field of the portal; use the portal's words */
  [DUE_ADDRESS_ERROR_BAD_CLIENT_ID] =
      N_ ("Copy all of the field “Application ID (client_id)” from the local application."),
  /* Translators: "Application key (client_secret)" is a field of the portal; use its words */
  [DUE_ADDRESS_ERROR_BAD_CLIENT_SECRET] =
      N_ ("Copy all of the field “Application key (client_secret)” from the local application."),
  [DUE_ADDRESS_ERROR_BAD_TOKEN_SERVER] =
      N_ ("The address of the sign-in server is not valid. It has to begin with https."),
};

gboolean
due_address_error_set (GError **error, DueAddressError code)
{
  g_set_error_literal (error, DUE_ADDRESS_ERROR, (int) code, _ (sentences[code]));
  return FALSE;
}
