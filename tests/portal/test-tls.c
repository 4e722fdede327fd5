/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is believed to be the portal: TLS, and proxies in between. */

#include <string.h>

#include "oauth.h"
#include "portal-await.h"
#include "portal-loopback.h"
#include "portal-tickets.h"

#define GOOD "{\"result\":{\"expired\":{\"counter\":2},\"new_comments\":{\"counter\":3}}}"

#define PORTAL "acme.bitrix24.example"
#define GOOD_CERTIFICATE "708ee10602ada64404827611e47074173546247efff02cae531ec59e7da973c3"

/* GIO asks this one for a proxy. */
static char *proxy_uri; /* NULL: none */

#define TYPE_TEST_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GObject)

struct _TestResolver
{
  GObject parent_instance;
};

static char **
look_up (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  const char *const found[] = { proxy_uri == NULL ? "direct://" : proxy_uri, NULL };

  return g_strdupv ((char **) found);
}

static void
look_up_async (GProxyResolver *resolver,
               const char *uri,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, look_up (resolver, uri, NULL, NULL), (GDestroyNotify) g_strfreev);
}

static char **
look_up_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static void
test_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = is_supported;
  iface->lookup = look_up;
  iface->lookup_async = look_up_async;
  iface->lookup_finish = look_up_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestResolver,
                               test_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      test_resolver_iface_init))

static void
test_resolver_class_init (TestResolverClass *klass)
{
}

static void
test_resolver_init (TestResolver *self)
{
}

static DueSnapshot *
poll_once (Loopback *server, GError **error)
{
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (loopback_get_link (server), LONG_MS);
  DueSnapshot *snapshot = await_poll (client, all, 547, error);

  g_assert_finalize_object (client);
  return snapshot;
}

static void
test_good (void)
{
  g_autoptr (Loopback) server = loopback_new ("good");
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSnapshot) snapshot = NULL;

  loopback_push_json (server, GOOD);
  snapshot = poll_once (server, &error);
  g_assert_no_error (error);
  g_assert_nonnull (snapshot);
}

/* A certificate that is not right is never given the secret. */
static void
test_bad (gconstpointer certificate)
{
  g_autoptr (Loopback) server = loopback_new (certificate);
  g_autoptr (GError) error = NULL;

  loopback_push_json (server, GOOD);
  g_assert_null (poll_once (server, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpuint (loopback_get_n_requests (server), ==, 0);
}

static void
test_unknown_authority (void)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GTlsDatabase) known = g_tls_backend_get_default_database (backend);

  g_tls_backend_set_default_database (backend, NULL);
  test_bad ("good");
  g_tls_backend_set_default_database (backend, known);
}

/* What the server of tokens at @server says to a renewal. @portal: NULL: it is the portal itself.
 */
