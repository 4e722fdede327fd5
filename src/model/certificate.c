/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate.h"

#include <glib/gi18n.h>

#include "clean-text.h"

#define NAME_MAX_BYTES 200

struct _DueCertificate
{
  char *subject;
  char *issuer;
  gint64 valid_from;
  gint64 valid_until;
  char *fingerprint;
  DueTrust trust;
  DueCertificateFault fault;
};

G_DEFINE_BOXED_TYPE (DueCertificate, due_certificate, due_certificate_ref, due_certificate_unref)

static const char *const trust_names[] = {
  [DUE_TRUST_NONE] = "none",
  [DUE_TRUST_SYSTEM] = "system",
  [DUE_TRUST_PERSON] = "person",
};

static const struct
{
  const char *name;
  const char *sentence;
} faults[DUE_N_CERTIFICATE_FAULTS] = {
  [DUE_CERTIFICATE_FAULT_NONE] = { "none", N_ ("This system trusts it.") },
  [DUE_CERTIFICATE_FAULT_REVOKED] = { "revoked", N_ ("Its issuer has revoked it.") },
  [DUE_CERTIFICATE_FAULT_OTHER_HOST] = { "other-host", N_ ("It is made out for another address.") },
  [DUE_CERTIFICATE_FAULT_EXPIRED] = { "expired", N_ ("It has expired.") },
  [DUE_CERTIFICATE_FAULT_NOT_YET_VALID] = { "not-yet-valid", N_ ("It is not valid yet.") },
  [DUE_CERTIFICATE_FAULT_UNKNOWN_ISSUER] = { "unknown-issuer",
                                             N_ ("This system does not know who issued it.") },
  [DUE_CERTIFICATE_FAULT_UNSAFE] = { "unsafe", N_ ("It is not safe enough.") },
};

static void
clear (gpointer data)
{
  DueCertificate *self = data;

  g_free (self->subject);
  g_free (self->issuer);
  g_free (self->fingerprint);
}

DueCertificate *
due_certificate_new (const char *subject,
                     const char *issuer,
                     gint64 valid_from,
                     gint64 valid_until,
                     const char *fingerprint,
                     DueTrust trust,
                     DueCertificateFault fault)
{
  DueCertificate *self = g_atomic_rc_box_new0 (DueCertificate);

  self->subject = due_clean_text (subject, NAME_MAX_BYTES);
  self->issuer = due_clean_text (issuer, NAME_MAX_BYTES);
  self->valid_from = MAX (valid_from, 0);
  self->valid_until = MAX (valid_until, 0);
  self->fingerprint = due_fingerprint_normalize (fingerprint);
  self->trust = trust;
  self->fault = fault;
  return self;
}

DueCertificate *
due_certificate_ref (DueCertificate *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_certificate_unref (DueCertificate *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
due_certificate_get_subject (const DueCertificate *self)
{
  return self->subject;
}

const char *
due_certificate_get_issuer (const DueCertificate *self)
{
  return self->issuer;
}

gint64
due_certificate_get_valid_from (const DueCertificate *self)
{
  return self->valid_from;
}

gint64
due_certificate_get_valid_until (const DueCertificate *self)
{
  return self->valid_until;
}

const char *
due_certificate_get_fingerprint (const DueCertificate *self)
{
  return self->fingerprint;
}

DueTrust
due_certificate_get_trust (const DueCertificate *self)
{
  return self->trust;
}

DueCertificateFault
due_certificate_get_fault (const DueCertificate *self)
{
  return self->fault;
}

const char *
due_certificate_get_sentence (const DueCertificate *self)
{
  return _ (faults[self->fault].sentence);
}

gboolean
due_certificate_equal (const DueCertificate *a, const DueCertificate *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->valid_from == b->valid_from && a->valid_until == b->valid_until &&
         a->trust == b->trust && a->fault == b->fault && g_str_equal (a->subject, b->subject) &&
         g_str_equal (a->issuer, b->issuer) && g_str_equal (a->fingerprint, b->fingerprint);
}

const char *
due_trust_get_name (DueTrust trust)
{
  g_return_val_if_fail ((guint) trust < G_N_ELEMENTS (trust_names), trust_names[DUE_TRUST_NONE]);

  return trust_names[trust];
}

DueTrust
due_trust_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (trust_names); i++)
    if (g_strcmp0 (name, trust_names[i]) == 0)
      return (DueTrust) i;
  return DUE_TRUST_NONE;
}

const char *
due_certificate_fault_get_name (DueCertificateFault fault)
{
  g_return_val_if_fail ((guint) fault < DUE_N_CERTIFICATE_FAULTS, NULL);

  return faults[fault].name;
}

DueCertificateFault
due_certificate_fault_from_name (const char *name)
{
  if (name == NULL)
    return DUE_CERTIFICATE_FAULT_NONE;
  for (guint i = 0; i < DUE_N_CERTIFICATE_FAULTS; i++)
    if (g_str_equal (name, faults[i].name))
      return (DueCertificateFault) i;
  return DUE_CERTIFICATE_FAULT_UNSAFE;
}

char *
due_fingerprint_normalize (const char *text)
{
  g_autoptr (GString) digits = g_string_sized_new (DUE_FINGERPRINT_LENGTH);

  for (const char *at = text == NULL ? "" : text; *at != '\0'; at++)
    if (g_ascii_isxdigit (*at))
      g_string_append_c (digits, g_ascii_tolower (*at));
    else if (*at != ':' && !g_ascii_isspace (*at))
      return g_strdup ("");

  return g_strdup (digits->len == DUE_FINGERPRINT_LENGTH ? digits->str : "");
}

char *
due_fingerprint_format (const char *fingerprint)
{
  g_autofree char *digits = due_fingerprint_normalize (fingerprint);
  GString *text = g_string_sized_new (DUE_FINGERPRINT_LENGTH * 3 / 2);

  for (gsize i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (digits[i]));
    }
  return g_string_free (text, FALSE);
}
