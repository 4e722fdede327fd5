/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "peer-certificate.h"

/* (transfer full): "" if it cannot be computed. */
static char *
compute_fingerprint (GTlsCertificate *peer)
{
  g_autoptr (GByteArray) der = NULL;

  g_object_get (peer, "certificate", &der, NULL);
  if (der == NULL || der->len == 0)
    return g_strdup ("");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
}

/* @time: (transfer full) (nullable). Unix seconds; 0 if not said. */
static gint64
take_time (GDateTime *time)
{
  gint64 seconds = time == NULL ? 0 : g_date_time_to_unix (time);

  g_clear_pointer (&time, g_date_time_unref);
  return seconds;
}

/* Appends the character at the backslash @at to @value. Returns: its last byte in the text. */
static const char *
read_escape (const char *at, GString *value)
{
  int high = g_ascii_xdigit_value (at[1]);
  int low = high < 0 ? -1 : g_ascii_xdigit_value (at[2]);

  if (low >= 0)
    {
      g_string_append_c (value, (char) (high * 16 + low));
      return at + 2;
    }
  if (at[1] == '\0')
    return at;
  g_string_append_c (value, at[1]);
  return at + 1;
}

/* Reads one "NAME=value" into @name and @value. Returns: what follows it, at the end "". */
static const char *
read_part (const char *at, GString *name, GString *value)
{
  g_string_truncate (name, 0);
  g_string_truncate (value, 0);
  while (*at == ' ')
    at++;
  for (; *at != '\0' && *at != '=' && *at != ',' && *at != '+'; at++)
    g_string_append_c (name, *at);
  if (*at == '=')
    at++;
  for (; *at != '\0' && *at != ',' && *at != '+'; at++)
    if (*at == '\\')
      at = read_escape (at, value);
    else
      g_string_append_c (value, *at);
  return *at == '\0' ? at : at + 1;
}

/* (transfer full) (nullable) */
static char *
find_attribute (const char *text, const char *wanted)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);

  while (*text != '\0')
    {
      text = read_part (text, name, value);
      if (g_ascii_strcasecmp (name->str, wanted) == 0 && value->len > 0)
        return g_strdup (value->str);
    }
  return NULL;
}

char *
due_peer_certificate_find_name (const char *text)
{
  char *name = NULL;

  if (text == NULL)
    return g_strdup ("");
  name = find_attribute (text, "CN");
  if (name == NULL)
    name = find_attribute (text, "O");
  return name != NULL ? name : g_strdup (text);
}

static DueCertificateFault
find_fault (GTlsCertificateFlags errors)
{
  static const struct
  {
    GTlsCertificateFlags flag;
    DueCertificateFault fault;
  } faults[] = {
    { G_TLS_CERTIFICATE_REVOKED, DUE_CERTIFICATE_FAULT_REVOKED },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, DUE_CERTIFICATE_FAULT_OTHER_HOST },
    { G_TLS_CERTIFICATE_EXPIRED, DUE_CERTIFICATE_FAULT_EXPIRED },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, DUE_CERTIFICATE_FAULT_NOT_YET_VALID },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, DUE_CERTIFICATE_FAULT_UNKNOWN_ISSUER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (errors & faults[i].flag)
      return faults[i].fault;
  return errors == 0 ? DUE_CERTIFICATE_FAULT_NONE : DUE_CERTIFICATE_FAULT_UNSAFE;
}

DueCertificate *
due_peer_certificate_read (GTlsCertificate *peer, GTlsCertificateFlags errors, const char *trusted)
{
  g_autofree char *fingerprint = compute_fingerprint (peer);
  g_autofree char *subject_text = g_tls_certificate_get_subject_name (peer);
  g_autofree char *issuer_text = g_tls_certificate_get_issuer_name (peer);
  g_autofree char *subject = due_peer_certificate_find_name (subject_text);
  g_autofree char *issuer = due_peer_certificate_find_name (issuer_text);
  DueTrust trust = DUE_TRUST_NONE;

  if (errors == 0)
    trust = DUE_TRUST_SYSTEM;
  else if (fingerprint[0] != '\0' && g_str_equal (fingerprint, trusted))
    trust = DUE_TRUST_PERSON;

  return due_certificate_new (subject, issuer,
                              take_time (g_tls_certificate_get_not_valid_before (peer)),
                              take_time (g_tls_certificate_get_not_valid_after (peer)), fingerprint,
                              trust, find_fault (errors));
}
