/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "site.h"

#include "office.h"

static void
begin (DueSite *self)
{
  self->world = due_world_new (self->start.seed, self->start.clock_us);
  due_office_furnish (self->world, self->start.n_tasks, self->start.language);
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
  due_request_log_free (self->log);
  due_faults_free (self->faults);
  due_limits_free (self->limits);
  due_switches_free (self->switches);
  g_free (self->moved_origin);
  g_free (self);
}

/* Everything as at the start: world, clock, switches, faults, limits and the record. */
void
due_site_reset (DueSite *self)
{
  g_object_run_dispose (G_OBJECT (self->story));
  g_clear_object (&self->story);
  g_clear_object (&self->world);
  due_switches_reset (self->switches);
  due_limits_reset (self->limits);
  due_faults_clear (self->faults);
  due_request_log_clear (self->log);
  self->serial = 0;
  begin (self);
}
