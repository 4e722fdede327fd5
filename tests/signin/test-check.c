/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#include "address.h"
#include "portal-await.h"
#include "portal-error.h"
#include "portal-simulated.h"

static DueSigninCheck *
check_trusting (const char *text, const char *certificate, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  due_signin_check_async (text, certificate, NULL, await_keep, &result);
  g_assert_null (result);
  await_result (&result);
  return due_signin_check_finish (result, error);
}

static DueSigninCheck *
check (const char *text, GError **error)
{
  return check_trusting (text, "", error);
}

static void
test_link (void)
{
  g_autoptr (Simulated) simulated = simulated_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSigninCheck) found = check (simulated->webhook, &error);

  g_assert_no_error (error);
  g_assert_true (found->is_webhook);
  g_assert_cmpstr (found->portal, ==, simulated->portal);
  g_assert_cmpstr (found->user_name, ==, "Anna Petrova");
  g_assert_nonnull (found->counters);
}

static void
test_portal (void)
{
  g_autoptr (Simulated) simulated = simulated_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSigninCheck) found = check (simulated->portal, &error);

  g_assert_no_error (error);
  g_assert_false (found->is_webhook);
  g_assert_cmpstr (found->portal, ==, simulated->portal);
  g_assert_cmpstr (found->user_name, ==, "");
  g_assert_null (found->counters);
}

static void
test_texts (void)
{
  static const char *const texts[] = { "", " ", "hello \xff", "http://acme.bitrix24.ru",
                                       "https://acme.bitrix24.ru/rest/1/" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_null (check (texts[i], &error));
      g_assert_true (error->domain == DUE_ADDRESS_ERROR);
    }
}

static void
test_troubles (void)
{
  static const struct
  {
    const char *name;
    const char *path; /* (nullable) */
    const char *json;
    const char *text; /* (nullable): the link */
    DueTrouble trouble;
    const char *message;
  } rows[] = {
    { "nobody there", NULL, NULL, "http://127.0.0.1:1", DUE_TROUBLE_NETWORK,
      "No portal answers at this address. Check the spelling and your connection." },
    { "nobody there, for a link", NULL, NULL, "http://127.0.0.1:1/rest/1/abcdefgh/",
      DUE_TROUBLE_NETWORK,
      "No portal answers at this address. Check the spelling and your connection." },
    { "no permission", "/users", "{\"id\": 1, \"scopes\": [\"user\"]}", NULL,
      DUE_TROUBLE_NO_PERMISSION,
      "This webhook may not read tasks. Add the permission “Tasks” to it on the portal." },
    { "link deleted", "/users", "{\"id\": 1, \"scopes\": [\"task\"], \"secret\": \"renewed\"}",
      NULL, DUE_TROUBLE_WEBHOOK_GONE,
      "The portal does not know this webhook: it was deleted, or the link is incomplete." },
  };
  g_autoptr (Simulated) simulated = simulated_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) answer = NULL;

      g_test_message ("%s", rows[i].name);
      if (rows[i].path != NULL)
        answer = simulated_post (simulated, rows[i].path, rows[i].json);
      g_assert_null (check (rows[i].text != NULL ? rows[i].text : simulated->webhook, &error));
      g_assert_true (error->domain == DUE_PORTAL_ERROR);
      g_assert_cmpint (due_portal_error_get_trouble (error), ==, rows[i].trouble);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

/* A certificate that nobody knows is shown, and taken once the person has agreed to it. */
static void
test_certificate (void)
{
  g_autoptr (Simulated) simulated = simulated_new_tls ("good");
  const char *texts[] = { simulated->webhook, simulated->portal };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DueSigninCheck) found = NULL;
      DueCertificate *certificate = NULL;

      g_test_message ("%u", i);
      g_assert_null (check (texts[i], &error));
      g_assert_cmpint (due_portal_error_get_trouble (error), ==, DUE_TROUBLE_CERTIFICATE);
      certificate = due_portal_error_get_certificate (error);
      g_assert_nonnull (certificate);
      found = check_trusting (texts[i], due_certificate_get_fingerprint (certificate), NULL);
      g_assert_nonnull (found);
      g_assert_true (found->is_webhook == (i == 0));
    }
}

/* What was typed next is looked at instead. */
static void
test_cancelled (void)
{
  g_autoptr (Simulated) simulated = simulated_new ();
  const char *texts[] = { simulated->webhook, simulated->portal };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      due_signin_check_async (texts[i], "", cancellable, await_keep, &result);
      g_cancellable_cancel (cancellable);
      await_result (&result);
      g_assert_null (due_signin_check_finish (result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/link", test_link);
  g_test_add_func ("/check/portal", test_portal);
  g_test_add_func ("/check/texts", test_texts);
  g_test_add_func ("/check/troubles", test_troubles);
  g_test_add_func ("/check/certificate", test_certificate);
  g_test_add_func ("/check/cancelled", test_cancelled);
  return g_test_run ();
}
