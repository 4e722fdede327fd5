/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baseline.h"
#include "change.h"
#include "snapshot.h"
#include "state.h"
#include "watch.h"

G_BEGIN_DECLS

/* Short for DUE_COUNTER_ABSENT in tables. */
#define ABSENT DUE_COUNTER_ABSENT
#define NO_ACCESS (-2)

/* 2026-11-24 14:00:00 UTC, a Tuesday. */
#define SAMPLE_NOW G_GINT64_CONSTANT (1795528800)
#define HOUR G_GINT64_CONSTANT (3600)
#define DAY G_GINT64_CONSTANT (86400)

/* (transfer full) all. NO_ACCESS as @overdue makes counters without access. */
DueCounters *sample_counters (gint32 overdue, gint32 comments, gint32 mentions);
DueWatch *sample_watch_all (void);
/* A snapshot of everything with these numbers, without a list. */
DueSnapshot *sample_snapshot (gint32 overdue, gint32 comments, gint32 mentions, gint64 taken_at);

/* A row of a list; an id of 0 ends it. */
typedef struct
{
  gint64 id;
  const char *title;
  gint64 deadline;
  guint comments;
  gboolean muted;
  gboolean finished;
} SampleTask;

DueTask *sample_task (const SampleTask *row);
GPtrArray *sample_tasks (const SampleTask *rows);
DueSnapshot *sample_listed (gint32 overdue,
                            gint32 comments,
                            gint32 mentions,
                            gint64 taken_at,
                            const SampleTask *rows);

/* "1 2 3": the ids of @tasks (element-type DueTask), "-" for NULL. */
char *sample_ids (GPtrArray *tasks);
/* "3 12 -": by kind, "-" for absent; "no access". */
char *sample_numbers (const DueCounters *counters);

G_END_DECLS
