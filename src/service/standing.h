/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate.h"
#include "snapshot.h"
#include "state.h"

G_BEGIN_DECLS

/**
 * DueStanding:
 *
 * All that is known about how an account is doing: what its monitor writes and views read.
 */
#define DUE_TYPE_STANDING (due_standing_get_type ())
G_DECLARE_FINAL_TYPE (DueStanding, due_standing, DUE, STANDING, GObject)

DueStanding *due_standing_new (DueStateKind kind) G_GNUC_WARN_UNUSED_RESULT;

/* These three say whether a person sees a difference. */
gboolean due_standing_set_state (DueStanding *self, DueStateKind kind, DueTrouble trouble);
gboolean due_standing_set_snapshot (DueStanding *self, DueSnapshot *snapshot); /* (nullable) */
/* @certificate: (nullable): what was known stays. */
gboolean due_standing_set_certificate (DueStanding *self, DueCertificate *certificate);
void due_standing_forget_certificate (DueStanding *self);

DueStateKind due_standing_get_kind (DueStanding *self);
/* (transfer none): good until the next call. @next_check: Unix seconds, 0: none. */
DueState *due_standing_get_state (DueStanding *self, gint64 next_check);
DueSnapshot *due_standing_get_snapshot (DueStanding *self);       /* (transfer none) (nullable) */
DueCertificate *due_standing_get_certificate (DueStanding *self); /* (transfer none) (nullable) */

G_END_DECLS
