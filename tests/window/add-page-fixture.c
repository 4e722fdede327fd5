/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "add-page-fixture.h"

#include "account-fixture.h"
#include "add-page.h"
#include "bus.h"

GtkWidget *
test_add_get (TestConnect *fixture, const char *id)
{
  return test_page_get (&fixture->page, id);
}

gboolean
test_add_is_shown (TestConnect *fixture, const char *id)
{
  return gtk_widget_get_visible (test_add_get (fixture, id));
}

gboolean
test_add_can_connect (TestConnect *fixture)
{
  return gtk_widget_is_sensitive (test_add_get (fixture, "connect"));
}

const char *
test_add_get_answer (TestConnect *fixture)
{
  return test_connect_get_answer (fixture->page.page, "answer");
}

gboolean
test_add_answers (TestConnect *fixture, const char *text)
{
  return g_str_equal (test_add_get_answer (fixture), text);
}

void
test_add_open (TestConnect *fixture)
{
  test_page_open (&fixture->page, due_add_page_new);
  due_add_page_set_typing_ms (DUE_ADD_PAGE (fixture->page.page), 0);
}

void
test_add_open_to_replace (TestConnect *fixture)
{
  test_page_open_for (&fixture->page, due_replace_page_new, TEST_ACCOUNT_ID);
  due_add_page_set_typing_ms (DUE_ADD_PAGE (fixture->page.page), 0);
}

void
test_add_type (TestConnect *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (test_add_get (fixture, "entry")), text);
}

void
test_add_type_and_wait (TestConnect *fixture, const char *text)
{
  test_add_type (fixture, text);
  due_test_wait_for (!test_add_answers (fixture, TEST_ADD_CHECKING));
}

void
test_add_type_webhook (TestConnect *fixture)
{
  test_add_type_and_wait (fixture, test_connect_portal->webhook);
  g_assert_true (test_add_can_connect (fixture));
}

char *
test_add_fill_in (const char *text)
{
  GString *filled = g_string_new (text);
  g_autofree char *stem =
      g_strndup (test_connect_portal->webhook, strlen (test_connect_portal->webhook) - 1);

  g_string_replace (filled, "%P", test_connect_portal->portal, 0);
  g_string_replace (filled, "%W", stem, 0);
  return g_string_free (filled, FALSE);
}
