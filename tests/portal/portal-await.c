/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-await.h"

void
await_keep (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

void
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

DueSnapshot *
await_poll (DueClient *client, DueWatch *watch, gint64 user_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  due_client_poll_async (client, watch, user_id, NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  return due_client_poll_finish (client, result, error);
}

void
await_good_poll (DueClient *client, DueWatch *watch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = await_poll (client, watch, 547, &error);

  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
}

GPtrArray *
await_list (DueClient *client,
            DueWatch *watch,
            gint64 user_id,
            gint64 now,
            gint64 lead_s,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  due_client_list_async (client, watch, user_id, now, lead_s, NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  return due_client_list_finish (client, result, error);
}

DueIdentity *
await_identify (DueClient *client, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  due_client_identify_async (client, NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  return due_client_identify_finish (client, result, error);
}

DueWatch *
watch_all (void)
{
  return due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ALL, NULL, 0);
}

DueClient *
client_for (const char *link, guint deadline_ms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAddress) address = due_address_parse_webhook (link, &error);

  g_assert_no_error (error);
  return due_client_new (address, deadline_ms);
}

void
assert_portal_error (const GError *error, DuePortalError code, DueTrouble trouble)
{
  g_assert_error (error, DUE_PORTAL_ERROR, (int) code);
  g_assert_cmpstr (due_trouble_get_name (due_portal_error_get_trouble (error)), ==,
                   due_trouble_get_name (trouble));
  g_assert_null (strstr (error->message, "rest/"));
  g_assert_null (strstr (error->message, "secret"));
}
