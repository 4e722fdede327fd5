/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "snapshot.h"
#include "state.h"

G_BEGIN_DECLS

/* What the badge says, by shape and colour. */
typedef enum
{
  DUE_TONE_UNKNOWN,  /* nothing known yet: no badge */
  DUE_TONE_CLEAR,    /* nothing due */
  DUE_TONE_OVERDUE,  /* red */
  DUE_TONE_COMMENTS, /* green */
  DUE_TONE_STALE,    /* offline or busy: the last number on grey */
  DUE_TONE_TROUBLE,  /* signed-out, locked, forbidden: "!" */
} DueTone;

/* One account for due_overview_new(). */
typedef struct
{
  DueState *state;
  DueSnapshot *snapshot; /* (nullable) */
  DueKinds count;        /* what the badge sums */
} DueOverviewPart;

/**
 * DueOverview:
 *
 * All accounts in one: what the badge, the general state and the status JSON show. Disabled
 * accounts do not take part. Immutable.
 */
typedef struct _DueOverview DueOverview;

#define DUE_TYPE_OVERVIEW (due_overview_get_type ())
GType due_overview_get_type (void);
DueOverview *due_overview_ref (DueOverview *self);
void due_overview_unref (DueOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueOverview, due_overview_unref)

DueOverview *due_overview_new (const DueOverviewPart *parts, gsize n_parts);
/* "empty" without accounts, else the name of the worst state. */
const char *due_overview_get_state_name (const DueOverview *self);
DueTone due_overview_get_tone (const DueOverview *self);
gboolean due_overview_get_count (const DueOverview *self, guint *count); /* what the badge shows */
/* The sum of a kind over all accounts, counted on the badge or not; FALSE when not known. */
gboolean due_overview_get_kind (const DueOverview *self, DueKinds kind, guint *count);
gboolean due_overview_equal (const DueOverview *a, const DueOverview *b);

G_END_DECLS
