/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "signin-error.h"

#include <glib/gi18n.h>

#include "portal-error.h"
#include "secrets.h"

G_DEFINE_QUARK (due_signin_error, due_signin_error)

static void
take_message (GError *error, const char *message)
{
  g_free (error->message);
  error->message = g_strdup (message);
}

/* Nothing was counted yet that could end, and a link that does not work may as well be cut short.
 */
static const char *
describe_trouble (DueTrouble trouble)
{
  if (trouble == DUE_TROUBLE_WEBHOOK_GONE)
    return _ ("The portal does not know this webhook: it was deleted, or the link is incomplete.");
  if (trouble == DUE_TROUBLE_SIGN_IN_SERVER)
    return _ ("The sign-in server of Bitrix24 does not answer. Start again in a moment.");
  if (trouble == DUE_TROUBLE_APP_REMOVED)
    return _ ("The portal does not have this local application any more. Ask its administrator.");
  return due_trouble_get_sentence (trouble);
}

static const char *
describe_keyring (DueSecretsError code)
{
  switch (code)
    {
    case DUE_SECRETS_ERROR_LOCKED:
    case DUE_SECRETS_ERROR_REFUSED:
      return _ ("The keyring is locked. Unlock it and try again.");
    case DUE_SECRETS_ERROR_FAILED:
      return _ ("The keyring did not keep the sign-in. Try again.");
    case DUE_SECRETS_ERROR_UNAVAILABLE:
    case DUE_SECRETS_ERROR_MISSING:
    case DUE_SECRETS_ERROR_FILE:
    default:
      return NULL;
    }
}

void
due_signin_error_say (GError *error)
{
  const char *message = NULL;

  g_return_if_fail (error != NULL);

  if (error->domain == DUE_PORTAL_ERROR)
    message = describe_trouble (due_portal_error_get_trouble (error));
  else if (error->domain == DUE_SECRETS_ERROR)
    message = describe_keyring ((DueSecretsError) error->code);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = _ ("Cancelled. Nothing was stored.");
  if (message != NULL)
    take_message (error, message);
}

void
due_signin_error_return (GTask *task, GError *error)
{
  g_return_if_fail (G_IS_TASK (task));

  due_signin_error_say (error);
  g_task_return_error (task, error);
}
