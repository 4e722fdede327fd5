/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>

#include "control-server.h"
#include "json-make.h"
#include "portal-server.h"
#include "stdin-watch.h"
#include "task-filter.h"

#define MAX_TASKS 100000

/* As given on the command line. */
typedef struct
{
  int port;
  gint64 seed;
  int tasks;
  char *story;
  char *clock;
  char *language;
  char *certificate;
  char *key; /* what is left over after the certificate */
} Options;

static GOptionContext *
make_context (Options *options)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "The portal's port (any)", "N" },
    { "tls", 0, 0, G_OPTION_ARG_FILENAME, &options->certificate,
      "Serve HTTPS; the key's file follows", "CERT.pem KEY.pem" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "Another office", "N" },
    { "tasks", 0, 0, G_OPTION_ARG_INT, &options->tasks, "Tasks at the start (40)", "N" },
    { "story", 0, 0, G_OPTION_ARG_STRING, &options->story, "What happens by itself (none)",
      "none|calm|busy" },
    { "clock", 0, 0, G_OPTION_ARG_STRING, &options->clock, "Stop the clock at a time", "ISO8601" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options->language, "Of titles and texts (en)",
      "en|ru" },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "A simulated Bitrix24 portal on the loopback interface.");
  g_option_context_add_main_entries (context, entries, NULL);
  return context;
}

static const char *
check_options (const Options *options, DueSiteStart *start)
{
  gint64 clock_us = options->clock != NULL ? due_filter_parse_date (options->clock) : 0;

  if (options->port < 0 || options->port > 65535)
    return "A port is a number up to 65535.";
  if (options->tasks < 0 || options->tasks > MAX_TASKS)
    return "There may be up to 100000 tasks.";
  if (options->story != NULL && !due_story_kind_from_name (options->story, &start->story))
    return "A story is none, calm or busy.";
  if (options->clock != NULL && clock_us <= 0)
    return "A clock is given like 2026-11-24T10:00:00+03:00.";
  if (options->language != NULL && !g_str_equal (options->language, "en") &&
      !g_str_equal (options->language, "ru"))
    return "A language is en or ru.";
  if ((options->certificate == NULL) != (options->key == NULL))
    return "TLS takes the files of a certificate and of its key.";

  start->clock_us = clock_us;
  start->seed = (guint64) options->seed;
  start->n_tasks = (guint) options->tasks;
  start->language = g_strcmp0 (options->language, "ru") == 0 ? DUE_LANGUAGE_RU : DUE_LANGUAGE_EN;
  return NULL;
}

static gboolean
parse_options (int argc, char **argv, Options *options, DueSiteStart *start)
{
  g_autoptr (GOptionContext) context = make_context (options);
  g_autoptr (GError) error = NULL;
  const char *complaint = NULL;

  if (!g_option_context_parse (context, &argc, &argv, &error))
    complaint = error->message;
  else if (argc > 2 || (argc == 2 && options->certificate == NULL))
    complaint = "There are too many arguments.";
  else
    {
      options->key = argc == 2 ? argv[1] : NULL;
      complaint = check_options (options, start);
    }
  if (complaint != NULL)
    g_printerr ("%s\n", complaint);
  return complaint == NULL;
}

static void
print_first_line (const DueSite *site, const char *control)
{
  g_autoptr (JsonNode) node = due_json_take_object (json_object_new ());
  JsonObject *object = json_node_get_object (node);
  g_autofree char *line = NULL;

  json_object_set_string_member (object, "portal", site->origin);
  due_json_take_text (object, "webhook",
                      g_strconcat (site->origin, "/rest/1/simulatedsecret/", NULL));
  json_object_set_string_member (object, "control", control);
  json_object_set_string_member (object, "client_id", site->app->client_id);
  json_object_set_string_member (object, "client_secret", site->app->client_secret);
  json_object_set_string_member (object, "token_server", site->origin);
  line = json_to_string (node, FALSE);
  g_print ("%s\n", line);
  fflush (stdout);
}

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_stdin_closed (gpointer user_data)
{
  g_main_loop_quit (user_data);
}

/* Before the first line: who has read it may end us. */
static void
watch_for_end (GMainLoop *loop)
{
  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  due_stdin_watch (on_stdin_closed, loop);
}

static gboolean
serve (const Options *options, const DueSiteStart *start, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (DueSite) site = NULL;
  g_autoptr (DuePortalServer) portal = NULL;
  g_autoptr (DueControlServer) control = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *control_origin = NULL;

  if (options->certificate != NULL)
    {
      certificate = g_tls_certificate_new_from_files (options->certificate, options->key, error);
      if (certificate == NULL)
        return FALSE;
    }
  site = due_site_new (start);
  portal = due_portal_server_new (site, certificate);
  control = due_control_server_new (site, portal);
  if (!due_portal_server_listen (portal, (guint) options->port, error) ||
      !due_control_server_listen (control, error))
    return FALSE;

  watch_for_end (loop);
  control_origin = due_control_server_dup_origin (control);
  print_first_line (site, control_origin);
  g_main_loop_run (loop);
  return TRUE;
}

static void
clear_options (Options *options)
{
  g_free (options->story);
  g_free (options->clock);
  g_free (options->language);
  g_free (options->certificate);
}

int
main (int argc, char **argv)
{
  Options options = { .seed = 1, .tasks = 40 };
  DueSiteStart start = { 0 };
  g_autoptr (GError) error = NULL;
  int status = 0;

  setlocale (LC_ALL, "C.UTF-8");
  if (!parse_options (argc, argv, &options, &start))
    status = 2;
  else if (!serve (&options, &start, &error))
    {
      g_printerr ("%s\n", error->message);
      status = 1;
    }
  clear_options (&options);
  return status;
}
