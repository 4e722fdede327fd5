/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "html.h"

static const char style[] =
    "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#eef2f4;color:#1f2d3d}"
    ".banner{background:#0b66c3;color:#fff;padding:.4em 1.2em;font-size:.85em}"
    "main{max-width:52em;margin:1.5em auto;background:#fff;border-radius:10px;"
    "padding:1em 1.6em 1.6em;box-shadow:0 1px 3px #0002}"
    "h1{font-size:1.5em;margin:.4em 0 .8em}a{color:#0b66c3;text-decoration:none}"
    "a:hover{text-decoration:underline}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.5em .6em;border-bottom:1px solid #e3e8ec}"
    "th{font-weight:600;color:#5a6b7b;font-size:.85em}.late{color:#b3261e;font-weight:600}"
    ".new{background:#0a7d33;color:#fff;border-radius:1em;padding:.05em .55em;font-size:.85em}"
    ".comment{border:1px solid #e3e8ec;border-radius:8px;padding:.6em 1em;margin:.6em 0}"
    ".comment.unread{background:#f0f9f2;border-color:#9fd3ad}"
    ".quiet{color:#5a6b7b;font-size:.9em}";

/**
 * due_html_page:
 * @language: of the page
 * @title: plain text
 * @banner: plain text
 * @body: HTML, with everything in it escaped
 *
 * Returns: (transfer full): a whole page
 */
char *
due_html_page (const char *language, const char *title, const char *banner, const char *body)
{
  GString *html = g_string_new (NULL);

  due_html_append (html,
                   "<!DOCTYPE html><html lang=\"%s\"><head><meta charset=\"utf-8\">"
                   "<meta name=\"viewport\" content=\"width=device-width\"><title>%s</title>",
                   language, title);
  due_html_append (html,
                   "<style>%s</style></head><body><div class=\"banner\">%s</div><main>"
                   "<h1>%s</h1>",
                   style, banner, title);
  g_string_append (html, body);
  g_string_append (html, "</main></body></html>\n");
  return g_string_free (html, FALSE);
}

/* Appends with each string argument escaped. */
void
due_html_append (GString *html, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_markup_vprintf_escaped (format, args);
  va_end (args);
  g_string_append (html, text);
}
