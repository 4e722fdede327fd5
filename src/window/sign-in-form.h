/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "keep-group.h"
#include "window-model.h"

G_BEGIN_DECLS

/**
 * DueSignInForm:
 *
 * What a sign-in through the browser needs beforehand: id and key of the portal's local
 * application. Signal "submitted": both are there.
 */
#define DUE_TYPE_SIGN_IN_FORM (due_sign_in_form_get_type ())
G_DECLARE_FINAL_TYPE (DueSignInForm, due_sign_in_form, DUE, SIGN_IN_FORM, GtkWidget)

/* Before it follows: see due_keep_group_replace(). */
void due_sign_in_form_replace (DueSignInForm *self);
void due_sign_in_form_follow (DueSignInForm *self,
                              DueWindowModel *model,
                              const char *base,
                              const char *handler);
void due_sign_in_form_set_client_id (DueSignInForm *self, const char *client_id, gboolean locked);
void due_sign_in_form_fill (DueSignInForm *self, const DueDemoPortal *portal);
const char *due_sign_in_form_get_client_id (DueSignInForm *self);
DueSecret *due_sign_in_form_make_client_secret (DueSignInForm *self);
/* The key that is known already: nobody has to look for it if the sign-in fails. */
void due_sign_in_form_set_client_secret (DueSignInForm *self, DueSecret *client_secret);
DueSecretsPlace due_sign_in_form_get_place (DueSignInForm *self);
void due_sign_in_form_show_error (DueSignInForm *self, const GError *error);
void due_sign_in_form_forget (DueSignInForm *self);

G_END_DECLS
