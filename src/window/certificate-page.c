/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate-page.h"

#include <glib/gi18n.h>

#include "certificate-group.h"

struct _DueCertificatePage
{
  DuePage parent_instance;

  DueWindowModel *model;
  DueAccount *account;
  DueCertificate *certificate; /* (nullable): the one that shows */

  GtkLabel *sentence;
  DueCertificateGroup *group;
  GtkButton *trust;
};

G_DEFINE_FINAL_TYPE (DueCertificatePage, due_certificate_page, DUE_TYPE_PAGE)

static const char *
get_sentence (DueTrust trust)
{
  if (trust == DUE_TRUST_SYSTEM)
    return _ ("This system trusts it.");
  if (trust == DUE_TRUST_PERSON)
    return _ ("You trust it, though this system does not.");
  return _ ("This system does not trust it, and nothing is sent to the portal until you do. Ask "
            "the administrator of the portal whether the fingerprint is this one.");
}

static void
show (DueCertificatePage *self)
{
  DueTrust trust = DUE_TRUST_NONE;
  gboolean known = self->certificate != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->group), known);
  gtk_widget_set_visible (GTK_WIDGET (self->trust), FALSE);
  if (!known)
    {
      gtk_label_set_label (self->sentence, _ ("The portal has not shown one yet."));
      return;
    }
  trust = due_certificate_get_trust (self->certificate);
  gtk_label_set_label (self->sentence, get_sentence (trust));
  due_certificate_group_show (self->group, self->certificate);
  gtk_widget_set_visible (GTK_WIDGET (self->trust),
                          trust != DUE_TRUST_SYSTEM &&
                              due_account_is_writable (self->account, "trusted-certificate"));
  gtk_button_set_label (self->trust, trust == DUE_TRUST_NONE ? _ ("Trust This Certificate")
                                                             : _ ("Do Not Trust It Any More"));
}

static void
on_feed_changed (DueCertificatePage *self)
{
  g_autoptr (DueAccountItem) item = due_feed_find_account (due_window_model_get_feed (self->model),
                                                           due_account_get_id (self->account));

  g_clear_pointer (&self->certificate, due_certificate_unref);
  if (item != NULL)
    self->certificate = due_account_facts_get_certificate (due_account_item_get_facts (item));
  show (self);
}

static void
on_trust_clicked (DueCertificatePage *self)
{
  gboolean trusts = due_certificate_get_trust (self->certificate) == DUE_TRUST_PERSON;

  due_account_set_trusted_certificate (
      self->account, trusts ? "" : due_certificate_get_fingerprint (self->certificate));
  if (!trusts)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
due_certificate_page_finalize (GObject *object)
{
  DueCertificatePage *self = DUE_CERTIFICATE_PAGE (object);

  g_clear_pointer (&self->certificate, due_certificate_unref);
  g_clear_object (&self->account);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (due_certificate_page_parent_class)->finalize (object);
}

static void
due_certificate_page_class_init (DueCertificatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_certificate_page_finalize;
  g_type_ensure (DUE_TYPE_CERTIFICATE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/certificate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueCertificatePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, DueCertificatePage, group);
  gtk_widget_class_bind_template_child (widget_class, DueCertificatePage, trust);
  gtk_widget_class_bind_template_callback (widget_class, on_trust_clicked);
}

static void
due_certificate_page_init (DueCertificatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DuePage *
due_certificate_page_new (DueWindowModel *model, DueAccount *account)
{
  DueCertificatePage *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);
  g_return_val_if_fail (DUE_IS_ACCOUNT (account), NULL);

  self = g_object_new (DUE_TYPE_CERTIFICATE_PAGE, NULL);
  self->model = g_object_ref (model);
  self->account = g_object_ref (account);
  g_signal_connect_object (due_window_model_get_feed (model), "changed",
                           G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  on_feed_changed (self);
  return DUE_PAGE (self);
}
