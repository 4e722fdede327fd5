/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Who vouches for a certificate. */
typedef enum
{
  DUE_TRUST_NONE,   /* nobody: nothing is sent there */
  DUE_TRUST_SYSTEM, /* the certificates of this system */
  DUE_TRUST_PERSON, /* the person, who agreed to this one alone */
} DueTrust;

/* What this system has against a certificate: the gravest. */
typedef enum
{
  DUE_CERTIFICATE_FAULT_NONE,
  DUE_CERTIFICATE_FAULT_REVOKED,
  DUE_CERTIFICATE_FAULT_OTHER_HOST,
  DUE_CERTIFICATE_FAULT_EXPIRED,
  DUE_CERTIFICATE_FAULT_NOT_YET_VALID,
  DUE_CERTIFICATE_FAULT_UNKNOWN_ISSUER,
  DUE_CERTIFICATE_FAULT_UNSAFE, /* weak, or of another kind */
} DueCertificateFault;

#define DUE_N_CERTIFICATE_FAULTS 7

/* Characters of a fingerprint: SHA-256 as lower-case hexadecimal digits. */
#define DUE_FINGERPRINT_LENGTH 64

/**
 * DueCertificate:
 *
 * What a portal proves to be itself with. Immutable.
 */
typedef struct _DueCertificate DueCertificate;

#define DUE_TYPE_CERTIFICATE (due_certificate_get_type ())
GType due_certificate_get_type (void);
DueCertificate *due_certificate_ref (DueCertificate *self);
void due_certificate_unref (DueCertificate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueCertificate, due_certificate_unref)

/* @subject, @issuer: (nullable): any text, cleaned and cut here. Times in Unix seconds, 0: not
 * said. @fingerprint: (nullable): as of due_fingerprint_normalize(); any other is "". */
DueCertificate *due_certificate_new (const char *subject,
                                     const char *issuer,
                                     gint64 valid_from,
                                     gint64 valid_until,
                                     const char *fingerprint,
                                     DueTrust trust,
                                     DueCertificateFault fault);
/* Texts for people, in one line; never NULL, "" when not said. */
const char *due_certificate_get_subject (const DueCertificate *self);
const char *due_certificate_get_issuer (const DueCertificate *self);
gint64 due_certificate_get_valid_from (const DueCertificate *self);  /* Unix seconds */
gint64 due_certificate_get_valid_until (const DueCertificate *self); /* Unix seconds */
/* DUE_FINGERPRINT_LENGTH hexadecimal digits, or "". */
const char *due_certificate_get_fingerprint (const DueCertificate *self);
DueTrust due_certificate_get_trust (const DueCertificate *self);
DueCertificateFault due_certificate_get_fault (const DueCertificate *self);
/* Translated: what this system says of it, a sentence. */
const char *due_certificate_get_sentence (const DueCertificate *self);
/* @a, @b: (nullable): whether all that is known of them is the same. */
gboolean due_certificate_equal (const DueCertificate *a, const DueCertificate *b);

/* "system", "person", "none": for the bus. */
const char *due_trust_get_name (DueTrust trust);
/* DUE_TRUST_NONE for what is no name. @name: (nullable). */
DueTrust due_trust_from_name (const char *name);
/* "expired", "other-host"…, "none": for the bus. */
const char *due_certificate_fault_get_name (DueCertificateFault fault);
/* DUE_CERTIFICATE_FAULT_UNSAFE for what is no name; @name: (nullable): DUE_CERTIFICATE_FAULT_NONE.
 */
DueCertificateFault due_certificate_fault_from_name (const char *name);

/* (transfer full): @text (nullable), as a person or a program writes a fingerprint, upper or lower
 * case and perhaps with colons or spaces, in the one form that is compared; "" if it is none. */
char *due_fingerprint_normalize (const char *text);
/* (transfer full): "AB:CD:…", as other programs show it. @fingerprint: of any content. */
char *due_fingerprint_format (const char *fingerprint);

G_END_DECLS
