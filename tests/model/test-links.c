/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "links.h"

#include <string.h>

static const struct
{
  const char *base;
  gboolean sound;
} bases[] = {
  { "https://acme.bitrix24.ru", TRUE },
  { "https://portal.acme.example:8443", TRUE },
  { "https://xn--80ak6aa92e.xn--p1ai", TRUE },
  { "https://192.0.2.7", TRUE },
  { "https://[2001:db8::1]", TRUE },
  { "https://[2001:db8::1]:8443", TRUE },
  { "http://127.0.0.1:41234", TRUE },
  { "http://localhost:41234", TRUE },
  { "http://[::1]:80", TRUE },
  { "https://my_portal.example", TRUE },
  { "http://acme.bitrix24.ru", FALSE },
  { "http://127.0.0.1.evil.example", FALSE },
  { "https://acme.bitrix24.ru/", FALSE },
  { "https://acme.bitrix24.ru/x", FALSE },
  { "https://acme.bitrix24.ru?x", FALSE },
  { "https://acme.bitrix24.ru#x", FALSE },
  { "https://user@acme.bitrix24.ru", FALSE },
  { "https://user:pass@acme.bitrix24.ru", FALSE },
  { "https://", FALSE },
  { "https://:80", FALSE },
  { "https://a:", FALSE },
  { "https://a:0", FALSE },
  { "https://a:080", FALSE },
  { "https://a:65536", FALSE },
  { "https://a:80x", FALSE },
  { "https://a:+80", FALSE },
  { "https://a..b", FALSE },
  { "https://.a", FALSE },
  { "https://a.", FALSE },
  { "https://-a", FALSE },
  { "https://a b", FALSE },
  { "https://a\nb", FALSE },
  { "https://портал.рф", FALSE },
  { "https://[127.0.0.1]", FALSE },
  { "https://[fe80::1%eth0]", FALSE },
  { "https://[]", FALSE },
  { "https://[::1", FALSE },
  { "https://::1]", FALSE },
  { "https://a%20b", FALSE },
  { "javascript:alert(1)", FALSE },
  { "acme.bitrix24.ru", FALSE },
  { "", FALSE },
  { NULL, FALSE },
};

static void
test_bases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *task = due_link_to_task (bases[i].base, 1, 1);
      g_autofree char *list = due_link_to_list (bases[i].base, 1, NULL, 0);
      g_autofree char *webhooks = due_link_to_webhooks (bases[i].base);

      g_test_message ("%s", bases[i].base);
      g_assert_true ((task != NULL) == bases[i].sound);
      g_assert_true ((list != NULL) == bases[i].sound);
      g_assert_true ((webhooks != NULL) == bases[i].sound);
    }
}

static void
test_long_host (void)
{
  g_autofree char *host = g_strnfill (254, 'a');
  g_autofree char *base = g_strconcat ("https://", host, NULL);
  g_autofree char *link = NULL;

  g_assert_null (due_link_to_webhooks (base));
  base[strlen (base) - 1] = '\0';
  link = due_link_to_webhooks (base);
  g_assert_nonnull (link);
}

static void
test_task (void)
{
  static const struct
  {
    gint64 user_id;
    gint64 task_id;
    const char *link;
  } rows[] = {
    { 547, 8017, "https://a.example/company/personal/user/547/tasks/task/view/8017/" },
    { G_MAXINT64, G_MAXINT64,
      "https://a.example/company/personal/user/9223372036854775807/tasks/task/view/"
      "9223372036854775807/" },
    { 0, 8017, NULL },
    { 547, 0, NULL },
    { -1, 8017, NULL },
    { 547, G_MININT64, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *link =
          due_link_to_task ("https://a.example", rows[i].user_id, rows[i].task_id);

      g_assert_cmpstr (link, ==, rows[i].link);
    }
}

static void
test_list (void)
{
  static const struct
  {
    gint64 user_id;
    DueRoles role;
    gint64 group_id;
    gint64 code;
    const char *link;
  } rows[] = {
    { 547, DUE_ROLES_ALL, 0, 0, "https://a.example/company/personal/user/547/tasks/" },
    { 547, DUE_ROLES_ALL, 0, -1, "https://a.example/company/personal/user/547/tasks/" },
    { 547, DUE_ROLES_ALL, 0, 6291456,
      "https://a.example/company/personal/user/547/tasks/?apply_filter=Y&PROBLEM=6291456" },
    { 547, DUE_ROLE_AUDITOR, 0, 12582912,
      "https://a.example/company/personal/user/547/tasks/?apply_filter=Y&PROBLEM=12582912"
      "&ROLEID=view_role_auditor" },
    { 547, DUE_ROLES_ALL, 129, 6291456,
      "https://a.example/workgroups/group/129/tasks/?apply_filter=Y&PROBLEM=6291456" },
    { 547, DUE_ROLE_RESPONSIBLE, 129, 6291456,
      "https://a.example/workgroups/group/129/tasks/?apply_filter=Y&PROBLEM=6291456"
      "&ROLEID=view_role_responsible" },
    { 547, DUE_ROLE_RESPONSIBLE, 129, 0, "https://a.example/workgroups/group/129/tasks/" },
    { 0, DUE_ROLES_ALL, 0, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DueQuery) query = due_query_new (rows[i].role, rows[i].group_id);
      g_autofree char *link =
          due_link_to_list ("https://a.example", rows[i].user_id, query, rows[i].code);

      g_assert_cmpstr (link, ==, rows[i].link);
    }
}

static void
test_webhooks (void)
{
  g_autofree char *link = due_link_to_webhooks ("https://a.example:8443");

  g_assert_cmpstr (link, ==, "https://a.example:8443/devops/");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/links/bases", test_bases);
  g_test_add_func ("/links/long-host", test_long_host);
  g_test_add_func ("/links/task", test_task);
  g_test_add_func ("/links/list", test_list);
  g_test_add_func ("/links/webhooks", test_webhooks);

  return g_test_run ();
}
