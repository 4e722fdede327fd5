/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keep-group.h"

#include <glib/gi18n.h>

#include "group.h"
#include "row.h"

struct _DueKeepGroup
{
  GtkWidget parent_instance;

  DueWindowModel *model;
  GtkWidget *group;
  DueRow *keyring_row;
  GtkCheckButton *keyring;
  GtkCheckButton *session;
  GtkCheckButton *file;
  gboolean replaces; /* there is a sign-in that is kept somewhere already */
};

G_DEFINE_FINAL_TYPE (DueKeepGroup, due_keep_group, GTK_TYPE_WIDGET)

static void
show_keyring (DueKeepGroup *self, gboolean missing)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->keyring), !missing);
  due_row_set_subtitle (self->keyring_row,
                        missing ? _ ("This desktop has no keyring to keep the sign-in in.")
                                : _ ("Safe, and there again after the next login."));
}

/* A missing keyring is known before anything is typed. */
static void
on_feed_changed (DueKeepGroup *self)
{
  g_autoptr (GVariant) desktop = due_feed_get_desktop (due_window_model_get_feed (self->model));
  const char *keyring = "";
  gboolean missing = FALSE;

  if (desktop == NULL || !g_variant_lookup (desktop, "keyring", "&s", &keyring))
    return;
  missing = g_str_equal (keyring, "missing");
  show_keyring (self, missing);
  if (!missing || gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_check_button_set_active (self->session, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), !due_window_model_is_demo (self->model));
}

/**
 * due_keep_group_follow:
 * @self: a group that follows nothing yet
 * @model: whose service knows whether there is a keyring
 */
void
due_keep_group_follow (DueKeepGroup *self, DueWindowModel *model)
{
  g_return_if_fail (DUE_IS_KEEP_GROUP (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (due_window_model_get_feed (model), "changed",
                           G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  on_feed_changed (self);
}

/**
 * due_keep_group_offer:
 * @self: a group
 * @error: why a sign-in failed
 *
 * Lets the person choose another place if it was the keyring's fault.
 */
void
due_keep_group_offer (DueKeepGroup *self, const GError *error)
{
  g_return_if_fail (DUE_IS_KEEP_GROUP (self));
  g_return_if_fail (error != NULL);

  if (error->domain != DUE_SECRETS_ERROR)
    return;
  if (error->code == DUE_SECRETS_ERROR_UNAVAILABLE)
    gtk_check_button_set_active (self->session, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * due_keep_group_replace:
 * @self: a group that follows nothing yet
 *
 * There is a sign-in already: what replaces it is kept where that is, and the person is only asked
 * if that does not work.
 */
void
due_keep_group_replace (DueKeepGroup *self)
{
  g_return_if_fail (DUE_IS_KEEP_GROUP (self));
  g_return_if_fail (self->model == NULL);

  self->replaces = TRUE;
}

DueSecretsPlace
due_keep_group_get_place (DueKeepGroup *self)
{
  g_return_val_if_fail (DUE_IS_KEEP_GROUP (self), DUE_SECRETS_PLACE_KEYRING);

  if (self->replaces && !due_window_model_is_demo (self->model) &&
      !gtk_widget_get_visible (GTK_WIDGET (self)))
    return DUE_SECRETS_PLACE_KEEP;
  if (due_window_model_is_demo (self->model) || gtk_check_button_get_active (self->session))
    return DUE_SECRETS_PLACE_SESSION;
  return gtk_check_button_get_active (self->file) ? DUE_SECRETS_PLACE_FILE
                                                  : DUE_SECRETS_PLACE_KEYRING;
}

static void
due_keep_group_dispose (GObject *object)
{
  g_clear_pointer (&DUE_KEEP_GROUP (object)->group, gtk_widget_unparent);
  G_OBJECT_CLASS (due_keep_group_parent_class)->dispose (object);
}

static void
due_keep_group_finalize (GObject *object)
{
  g_clear_object (&DUE_KEEP_GROUP (object)->model);
  G_OBJECT_CLASS (due_keep_group_parent_class)->finalize (object);
}

static void
due_keep_group_class_init (DueKeepGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_keep_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_keep_group_finalize;
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/keep-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DueKeepGroup, group);
  gtk_widget_class_bind_template_child (widget_class, DueKeepGroup, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, DueKeepGroup, keyring);
  gtk_widget_class_bind_template_child (widget_class, DueKeepGroup, session);
  gtk_widget_class_bind_template_child (widget_class, DueKeepGroup, file);
}

static void
due_keep_group_init (DueKeepGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
