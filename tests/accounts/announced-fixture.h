/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "announced.h"

G_BEGIN_DECLS

#define ID "0f3d7c52-5d1e-4b0a-9d6b-6a1c3f0e7a11"
#define OTHER_ID "bbbbbbbb-0000-4000-8000-000000000002"

typedef struct
{
  char *root; /* a temporary folder */
  char *dir;  /* in it: not there yet */
  char *path; /* of ID */
  DueAnnounced *announced;
} AnnouncedFixture;

void announced_set_up (AnnouncedFixture *fixture, gconstpointer data);
void announced_tear_down (AnnouncedFixture *fixture, gconstpointer data);

/* @taken_at: the time of the baseline, which tells them apart. */
void announced_save (DueAnnounced *announced, const char *id, gint64 taken_at);
/* As another process would read it; -1: nothing. */
gint64 announced_load (const char *dir, const char *id);
/* Returns: how many things were in it. */
guint announced_remove_folder (const char *path);

G_END_DECLS
