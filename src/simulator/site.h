/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "faults.h"
#include "request-log.h"
#include "rest-limits.h"
#include "story.h"
#include "switches.h"
#include "world.h"

G_BEGIN_DECLS

/* How a portal begins. */
typedef struct
{
  guint64 seed;
  guint n_tasks;
  DueStoryKind story;
  gint64 clock_us; /* 0: follow real time */
  DueLanguage language;
} DueSiteStart;

/* All that one simulated portal is, apart from its servers. */
typedef struct
{
  DueSiteStart start;
  DueWorld *world;
  DueStory *story;
  DueSwitches *switches;
  DueLimits *limits;
  DueFaults *faults;
  DueRequestLog *log;
  guint serial;       /* of answers */
  char *moved_origin; /* (nullable): where it went when it was renamed */
} DueSite;

DueSite *due_site_new (const DueSiteStart *start);
void due_site_free (DueSite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSite, due_site_free)

void due_site_reset (DueSite *self);

G_END_DECLS
