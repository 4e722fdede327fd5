/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "certificate.h"

G_BEGIN_DECLS

/* (transfer full): what @peer, of any content, says of itself. @errors: what the system rejects of
 * it, 0: nothing. @trusted: the fingerprint that the person agreed to, or "". */
DueCertificate *
due_peer_certificate_read (GTlsCertificate *peer, GTlsCertificateFlags errors, const char *trusted);
/* (transfer full): the common name in @text (nullable), a distinguished name of RFC 4514 of any
 * content, else the organisation in it, else all of it. */
char *due_peer_certificate_find_name (const char *text);

G_END_DECLS
