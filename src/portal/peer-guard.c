/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer-guard.h"

#include "peer-certificate.h"

struct _DuePeerGuard
{
  SoupMessage *message;
  char *trusted;
  GCancellable *stop;
  DueCertificate *certificate; /* (nullable) */
  gboolean refused;
};

/* Whether the peer may be spoken to. @peer: (nullable): it has shown none. */
static gboolean
judge (DuePeerGuard *self, GTlsCertificate *peer, GTlsCertificateFlags errors)
{
  g_clear_pointer (&self->certificate, due_certificate_unref);
  if (peer != NULL)
    self->certificate = due_peer_certificate_read (peer, errors, self->trusted);
  self->refused = peer == NULL || due_certificate_get_trust (self->certificate) == DUE_TRUST_NONE;
  return !self->refused;
}

/* Comes only for a certificate that the system rejects. */
static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *peer,
                       GTlsCertificateFlags errors,
                       gpointer user_data)
{
  return judge (user_data, peer, errors);
}

/* A session that is resumed asks nobody whether its certificate is accepted, though it may have
 * begun when, or for an account where, something else was trusted. */
static void
on_network_event (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *stream,
                  gpointer user_data)
{
  DuePeerGuard *self = user_data;
  GTlsCertificate *peer = NULL;

  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED)
    return;
  peer = g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (stream));
  if (!judge (self, peer, g_tls_connection_get_peer_certificate_errors (G_TLS_CONNECTION (stream))))
    g_cancellable_cancel (self->stop);
}

DuePeerGuard *
due_peer_guard_new (SoupMessage *message, const char *trusted, GCancellable *stop)
{
  DuePeerGuard *self = g_new0 (DuePeerGuard, 1);

  self->message = g_object_ref (message);
  self->trusted = g_strdup (trusted);
  self->stop = g_object_ref (stop);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_accept_certificate), self);
  g_signal_connect (message, "network-event", G_CALLBACK (on_network_event), self);
  return self;
}

void
due_peer_guard_free (DuePeerGuard *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  g_object_unref (self->stop);
  g_clear_pointer (&self->certificate, due_certificate_unref);
  g_free (self->trusted);
  g_free (self);
}

gboolean
due_peer_guard_has_refused (const DuePeerGuard *self)
{
  return self->refused;
}

DueCertificate *
due_peer_guard_get_certificate (const DuePeerGuard *self)
{
  return self->certificate;
}
