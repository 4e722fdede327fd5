/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueSecret:
 *
 * A credential in memory: wiped when the last reference goes, never printed. Immutable.
 */
typedef struct _DueSecret DueSecret;

#define DUE_TYPE_SECRET (due_secret_get_type ())
GType due_secret_get_type (void);
DueSecret *due_secret_ref (DueSecret *self);
void due_secret_unref (DueSecret *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSecret, due_secret_unref)

/* Copies @text (of @length bytes, or -1: up to the NUL); the caller wipes its own copy with
 * due_secret_wipe(). */
DueSecret *due_secret_new (const char *text, gssize length);
const char *due_secret_peek (const DueSecret *self); /* NUL-terminated; keep no copy */
gsize due_secret_get_length (const DueSecret *self);
gboolean due_secret_equal (const DueSecret *a, const DueSecret *b);
void due_secret_wipe (char *text, gsize length); /* not optimised away */

G_END_DECLS
