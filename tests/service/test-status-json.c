/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "status-json.h"

/* A service as its D-Bus interface shows it; (transfer full). */
static DueBusDuebell1 *
make_service (const char *state, int count, gint64 paused_until, const char *accounts)
{
  DueBusDuebell1 *service = due_bus_duebell1_skeleton_new ();
  GVariant *list = g_variant_new_parsed (accounts);

  due_bus_duebell1_set_state (service, state);
  due_bus_duebell1_set_count (service, count);
  due_bus_duebell1_set_expired (service, count);
  due_bus_duebell1_set_new_comments (service, -1);
  due_bus_duebell1_set_mentioned (service, -1);
  due_bus_duebell1_set_paused_until (service, paused_until);
  due_bus_duebell1_set_accounts (service, list);
  return service;
}

#define ACCOUNT                                                                                    \
  "[{'id': <'6f9'>, 'portal': <'acme.bitrix24.ru'>, 'user': <{'id': <int64 547>, 'name': <'Anna "  \
  "<Petrova>'>}>, 'state': <'current'>, 'message': <''>, 'label': <'Up to date'>, 'counters': "    \
  "<'3 overdue'>, 'since': <int64 1795510800>, 'checked': <int64 0>, 'next_check': <int64 0>, "    \
  "'expired': <3>, 'new_comments': <-1>, 'mentioned': <-1>, 'watches': <@aa{sv} []>, 'tasks': "    \
  "<@aa{sv} [{'id': <int64 8017>, 'title': <'A \"b\"'>, 'kinds': <['expired']>, 'deadline': "      \
  "<int64 0>, 'new_comments': <uint32 0>, 'url': <'https://x/'>}]>}]"

static void
test_json (void)
{
  static const struct
  {
    const char *state;
    int count;
    gint64 paused_until;
    const char *accounts;
    const char *json;
  } rows[] = {
    { "empty", -1, 0, "@aa{sv} []",
      "{\"version\":1,\"state\":\"empty\",\"count\":null,\"expired\":null,\"new_comments\":null,"
      "\"mentioned\":null,\"paused_until\":null,\"accounts\":[]}" },
    { "current", 0, -1, "@aa{sv} []",
      "{\"version\":1,\"state\":\"current\",\"count\":0,\"expired\":0,\"new_comments\":null,"
      "\"mentioned\":null,\"paused_until\":\"indefinitely\",\"accounts\":[]}" },
    { "current", 3, 1795510800, ACCOUNT,
      "{\"version\":1,\"state\":\"current\",\"count\":3,\"expired\":3,\"new_comments\":null,"
      "\"mentioned\":null,\"paused_until\":\"2026-11-24T09:00:00Z\",\"accounts\":[{\"id\":\"6f9\","
      "\"portal\":\"acme.bitrix24.ru\",\"user\":{\"id\":547,\"name\":\"Anna <Petrova>\"},"
      "\"state\":\"current\",\"message\":\"\",\"since\":\"2026-11-24T09:00:00Z\",\"checked\":null,"
      "\"next_check\":null,\"expired\":3,\"new_comments\":null,\"mentioned\":null,\"watches\":[],"
      "\"tasks\":[{\"id\":8017,\"title\":\"A \\\"b\\\"\",\"kinds\":[\"expired\"],\"deadline\":null,"
      "\"new_comments\":0,\"url\":\"https://x/\"}]}]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueBusDuebell1) service =
          make_service (rows[i].state, rows[i].count, rows[i].paused_until, rows[i].accounts);
      g_autofree char *json = due_status_to_json (service);

      g_assert_cmpstr (json, ==, rows[i].json);
    }
}

static void
test_waybar (void)
{
  static const struct
  {
    const char *state;
    int count;
    const char *text;
  } rows[] = {
    { "current", 3,
      "\"text\":\"3\",\"tooltip\":\"acme.bitrix24.ru: 3 overdue\",\"class\":\"overdue\"" },
    { "current", 0,
      "\"text\":\"\",\"tooltip\":\"acme.bitrix24.ru: 3 overdue\",\"class\":\"clear\"" },
    { "offline", 3, "\"class\":\"offline\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueBusDuebell1) service = make_service (rows[i].state, rows[i].count, 0, ACCOUNT);
      g_autofree char *line = due_status_to_waybar (service);

      g_assert_nonnull (strstr (line, rows[i].text));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/status-json/json", test_json);
  g_test_add_func ("/service/status-json/waybar", test_waybar);
  return g_test_run ();
}
