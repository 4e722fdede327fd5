/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "facts-read.h"

DueCertificate *
due_facts_read_certificate (GVariant *fields)
{
  g_autoptr (GVariant) certificate =
      g_variant_lookup_value (fields, "certificate", G_VARIANT_TYPE_VARDICT);
  const char *subject = NULL;
  const char *issuer = NULL;
  const char *fingerprint = NULL;
  const char *trust = NULL;
  const char *fault = NULL;
  gint64 valid_from = 0;
  gint64 valid_until = 0;

  if (certificate == NULL)
    return NULL;
  g_variant_lookup (certificate, "subject", "&s", &subject);
  g_variant_lookup (certificate, "issuer", "&s", &issuer);
  g_variant_lookup (certificate, "fingerprint", "&s", &fingerprint);
  g_variant_lookup (certificate, "trust", "&s", &trust);
  g_variant_lookup (certificate, "fault", "&s", &fault);
  g_variant_lookup (certificate, "valid_from", "x", &valid_from);
  g_variant_lookup (certificate, "valid_until", "x", &valid_until);
  return due_certificate_new (subject, issuer, valid_from, valid_until, fingerprint,
                              due_trust_from_name (trust), due_certificate_fault_from_name (fault));
}

static DueRoles
read_role (const char *type)
{
  for (guint i = 0; i < DUE_N_ROLES; i++)
    if (g_str_equal (due_role_get_type_name (due_role_nth (i)), type))
      return due_role_nth (i);
  return DUE_ROLES_ALL;
}

static DueCounters *
read_counters (GVariant *watch)
{
  const gint64 codes[DUE_N_KINDS] = { 0 };
  gint32 counts[DUE_N_KINDS];
  gboolean access = FALSE;

  if (!g_variant_lookup (watch, "access", "b", &access) || !access)
    return due_counters_new_no_access ();
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      counts[i] = DUE_COUNTER_ABSENT;
      g_variant_lookup (watch, due_kind_get_wire_name (due_kind_nth (i)), "i", &counts[i]);
      counts[i] = CLAMP (counts[i], DUE_COUNTER_ABSENT, (gint32) DUE_COUNTERS_MAX);
    }
  return due_counters_new (counts, codes);
}

GPtrArray *
due_facts_read_readings (GVariant *watches)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) due_reading_unref);

  for (gsize i = 0; i < g_variant_n_children (watches); i++)
    {
      g_autoptr (GVariant) watch = g_variant_get_child_value (watches, i);
      g_autoptr (DueCounters) counters = read_counters (watch);
      g_autoptr (DueQuery) query = NULL;
      const char *type = "";
      gint64 group_id = 0;

      g_variant_lookup (watch, "type", "&s", &type);
      g_variant_lookup (watch, "group_id", "x", &group_id);
      query = due_query_new (read_role (type), MAX (group_id, 0));
      g_ptr_array_add (readings, due_reading_new (query, counters));
    }
  return readings;
}
