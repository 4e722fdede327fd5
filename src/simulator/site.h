/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "faults.h"
#include "local-app.h"
#include "request-log.h"
#include "rest-limits.h"
#include "story.h"
#include "switches.h"
#include "token-book.h"
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
  DueLocalApp *app;
  DueTokenBook *book;
  guint serial;       /* of answers */
  char *origin;       /* (nullable): not served yet */
  char *moved_origin; /* (nullable): where it went when it was renamed */
} DueSite;

DueSite *due_site_new (const DueSiteStart *start);
void due_site_free (DueSite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSite, due_site_free)

void due_site_reset (DueSite *self);
const char *due_site_get_address (const DueSite *self);
void due_site_record_page (DueSite *self, SoupServerMessage *message);

G_END_DECLS
