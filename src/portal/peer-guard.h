/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "certificate.h"

G_BEGIN_DECLS

/**
 * DuePeerGuard:
 *
 * Sees to it that one message is sent to nobody but a peer whose certificate the system accepts, or
 * to the one whose certificate the person agreed to.
 */
typedef struct _DuePeerGuard DuePeerGuard;

/* @trusted: a fingerprint, or "": none. @stop: cancelled before a byte of the request is sent when
 * the peer is refused. */
DuePeerGuard *due_peer_guard_new (SoupMessage *message, const char *trusted, GCancellable *stop);
void due_peer_guard_free (DuePeerGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuePeerGuard, due_peer_guard_free)

gboolean due_peer_guard_has_refused (const DuePeerGuard *self);
/* (transfer none) (nullable): that of a new connection; NULL on one that was kept, for plain http,
 * and where the peer has shown none. */
DueCertificate *due_peer_guard_get_certificate (const DuePeerGuard *self);

G_END_DECLS
