/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-in-form.h"

#include <glib/gi18n.h>

#include "browser.h"
#include "copy-line.h"
#include "group.h"
#include "links.h"
#include "row.h"

struct _DueSignInForm
{
  GtkWidget parent_instance;

  char *base;
  GCancellable *cancellable;
  GtkWidget *column;
  GtkEditable *client_id;
  GtkEditable *client_secret;
  DueAnswer *answer;
  GtkWidget *open_page;
  DueCopyLine *handler;
  DueKeepGroup *keep;
  GtkWidget *submit;
};

enum
{
  SIGNAL_SUBMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DueSignInForm, due_sign_in_form, GTK_TYPE_WIDGET)

static gboolean
is_complete (DueSignInForm *self)
{
  return *gtk_editable_get_text (self->client_id) != '\0' &&
         *gtk_editable_get_text (self->client_secret) != '\0';
}

static void
on_typed (DueSignInForm *self)
{
  due_answer_show_hint (self->answer, NULL);
  gtk_widget_set_sensitive (self->submit, is_complete (self));
}

static void
on_next (DueSignInForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->client_secret));
}

static void
on_submit (DueSignInForm *self)
{
  if (is_complete (self))
    g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static void
on_open_page (DueSignInForm *self)
{
  g_autofree char *uri = due_link_to_webhooks (self->base);

  if (uri != NULL)
    due_browser_open (GTK_WIDGET (self), uri, self->cancellable, self->answer);
}

const char *
due_sign_in_form_get_client_id (DueSignInForm *self)
{
  g_return_val_if_fail (DUE_IS_SIGN_IN_FORM (self), NULL);

  return gtk_editable_get_text (self->client_id);
}

/* Returns: (transfer full): the key, as it was typed */
DueSecret *
due_sign_in_form_make_client_secret (DueSignInForm *self)
{
  g_return_val_if_fail (DUE_IS_SIGN_IN_FORM (self), NULL);

  return due_secret_new (gtk_editable_get_text (self->client_secret), -1);
}

DueSecretsPlace
due_sign_in_form_get_place (DueSignInForm *self)
{
  g_return_val_if_fail (DUE_IS_SIGN_IN_FORM (self), DUE_SECRETS_PLACE_KEYRING);

  return due_keep_group_get_place (self->keep);
}

void
due_sign_in_form_set_client_secret (DueSignInForm *self, DueSecret *client_secret)
{
  g_return_if_fail (DUE_IS_SIGN_IN_FORM (self));
  g_return_if_fail (client_secret != NULL);

  gtk_editable_set_text (self->client_secret, due_secret_peek (client_secret));
}

void
due_sign_in_form_replace (DueSignInForm *self)
{
  g_return_if_fail (DUE_IS_SIGN_IN_FORM (self));

  due_keep_group_replace (self->keep);
}

/**
 * due_sign_in_form_set_client_id:
 * @self: a form
 * @client_id: the id that is known already
 * @locked: whether an administrator has set it
 */
void
due_sign_in_form_set_client_id (DueSignInForm *self, const char *client_id, gboolean locked)
{
  g_return_if_fail (DUE_IS_SIGN_IN_FORM (self));

  gtk_editable_set_text (self->client_id, client_id);
  gtk_editable_set_editable (self->client_id, !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->client_id), !locked);
}

/**
 * due_sign_in_form_fill:
 * @self: a form
 * @portal: (nullable): the portal of the demo, whose application everybody may know
 */
void
due_sign_in_form_fill (DueSignInForm *self, const DueDemoPortal *portal)
{
  g_return_if_fail (DUE_IS_SIGN_IN_FORM (self));

  if (portal == NULL)
    return;
  gtk_editable_set_text (self->client_id, portal->client_id);
  gtk_editable_set_text (self->client_secret, portal->client_secret);
}

/**
 * due_sign_in_form_show_error:
 * @self: a form
 * @error: why a sign-in with what was typed failed; its message is a sentence
 */
void
due_sign_in_form_show_error (DueSignInForm *self, const GError *error)
{
  g_return_if_fail (DUE_IS_SIGN_IN_FORM (self));

  due_answer_show_error (self->answer, error->message);
  due_keep_group_offer (self->keep, error);
  gtk_widget_grab_focus (GTK_WIDGET (self->client_secret));
}

/* The key is not needed any more. */
void
due_sign_in_form_forget (DueSignInForm *self)
{
  g_return_if_fail (DUE_IS_SIGN_IN_FORM (self));

  gtk_editable_set_text (self->client_secret, "");
}

/**
 * due_sign_in_form_follow:
 * @self: a form that follows nothing yet
 * @model: the model of the window
 * @base: the address of the portal
 * @handler: the address that the portal is to lead the browser to
 */
void
due_sign_in_form_follow (DueSignInForm *self,
                         DueWindowModel *model,
                         const char *base,
                         const char *handler)
{
  g_return_if_fail (DUE_IS_SIGN_IN_FORM (self));
  g_return_if_fail (self->base == NULL);

  self->base = g_strdup (base);
  g_object_set (self->handler, "text", handler, NULL);
  due_keep_group_follow (self->keep, model);
  on_typed (self);
}

static void
due_sign_in_form_dispose (GObject *object)
{
  DueSignInForm *self = DUE_SIGN_IN_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (due_sign_in_form_parent_class)->dispose (object);
}

static void
due_sign_in_form_finalize (GObject *object)
{
  g_clear_object (&DUE_SIGN_IN_FORM (object)->cancellable);
  g_free (DUE_SIGN_IN_FORM (object)->base);
  G_OBJECT_CLASS (due_sign_in_form_parent_class)->finalize (object);
}

static void
due_sign_in_form_class_init (DueSignInFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_sign_in_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_sign_in_form_finalize;
  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", DUE_TYPE_SIGN_IN_FORM, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DUE_TYPE_ANSWER);
  g_type_ensure (DUE_TYPE_COPY_LINE);
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_KEEP_GROUP);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/sign-in-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, column);
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, client_id);
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, client_secret);
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, answer);
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, open_page);
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, handler);
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, keep);
  gtk_widget_class_bind_template_child (widget_class, DueSignInForm, submit);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
  gtk_widget_class_bind_template_callback (widget_class, on_open_page);
}

static void
due_sign_in_form_init (DueSignInForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  due_answer_belong_to (self->answer, GTK_WIDGET (self->client_secret));
}
