/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-in-fixture.h"

#include "visitor.h"

void
test_sign_in_control (const char *path, const char *json)
{
  json_node_unref (simulated_post (test_connect_portal, path, json));
}

GtkWidget *
test_sign_in_get (TestConnect *fixture, const char *id)
{
  return test_page_get (&fixture->page, id);
}

gpointer
test_sign_in_get_of_form (TestConnect *fixture, const char *id)
{
  return test_page_get_child (test_sign_in_get (fixture, "form"), id);
}

gboolean
test_sign_in_is_shown (TestConnect *fixture, const char *id)
{
  return gtk_widget_get_visible (test_sign_in_get (fixture, id));
}

gboolean
test_sign_in_says (TestConnect *fixture, const char *sentence)
{
  return test_sign_in_is_shown (fixture, "form") &&
         g_str_equal (test_connect_get_answer (test_sign_in_get (fixture, "form"), "answer"),
                      sentence);
}

void
test_sign_in_submit (TestConnect *fixture, const char *client_id, const char *client_secret)
{
  gtk_editable_set_text (test_sign_in_get_of_form (fixture, "client_id"), client_id);
  gtk_editable_set_text (test_sign_in_get_of_form (fixture, "client_secret"), client_secret);
  g_signal_emit_by_name (test_sign_in_get_of_form (fixture, "submit"), "clicked");
}

void
test_sign_in_submit_right (TestConnect *fixture)
{
  test_sign_in_submit (fixture, test_connect_portal->client_id, test_connect_portal->client_secret);
}

char *
test_sign_in_at_portal (const char *uri)
{
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  const char *location = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  body = soup_session_send_and_read (test_connect_portal->session, message, NULL, &error);
  g_assert_no_error (error);
  location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_assert_nonnull (location);
  return g_strdup (location);
}

gboolean
test_sign_in_is_listening (TestConnect *fixture)
{
  return strstr (gtk_label_get_text (GTK_LABEL (test_sign_in_get (fixture, "sentence"))),
                 "Duebell notices by itself.") != NULL;
}

void
test_sign_in_paste (TestConnect *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (test_sign_in_get (fixture, "paste")), text);
  g_signal_emit_by_name (test_sign_in_get (fixture, "paste"), "activate");
}

/* The browser follows @location; what it does not reach is pasted, as a person would.
 * Returns: (transfer full) (nullable): the page that it shows */
char *
test_sign_in_follow (TestConnect *fixture, const char *location)
{
  g_autoptr (GUri) uri = g_uri_parse (location, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr (Visitor) visitor = NULL;

  g_assert_nonnull (uri);
  if (!test_sign_in_is_listening (fixture))
    {
      test_sign_in_paste (fixture, location);
      return NULL;
    }
  visitor = visitor_new (G_SOCKET_FAMILY_IPV4, (guint) g_uri_get_port (uri));
  g_assert_nonnull (visitor);
  visitor_ask (visitor, (guint) g_uri_get_port (uri), g_uri_get_query (uri));
  visitor_wait (visitor);
  return g_strdup (visitor->answer->str);
}

char *
test_sign_in_do (TestConnect *fixture)
{
  g_autofree char *uri = test_connect_wait_browser ();
  g_autofree char *location = test_sign_in_at_portal (uri);

  return test_sign_in_follow (fixture, location);
}
