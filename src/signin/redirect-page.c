/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect-page.h"

#include <glib/gi18n.h>
#include <string.h>

static const char style[] =
    ":root{color-scheme:light dark}"
    "body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;"
    "font:1rem/1.5 system-ui,sans-serif;background:#f6f5f4;color:#2e3436}"
    "main{max-width:30rem;margin:1.5rem;padding:1.5rem 2rem;border-radius:12px;"
    "border:1px solid #00000024;border-top:4px solid #646de6;background:#fff}"
    "h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}"
    "p{margin:.5rem 0 0;overflow-wrap:anywhere}"
    "@media (prefers-color-scheme:dark){body{background:#353535;color:#eeeeec}"
    "main{background:#434343;border-color:#ffffff24;border-top-color:#646de6}}";

static const char *
get_reason (guint status)
{
  switch (status)
    {
    case 200:
      return "OK";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return "Bad Request";
    }
}

static char *
make_paragraphs (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *html = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (html, "<p>%s</p>", line);
    }
  return g_string_free (html, FALSE);
}

static char *
make_html (const char *title, const char *text)
{
  g_autofree char *valid_title = g_utf8_make_valid (title, -1);
  g_autofree char *valid_text = g_utf8_make_valid (text, -1);
  g_autofree char *safe_title = g_markup_escape_text (valid_title, -1);
  g_autofree char *paragraphs = make_paragraphs (valid_text);

  return g_strdup_printf (
      "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width\">"
      "<title>%s – Duebell</title><style>%s</style></head>"
      "<body><main><h1>%s</h1>%s</main></body></html>\n",
      /* Translators: the code of the language that you translate to, such as "de" or "pt-BR" */
      C_ ("language code", "en"), safe_title, style, safe_title, paragraphs);
}

/* What the browser may do with the page: apply this very style, and nothing else. */
static char *
make_policy (void)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *hash = NULL;

  g_checksum_update (checksum, (const guchar *) style, (gssize) strlen (style));
  g_checksum_get_digest (checksum, digest, &length);
  hash = g_base64_encode (digest, length);
  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
                          "form-action 'none'; frame-ancestors 'none'",
                          hash);
}

GBytes *
due_redirect_page_make (guint status, const char *title, const char *text)
{
  g_autofree char *html = NULL;
  g_autofree char *policy = NULL;
  char *answer = NULL;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  html = make_html (title, text);
  policy = make_policy ();
  answer = g_strdup_printf ("HTTP/1.1 %u %s\r\n"
                            "Content-Type: text/html; charset=utf-8\r\n"
                            "Content-Length: %" G_GSIZE_FORMAT "\r\n"
                            "Content-Security-Policy: %s\r\n"
                            "Cache-Control: no-store\r\n"
                            "Referrer-Policy: no-referrer\r\n"
                            "X-Content-Type-Options: nosniff\r\n"
                            "Connection: close\r\n"
                            "%s\r\n%s",
                            status, get_reason (status), strlen (html), policy,
                            status == 405 ? "Allow: GET\r\n" : "", html);
  return g_bytes_new_take (answer, strlen (answer));
}
