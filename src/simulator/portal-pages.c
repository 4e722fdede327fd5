/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "portal-pages.h"

#include <string.h>

#include "html.h"
#include "page-words.h"
#include "path-match.h"
#include "reply.h"
#include "tally.h"

#define HTML "text/html; charset=utf-8"

/* What a page shows. */
typedef struct
{
  DueSite *site;
  const DuePageWords *words;
  gint64 user; /* who looks */
  gint64 group;
  DueSide side;
  gboolean filtered;
  DueKind kind;
} Page;

static void
send_page (SoupServerMessage *message, const Page *page, const char *title, GString *body)
{
  g_autofree char *html =
      due_html_page (page->words->language, title, page->words->banner, body->str);

  due_reply_send_text (message, 200, HTML, html);
}

static void
send_missing (SoupServerMessage *message, const Page *page)
{
  g_autofree char *html =
      due_html_page (page->words->language, page->words->missing, page->words->banner, "");

  due_reply_send_text (message, 404, HTML, html);
}

static char *
format_deadline (const Page *page, const DueWorldTask *task)
{
  char *text = due_world_format_time (page->site->world, task->deadline_us);

  if (text == NULL)
    return g_strdup ("–");
  text[strlen ("2026-11-24T10:00")] = '\0';
  *strchr (text, 'T') = ' ';
  return text;
}

static void
append_row (GString *body, const Page *page, const DueWorldTask *task)
{
  DueWorld *world = page->site->world;
  const DueWorldGroup *group = due_world_group (world, task->group);
  guint unread = due_world_task_count_unread (task, page->user);
  g_autofree char *deadline = format_deadline (page, task);
  const char *mark = due_world_task_is_late (task, due_world_now (world)) ? "late" : "";

  due_html_append (body,
                   "<tr><td><a href=\"/company/personal/user/%" G_GINT64_FORMAT
                   "/tasks/task/view/%" G_GINT64_FORMAT "/\">%s</a></td><td class=\"%s\">%s</td>"
                   "<td>%s</td><td>",
                   page->user, task->id, task->title, mark, deadline,
                   group != NULL ? group->name : "–");
  if (unread > 0)
    due_html_append (body, "<span class=\"new\">%u</span>", unread);
  g_string_append (body, "</td></tr>");
}

/* By the counter's own rule, so that the list holds exactly what was counted. */
static gboolean
is_listed (const Page *page, const DueWorldTask *task, gint64 then_us)
{
  DueTallyQuery query = { .user = page->user, .group = page->group, .side = page->side };

  query.without_deferred = !due_switches_is_on (page->site->switches, DUE_SWITCH_DEFERRED_EXPIRES);
  if (page->filtered)
    return due_tally_task (&query, task, page->kind, then_us) > 0;
  return (page->group == 0 || task->group == page->group) &&
         (page->group != 0 || due_world_task_has_side (task, page->user, page->side));
}

static void
send_list (SoupServerMessage *message, const Page *page)
{
  g_autoptr (GString) body = g_string_new (NULL);
  DueWorld *world = page->site->world;
  const DueWorldGroup *group = due_world_group (world, page->group);
  gint64 then_us = due_world_now (world) - due_world_get_lag (world);
  GPtrArray *tasks = due_world_tasks (world);
  const char *subject = page->filtered ? page->words->kinds[page->kind] : page->words->tasks;
  g_autofree char *title =
      group != NULL ? g_strdup_printf ("%s: %s", group->name, subject) : g_strdup (subject);
  guint n = 0;

  g_string_append (body, "<table><tr>");
  for (guint i = 0; i < G_N_ELEMENTS (page->words->head); i++)
    due_html_append (body, "<th>%s</th>", page->words->head[i]);
  g_string_append (body, "</tr>");
  for (guint i = tasks->len; i > 0; i--)
    {
      const DueWorldTask *task = due_world_task_at (tasks->pdata[i - 1], then_us);

      if (task == NULL || !is_listed (page, task, then_us))
        continue;
      append_row (body, page, task);
      n++;
    }
  g_string_append (body, "</table>");
  if (n == 0)
    due_html_append (body, "<p class=\"quiet\">%s</p>", page->words->none);
  send_page (message, page, title, body);
}

