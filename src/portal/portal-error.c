/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-error.h"

#define WAIT_MAX_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

typedef struct
{
  DueTrouble trouble;
  gint64 wait_ms;
  char *new_portal;
  DueCertificate *certificate; /* (nullable) */
} DuePortalErrorPrivate;

static void
due_portal_error_private_init (DuePortalErrorPrivate *self)
{
  self->trouble = DUE_TROUBLE_NETWORK;
}

static void
due_portal_error_private_copy (const DuePortalErrorPrivate *from, DuePortalErrorPrivate *to)
{
  to->trouble = from->trouble;
  to->wait_ms = from->wait_ms;
  to->new_portal = g_strdup (from->new_portal);
  to->certificate = from->certificate == NULL ? NULL : due_certificate_ref (from->certificate);
}

static void
due_portal_error_private_clear (DuePortalErrorPrivate *self)
{
  g_clear_pointer (&self->new_portal, g_free);
  g_clear_pointer (&self->certificate, due_certificate_unref);
}

/* GLib's macro aligns what it casts, but clang cannot see that. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (DuePortalError, due_portal_error)
#pragma GCC diagnostic pop

/* (nullable) */
static DuePortalErrorPrivate *
peek (const GError *error)
{
  if (error == NULL || error->domain != DUE_PORTAL_ERROR)
    return NULL;
  return due_portal_error_get_private (error);
}

GError *
due_portal_error_new (DuePortalError code, DueTrouble trouble, gint64 wait_ms)
{
  GError *error =
      g_error_new (DUE_PORTAL_ERROR, (int) code, "Portal: %s", due_trouble_get_name (trouble));
  DuePortalErrorPrivate *private = peek (error);

  private->trouble = trouble;
  private->wait_ms = CLAMP (wait_ms, 0, WAIT_MAX_MS);
  return error;
}

GError *
due_portal_error_new_moved (const char *new_portal)
{
  GError *error = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PORTAL_MOVED, 0);

  peek (error)->new_portal = g_strdup (new_portal);
  return error;
}

GError *
due_portal_error_new_refused (DueCertificate *certificate)
{
  GError *error = due_portal_error_new (DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE, 0);

  if (certificate != NULL)
    peek (error)->certificate = due_certificate_ref (certificate);
  return error;
}

DueTrouble
due_portal_error_get_trouble (const GError *error)
{
  const DuePortalErrorPrivate *private = peek (error);

  return private == NULL ? DUE_TROUBLE_NETWORK : private->trouble;
}

gint64
due_portal_error_get_wait_ms (const GError *error)
{
  const DuePortalErrorPrivate *private = peek (error);

  return private == NULL ? 0 : private->wait_ms;
}

const char *
due_portal_error_get_new_portal (const GError *error)
{
  const DuePortalErrorPrivate *private = peek (error);

  return private == NULL ? NULL : private->new_portal;
}

DueCertificate *
due_portal_error_get_certificate (const GError *error)
{
  const DuePortalErrorPrivate *private = peek (error);

  return private == NULL ? NULL : private->certificate;
}
