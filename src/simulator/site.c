/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site.h"

#include "office.h"

static void
begin (DueSite *self)
{
  self->world = due_world_new (self->start.seed, self->start.clock_us);
  due_office_furnish (self->world, self->start.n_tasks, self->start.language);
  self->app = due_local_app_new (self->start.seed);
  self->book = due_token_book_new (self->start.seed, self->switches);
  self->story = due_story_new (self->world, self->start.story, self->start.language);
  due_switches_put (self->switches, DUE_SWITCH_LANGUAGE, self->start.language);
}

DueSite *
due_site_new (const DueSiteStart *start)
{
  DueSite *self = g_new0 (DueSite, 1);

  self->start = *start;
  self->switches = due_switches_new ();
  self->limits = due_limits_new (self->switches);
  self->faults = due_faults_new ();
  self->log = due_request_log_new ();
  begin (self);
  return self;
}

void
due_site_free (DueSite *self)
{
  g_object_run_dispose (G_OBJECT (self->story));
  g_object_unref (self->story);
  g_object_unref (self->world);
  due_token_book_free (self->book);
  due_local_app_free (self->app);
  due_request_log_free (self->log);
  due_faults_free (self->faults);
  due_limits_free (self->limits);
  due_switches_free (self->switches);
  g_free (self->origin);
  g_free (self->moved_origin);
  g_free (self);
}

/* Everything as at the start: world, clock, application, switches, faults, limits and the record;
 * nobody is signed in. */
void
due_site_reset (DueSite *self)
{
  g_object_run_dispose (G_OBJECT (self->story));
  g_clear_object (&self->story);
  g_clear_object (&self->world);
  g_clear_pointer (&self->book, due_token_book_free);
  g_clear_pointer (&self->app, due_local_app_free);
  due_switches_reset (self->switches);
  due_limits_reset (self->limits);
  due_faults_clear (self->faults);
  due_request_log_clear (self->log);
  self->serial = 0;
  begin (self);
}

/* Returns: (transfer none): where the portal is now; a server was started for it */
const char *
due_site_get_address (const DueSite *self)
{
  return due_switches_is_on (self->switches, DUE_SWITCH_RENAMED) && self->moved_origin != NULL
             ? self->moved_origin
             : self->origin;
}

void
due_site_record_page (DueSite *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  g_autofree char *time = due_world_format_time (self->world, due_world_now (self->world));
  g_autofree char *path = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : "", query, NULL);
  DueRequest entry = { .time = time,
                       .verb = soup_server_message_get_method (message),
                       .path = path };

  due_request_log_add (self->log, &entry);
}