static void
append_comment (GString *body, const Page *page, const DueWorldComment *comment, gint64 read_id)
{
  const DueWorldUser *author = due_world_user (page->site->world, comment->author);
  g_autofree char *time = due_world_format_time (page->site->world, comment->time_us);
  gboolean unread = comment->id > read_id && comment->author != page->user;

  due_html_append (body, "<div class=\"comment%s\"><div class=\"quiet\">%s %s, %s</div>%s</div>",
                   unread ? " unread" : "", author != NULL ? author->name : "",
                   author != NULL ? author->last_name : "", time, comment->text);
}

/* Who opens a task has read it. */
static void
send_task (SoupServerMessage *message, const Page *page, gint64 id)
{
  g_autoptr (GString) body = g_string_new (NULL);
  DueWorldTask *task = due_world_edit_task (page->site->world, id);
  g_autofree char *deadline = NULL;

  if (task == NULL)
    {
      send_missing (message, page);
      return;
    }
  deadline = format_deadline (page, task);
  due_html_append (body, "<p>%s: <span class=\"%s\">%s</span></p><h2>%s</h2>",
                   page->words->deadline,
                   due_world_task_is_late (task, due_world_now (page->site->world)) ? "late" : "",
                   deadline, page->words->comments);
  if (task->comments->len == 0)
    due_html_append (body, "<p class=\"quiet\">%s</p>", page->words->no_comments);
  for (guint i = 0; i < task->comments->len; i++)
    append_comment (body, page, task->comments->pdata[i],
                    due_world_task_get_view (task, page->user).read_id);
  due_html_append (body,
                   "<p><a href=\"/company/personal/user/%" G_GINT64_FORMAT "/tasks/\">%s</a></p>",
                   page->user, page->words->all);
  due_world_task_read (task, page->user);
  send_page (message, page, task->title, body);
}

static void
send_developers (SoupServerMessage *message, const Page *page)
{
  g_autoptr (GString) body = g_string_new (NULL);
  const DueWorldUser *user = due_world_user (page->site->world, page->user);
  GUri *uri = soup_server_message_get_uri (message);

  if (user != NULL)
    due_html_append (body,
                     "<p>%s %s %s</p><p><code>%s://%s:%d/rest/%" G_GINT64_FORMAT "/%s/</code></p>",
                     page->words->webhook, user->name, user->last_name, g_uri_get_scheme (uri),
                     g_uri_get_host (uri), g_uri_get_port (uri), user->id, user->secret);
  send_page (message, page, page->words->developers, body);
}

static void
read_filter (Page *page, GHashTable *query)
{
  const char *code = query != NULL ? g_hash_table_lookup (query, "PROBLEM") : NULL;
  const char *role = query != NULL ? g_hash_table_lookup (query, "ROLEID") : NULL;
  gint64 number = 0;

  page->filtered = code != NULL &&
                   g_strcmp0 (g_hash_table_lookup (query, "apply_filter"), "Y") == 0 &&
                   g_ascii_string_to_signed (code, 10, 1, G_MAXINT64, &number, NULL) &&
                   due_kind_from_code (number, &page->kind);
  if (role != NULL)
    due_side_from_name (role, &page->side);
}

/* Colleagues and guests find the same pages in different places. */
static const char *
skip_place (const char *path)
{
  static const char *const places[] = { "/company/personal/", "/extranet/contacts/personal/" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (path, places[i]))
      return path + strlen (places[i]) - strlen ("/personal/");
  return "";
}

/**
 * due_pages_answer:
 * @site: the portal
 * @message: a request to any path outside /rest
 * @path: its path, decoded
 * @query: (nullable): its query
 *
 * Sends what a browser would show.
 */
void
due_pages_answer (DueSite *site, SoupServerMessage *message, const char *path, GHashTable *query)
{
  DueLanguage language = (DueLanguage) due_switches_get (site->switches, DUE_SWITCH_LANGUAGE);
  Page page = { .site = site, .words = due_page_words_get (language), .user = 1 };
  const char *own = skip_place (path);
  gint64 ids[2] = { 0 };

  due_site_record_page (site, message);
  read_filter (&page, query);
  if (due_path_match (own, "/personal/user/#/tasks/task/view/#/", ids))
    {
      page.user = ids[0];
      send_task (message, &page, ids[1]);
    }
  else if (due_path_match (own, "/personal/user/#/tasks/", &page.user) ||
           due_path_match (own, "/personal/user/#/", &page.user) ||
           due_path_match (path, "/workgroups/group/#/tasks/", &page.group) ||
           due_path_match (path, "/workgroups/group/#/", &page.group))
    send_list (message, &page);
  else if (due_path_match (path, "/devops/", ids))
    send_developers (message, &page);
  else
    send_missing (message, &page);
}
