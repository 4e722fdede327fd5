/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-variant.h"

#include "links.h"
#include "words.h"

static void
add_counters (GVariantBuilder *fields, const DueCounters *counters)
{
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;
      gboolean known = counters != NULL && due_counters_get (counters, due_kind_nth (i), &count);

      g_variant_builder_add (fields, "{sv}", due_kind_get_wire_name (due_kind_nth (i)),
                             g_variant_new_int32 (known ? (gint32) count : -1));
    }
}

static GVariant *
make_watch (const DueReading *reading)
{
  const DueQuery *query = due_reading_get_query (reading);
  const DueCounters *counters = due_reading_get_counters (reading);
  GVariantBuilder fields;

  g_variant_builder_init (&fields, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (
      &fields, "{sv}", "type",
      g_variant_new_string (due_role_get_type_name (due_query_get_role (query))));
  g_variant_builder_add (&fields, "{sv}", "group_id",
                         g_variant_new_int64 (due_query_get_group_id (query)));
  g_variant_builder_add (&fields, "{sv}", "access",
                         g_variant_new_boolean (due_counters_has_access (counters)));
  add_counters (&fields, counters);
  return g_variant_builder_end (&fields);
}

static GVariant *
make_task (DueAccount *account, const DueTask *task, gint64 now)
{
  DueKinds kinds = due_task_get_kinds (task, now);
  g_autofree char *base = due_account_get_base (account);
  g_autofree char *url =
      due_link_to_task (base, due_account_get_user_id (account), due_task_get_id (task));
  GVariantBuilder fields;
  GVariantBuilder names;

  g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < DUE_N_KINDS; i++)
    if ((kinds & due_kind_nth (i)) != 0)
      g_variant_builder_add (&names, "s", due_kind_get_wire_name (due_kind_nth (i)));

  g_variant_builder_init (&fields, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&fields, "{sv}", "id", g_variant_new_int64 (due_task_get_id (task)));
  g_variant_builder_add (&fields, "{sv}", "title",
                         g_variant_new_string (due_task_get_title (task)));
  g_variant_builder_add (&fields, "{sv}", "kinds", g_variant_builder_end (&names));
  g_variant_builder_add (&fields, "{sv}", "deadline",
                         g_variant_new_int64 (due_task_get_deadline (task)));
  g_variant_builder_add (&fields, "{sv}", "new_comments",
                         g_variant_new_uint32 (due_task_get_new_comments (task)));
  g_variant_builder_add (&fields, "{sv}", "url", g_variant_new_string (url != NULL ? url : ""));
  return g_variant_builder_end (&fields);
}

static void
add_snapshot (GVariantBuilder *fields, DueAccount *account, DueSnapshot *snapshot, gint64 now)
{
  GPtrArray *readings = snapshot != NULL ? due_snapshot_get_readings (snapshot) : NULL;
  GPtrArray *tasks = snapshot != NULL ? due_snapshot_get_tasks (snapshot) : NULL;
  GVariantBuilder list;

  add_counters (fields, snapshot != NULL ? due_snapshot_get_counters (snapshot) : NULL);
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    g_variant_builder_add_value (&list, make_watch (readings->pdata[i]));
  g_variant_builder_add (fields, "{sv}", "watches", g_variant_builder_end (&list));

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    g_variant_builder_add_value (&list, make_task (account, tasks->pdata[i], now));
  g_variant_builder_add (fields, "{sv}", "tasks", g_variant_builder_end (&list));
}

