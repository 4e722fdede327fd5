/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-error.h"

#include <libsoup/soup.h>

#include "portal-error.h"

static DueTrouble
find_io_trouble (int code)
{
  switch (code)
    {
    case G_IO_ERROR_TIMED_OUT:
      return DUE_TROUBLE_TIMEOUT;
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return DUE_TROUBLE_PROXY;
    case G_IO_ERROR_INVALID_DATA: /* broken compression */
      return DUE_TROUBLE_NOT_A_PORTAL;
    default:
      return DUE_TROUBLE_NETWORK;
    }
}

static DueTrouble
find_trouble (const GError *error)
{
  if (error->domain == G_IO_ERROR)
    return find_io_trouble (error->code);
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE) ||
      g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_CERTIFICATE_REQUIRED))
    return DUE_TROUBLE_CERTIFICATE;
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS))
    return DUE_TROUBLE_NOT_A_PORTAL;
  if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING) ||
      g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING))
    return DUE_TROUBLE_NOT_A_PORTAL;
  return DUE_TROUBLE_NETWORK;
}

GError *
due_transport_error_map (const GError *error)
{
  if (error->domain == DUE_PORTAL_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  return due_portal_error_new (DUE_PORTAL_ERROR_RETRY, find_trouble (error), 0);
}