static DueOAuthAnswer *
renew (Loopback *server, const char *portal, const char *trusted, GError **error)
{
  g_autofree char *address = g_strconcat ("https://", loopback_get_authority (server), NULL);
  g_autoptr (DueSecret) secret = due_secret_new ("topsecret", -1);
  g_autoptr (DueGrant) grant = due_grant_new (secret, secret, secret, 0, NULL, NULL);
  g_autoptr (DueOAuthApp) app = due_oauth_app_new (portal == NULL ? address : portal, address,
                                                   trusted, "local.1", secret, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  due_oauth_refresh_async (app, grant, NULL, await_keep, &result);
  await_result (&result);
  return due_oauth_finish (result, error);
}

static void
test_token_server (void)
{
  g_autoptr (Loopback) server = loopback_new ("good");
  g_autoptr (GError) error = NULL;
  g_autoptr (DueOAuthAnswer) answer = NULL;

  loopback_push_json (server, "{\"access_token\":\"a\",\"refresh_token\":\"b\"}");
  answer = renew (server, PORTAL, GOOD_CERTIFICATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

/* Somebody in between cannot end a sign-in, and sees no key. */
static void
test_bad_token_server (gconstpointer certificate)
{
  g_autoptr (Loopback) server = loopback_new (certificate);
  g_autoptr (GError) error = NULL;

  loopback_push_text (server, 400, "", "{\"error\":\"invalid_grant\"}");
  g_assert_null (renew (server, PORTAL, GOOD_CERTIFICATE, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_CERTIFICATE);
  g_assert_null (due_portal_error_get_certificate (error));
  g_assert_cmpuint (loopback_get_n_requests (server), ==, 0);
}

/* Where the portal itself gives tokens, the person's consent holds for them, too. */
static void
test_portal_gives_tokens (void)
{
  g_autoptr (Loopback) server = loopback_new ("good");
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GTlsDatabase) known = g_tls_backend_get_default_database (backend);
  g_autoptr (GError) error = NULL;
  g_autoptr (DueOAuthAnswer) answer = NULL;

  g_tls_backend_set_default_database (backend, NULL);
  g_assert_null (renew (server, NULL, "", &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpstr (due_certificate_get_fingerprint (due_portal_error_get_certificate (error)), ==,
                   GOOD_CERTIFICATE);
  g_assert_cmpuint (loopback_get_n_requests (server), ==, 0);
  g_clear_error (&error);

  /* Of another portal that consent says nothing. */
  g_assert_null (renew (server, PORTAL, GOOD_CERTIFICATE, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_SIGN_IN_CERTIFICATE);
  g_assert_cmpuint (loopback_get_n_requests (server), ==, 0);
  g_clear_error (&error);

  loopback_push_json (server, "{\"access_token\":\"a\",\"refresh_token\":\"b\"}");
  answer = renew (server, NULL, GOOD_CERTIFICATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);
  g_tls_backend_set_default_database (backend, known);
}

static void
test_proxy_before_token_server (void)
{
  g_autoptr (Loopback) server = loopback_new ("good");
  g_autoptr (Loopback) proxy = loopback_new (NULL);
  g_autoptr (GError) error = NULL;

  proxy_uri = g_strdup_printf ("http://%s", loopback_get_authority (proxy));
  loopback_push_text (proxy, 400, "", "{\"error\":\"invalid_grant\"}");
  g_assert_null (renew (server, PORTAL, GOOD_CERTIFICATE, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PROXY);
  g_assert_null (strstr (loopback_get_request (proxy, 0), "topsecret"));
  g_clear_pointer (&proxy_uri, g_free);
}

/* The certificate is at hand on a kept connection too. */
static void
test_keep_alive (void)
{
  g_autoptr (Loopback) server = loopback_new ("good");
  g_autoptr (DueWatch) all = watch_all ();
  DueClient *client = client_for (loopback_get_link (server), LONG_MS);

  for (guint i = 0; i < 3; i++)
    {

      loopback_push_json (server, GOOD);
      await_good_poll (client, all);
    }
  g_assert_cmpuint (loopback_get_n_connections (server), ==, 1);
  g_assert_finalize_object (client);
}

static void
test_stale (void)
{
  g_autoptr (Loopback) server = loopback_new ("good");
  g_autoptr (DueWatch) all = watch_all ();
  const LoopbackAnswer dies = { .close = TRUE };
  DueClient *client = client_for (loopback_get_link (server), LONG_MS);

  loopback_push_json (server, GOOD);
  loopback_push (server, &dies);
  loopback_push_json (server, GOOD);
  await_good_poll (client, all);
  await_good_poll (client, all);
  g_assert_finalize_object (client);
}

static void
test_not_tls (void)
{
  g_autoptr (Loopback) server = loopback_new (NULL);
  g_autofree char *link =
      g_strdup_printf ("https://%s/rest/547/topsecret/", loopback_get_authority (server));
  g_autoptr (DueWatch) all = watch_all ();
  g_autoptr (GError) error = NULL;
  const LoopbackAnswer plain = { .head = "HTTP/1.1 200 OK\r\n\r\n", .close = TRUE };
  DueClient *client = client_for (link, LONG_MS);
  g_autoptr (GAsyncResult) result = NULL;

  /* It answers what is no request to it at all: the first bytes that come. */
  loopback_answer_anything (server);
  loopback_push (server, &plain);
  due_client_poll_async (client, all, 547, NULL, await_keep, &result);
  await_result (&result);
  g_assert_null (due_client_poll_finish (client, result, &error));
  g_assert_error (error, DUE_PORTAL_ERROR, DUE_PORTAL_ERROR_RETRY);
  g_clear_object (&result);
  g_assert_finalize_object (client);
}

/* What a proxy says is not the portal's word, however much it looks like it. */
static void
test_proxy (void)
{
  static const struct
  {
    guint status;
    const char *body;
  } refusals[] = {
    { 401, "{\"error\":\"INVALID_CREDENTIALS\"}" },
    { 403, "{\"error\":\"insufficient_scope\"}" },
    { 407, "" },
    { 302, "" },
    { 503, "<html>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (Loopback) proxy = loopback_new (NULL);
      g_autoptr (DueWatch) all = watch_all ();
      g_autoptr (GError) error = NULL;
      DueClient *client = NULL;

      proxy_uri = g_strdup_printf ("http://%s", loopback_get_authority (proxy));
      client = client_for ("https://acme.bitrix24.example/rest/547/topsecret/", LONG_MS);
      loopback_push_text (proxy, refusals[i].status, "Location: https://evil.example/\r\n",
                          refusals[i].body);
      g_assert_null (await_poll (client, all, 547, &error));
      assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_PROXY);
      g_assert_true (g_str_has_prefix (loopback_get_request (proxy, 0), "CONNECT acme."));
      g_assert_null (strstr (loopback_get_request (proxy, 0), "topsecret"));
      g_assert_finalize_object (client);
      g_clear_pointer (&proxy_uri, g_free);
    }
}

/* Through a proxy the portal's certificate is held to the same. */
static void
test_proxy_certificate (void)
{
  g_autoptr (Tickets) proxy = tickets_new ("proxy");
  g_autoptr (DueWatch) all = watch_all ();
  g_autoptr (GError) error = NULL;
  DueClient *client = client_for ("https://acme.bitrix24.example/rest/547/topsecret/", LONG_MS);

  proxy_uri = g_strdup_printf ("http://%s", proxy->authority);
  g_assert_null (await_poll (client, all, 547, &error));
  assert_portal_error (error, DUE_PORTAL_ERROR_RETRY, DUE_TROUBLE_CERTIFICATE);
  g_assert_cmpstr (due_certificate_get_fingerprint (due_portal_error_get_certificate (error)), ==,
                   GOOD_CERTIFICATE);
  tickets_assert_connection (proxy, "0 0");

  due_client_set_trusted_certificate (client, GOOD_CERTIFICATE);
  await_good_poll (client, all);
  tickets_assert_connection (proxy, "0 1");
  g_assert_cmpint (due_certificate_get_trust (due_client_get_certificate (client)), ==,
                   DUE_TRUST_PERSON);
  g_assert_finalize_object (client);
  g_clear_pointer (&proxy_uri, g_free);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_autoptr (GTlsDatabase) authority = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "tls", "ca.pem", NULL);
  authority = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), authority);

  /* After the first use of GIO's modules, before the first of this kind. */
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, TYPE_TEST_RESOLVER, "test",
                                  1);

  g_test_add_func ("/tls/good", test_good);
  g_test_add_data_func ("/tls/expired", "expired", test_bad);
  g_test_add_data_func ("/tls/other-host", "other-host", test_bad);
  g_test_add_func ("/tls/unknown-authority", test_unknown_authority);
  g_test_add_func ("/tls/token-server", test_token_server);
  g_test_add_data_func ("/tls/token-server/expired", "expired", test_bad_token_server);
  g_test_add_data_func ("/tls/token-server/other-host", "other-host", test_bad_token_server);
  g_test_add_func ("/tls/portal-gives-tokens", test_portal_gives_tokens);
  g_test_add_func ("/tls/token-server/proxy", test_proxy_before_token_server);
  g_test_add_func ("/tls/keep-alive", test_keep_alive);
  g_test_add_func ("/tls/stale", test_stale);
  g_test_add_func ("/tls/not-tls", test_not_tls);
  g_test_add_func ("/tls/proxy", test_proxy);
  g_test_add_func ("/tls/proxy-certificate", test_proxy_certificate);

  status = g_test_run ();
  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
  return status;
}