static void
add_state (GVariantBuilder *fields, DueState *state, gint64 now)
{
  DueRemedy remedy = due_state_get_remedy (state);
  const char *label = due_remedy_get_label (remedy);
  g_autofree char *message = due_state_get_sentence (state, now);

  g_variant_builder_add (
      fields, "{sv}", "state",
      g_variant_new_string (due_state_kind_get_name (due_state_get_kind (state))));
  g_variant_builder_add (
      fields, "{sv}", "label",
      g_variant_new_string (due_state_kind_get_label (due_state_get_kind (state))));
  g_variant_builder_add (fields, "{sv}", "message", g_variant_new_string (message));
  g_variant_builder_add (fields, "{sv}", "since",
                         g_variant_new_int64 (due_state_get_since (state)));
  g_variant_builder_add (fields, "{sv}", "checked",
                         g_variant_new_int64 (due_state_get_checked (state)));
  g_variant_builder_add (fields, "{sv}", "next_check",
                         g_variant_new_int64 (due_state_get_next_check (state)));
  g_variant_builder_add (fields, "{sv}", "remedy",
                         g_variant_new_string (due_remedy_get_name (remedy)));
  g_variant_builder_add (fields, "{sv}", "remedy_label",
                         g_variant_new_string (label != NULL ? label : ""));
}

static GVariant *
make_certificate (DueCertificate *certificate)
{
  GVariantBuilder fields;

  g_variant_builder_init (&fields, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&fields, "{sv}", "subject",
                         g_variant_new_string (due_certificate_get_subject (certificate)));
  g_variant_builder_add (&fields, "{sv}", "issuer",
                         g_variant_new_string (due_certificate_get_issuer (certificate)));
  g_variant_builder_add (&fields, "{sv}", "valid_from",
                         g_variant_new_int64 (due_certificate_get_valid_from (certificate)));
  g_variant_builder_add (&fields, "{sv}", "valid_until",
                         g_variant_new_int64 (due_certificate_get_valid_until (certificate)));
  g_variant_builder_add (&fields, "{sv}", "fingerprint",
                         g_variant_new_string (due_certificate_get_fingerprint (certificate)));
  g_variant_builder_add (
      &fields, "{sv}", "trust",
      g_variant_new_string (due_trust_get_name (due_certificate_get_trust (certificate))));
  g_variant_builder_add (&fields, "{sv}", "fault",
                         g_variant_new_string (due_certificate_fault_get_name (
                             due_certificate_get_fault (certificate))));
  return g_variant_builder_end (&fields);
}

GVariant *
due_account_variant_new (DueMonitor *monitor, gint64 now)
{
  DueAccount *account = due_monitor_get_account (monitor);
  DueSnapshot *snapshot = due_monitor_get_snapshot (monitor);
  g_autofree char *words =
      snapshot != NULL
          ? due_words_for_counters (due_snapshot_get_counters (snapshot), DUE_KINDS_ALL)
          : g_strdup ("");
  GVariantBuilder fields;
  GVariantBuilder user;

  g_variant_builder_init (&user, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&user, "{sv}", "id",
                         g_variant_new_int64 (due_account_get_user_id (account)));
  g_variant_builder_add (&user, "{sv}", "name",
                         g_variant_new_string (due_account_get_user_name (account)));

  g_variant_builder_init (&fields, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&fields, "{sv}", "id",
                         g_variant_new_string (due_account_get_id (account)));
  g_variant_builder_add (&fields, "{sv}", "portal",
                         g_variant_new_string (due_account_get_portal (account)));
  g_variant_builder_add (&fields, "{sv}", "user", g_variant_builder_end (&user));
  g_variant_builder_add (&fields, "{sv}", "method",
                         g_variant_new_string (due_account_get_method (account) == DUE_METHOD_OAUTH
                                                   ? "oauth"
                                                   : "webhook"));
  add_state (&fields, due_monitor_get_state (monitor), now);
  g_variant_builder_add (&fields, "{sv}", "counters", g_variant_new_string (words));
  g_variant_builder_add (&fields, "{sv}", "checking",
                         g_variant_new_boolean (due_monitor_is_checking (monitor)));
  if (due_monitor_get_certificate (monitor) != NULL)
    g_variant_builder_add (&fields, "{sv}", "certificate",
                           make_certificate (due_monitor_get_certificate (monitor)));
  add_snapshot (&fields, account, snapshot, now);
  return g_variant_builder_end (&fields);
}
