/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "trouble.h"

G_BEGIN_DECLS

typedef enum
{
  DUE_STATE_CONNECTING,
  DUE_STATE_CURRENT,
  DUE_STATE_OFFLINE,
  DUE_STATE_BUSY,
  DUE_STATE_SIGNED_OUT,
  DUE_STATE_LOCKED,
  DUE_STATE_FORBIDDEN,
  DUE_STATE_DISABLED,
} DueStateKind;

/**
 * DueState:
 *
 * How an account is doing, since when, and when the next try is. Immutable.
 */
typedef struct _DueState DueState;

#define DUE_TYPE_STATE (due_state_get_type ())
GType due_state_get_type (void);
DueState *due_state_ref (DueState *self);
void due_state_unref (DueState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueState, due_state_unref)

/* @since, @checked, @next_check: Unix seconds, 0 for never. @checked: the last good answer. */
DueState *due_state_new (DueStateKind kind,
                         DueTrouble trouble,
                         gint64 since,
                         gint64 checked,
                         gint64 next_check);
DueStateKind due_state_get_kind (const DueState *self);
DueTrouble due_state_get_trouble (const DueState *self);
gint64 due_state_get_since (const DueState *self);
gint64 due_state_get_checked (const DueState *self);
gint64 due_state_get_next_check (const DueState *self);
DueRemedy due_state_get_remedy (const DueState *self);
/* What a person sees of it is the same: kind, trouble and since; not the times of the checks. */
gboolean due_state_differs (const DueState *a, const DueState *b);

const char *due_state_kind_get_name (DueStateKind kind); /* "signed-out": status JSON, D-Bus */
gboolean due_state_kind_from_name (const char *name, DueStateKind *kind);
const char *due_state_kind_get_label (DueStateKind kind); /* translated pill: "Signed out" */
/* Nothing is counted, and only a person can help: signed-out, locked, forbidden. */
gboolean due_state_kind_is_trouble (DueStateKind kind);
/* How bad, for the worst of several: disabled < current < connecting < busy < offline < forbidden
 * < locked < signed-out. */
int due_state_kind_get_rank (DueStateKind kind);
/* The state that a trouble puts an account into. */
DueStateKind due_trouble_get_state (DueTrouble trouble);
/* (transfer full): a translated sentence: what, since when, what next ("Not reachable since 14:05.
 * Next try at 14:20."); "" for a current account. @now: Unix seconds, to say "yesterday" etc. */
char *due_state_get_sentence (const DueState *self, gint64 now);

G_END_DECLS
