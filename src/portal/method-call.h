/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DueMethodCall:
 *
 * A method of the portal with its parameters: to be sent alone or within a batch. Immutable.
 */
typedef struct _DueCommand DueMethodCall;

/* @method: a constant string. @parameters: (transfer full). */
DueMethodCall *due_method_call_new (const char *method, JsonObject *parameters);
void due_method_call_free (DueMethodCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueMethodCall, due_method_call_free)

const char *due_method_call_get_method (const DueMethodCall *self);
JsonObject *due_method_call_get_parameters (const DueMethodCall *self); /* (transfer none) */
/* (transfer full): "method?query" as PHP reads it: everything percent-encoded, once. */
char *due_method_call_to_text (const DueMethodCall *self);

G_END_DECLS
