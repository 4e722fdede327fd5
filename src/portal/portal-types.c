/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-types.h"

#include <libsoup/soup.h>

static void
prepare_class (GType type)
{
  g_type_class_unref (g_type_class_ref (type));
}

void
due_portal_prepare_types (void)
{
  g_type_ensure (G_TYPE_PROXY_ADDRESS); /* and with it the socket addresses */
  g_type_ensure (G_TYPE_PROXY_ADDRESS_ENUMERATOR);
  g_type_ensure (G_TYPE_NETWORK_ADDRESS);
  g_type_ensure (G_TYPE_TCP_CONNECTION);
  prepare_class (G_TYPE_SOCKET_CLIENT);
  prepare_class (SOUP_TYPE_SESSION);
  prepare_class (SOUP_TYPE_MESSAGE);
}
