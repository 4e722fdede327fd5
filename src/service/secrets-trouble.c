/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets-trouble.h"

#include "portal-error.h"
#include "secrets.h"

/* A keyring that refused, or did not answer, is asked again as one that is locked. */
static DueTrouble
find_trouble (const GError *error, DueMethod method)
{
  if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING))
    return method == DUE_METHOD_WEBHOOK ? DUE_TROUBLE_LINK_MISSING : DUE_TROUBLE_SECRET_MISSING;
  if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE))
    return DUE_TROUBLE_SECRET_FILE;
  return g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_UNAVAILABLE)
             ? DUE_TROUBLE_KEYRING_MISSING
             : DUE_TROUBLE_KEYRING_LOCKED;
}

GError *
due_secrets_trouble (const GError *error, DueMethod method)
{
  return due_portal_error_new (DUE_PORTAL_ERROR_SIGN_IN, find_trouble (error, method), 0);
}
