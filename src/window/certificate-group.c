/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate-group.h"

#include <glib/gi18n.h>

#include "group.h"
#include "row.h"

struct _DueCertificateGroup
{
  GtkWidget parent_instance;

  GtkWidget *group;
  DueRow *subject;
  DueRow *issuer;
  DueRow *validity;
  DueRow *verdict;
  DueRow *fingerprint;
};

G_DEFINE_FINAL_TYPE (DueCertificateGroup, due_certificate_group, GTK_TYPE_WIDGET)

static char *
make_date (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  /* Translators: a day, as in "Valid until 3 March 2027." */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : g_strdup ("?");
}

/**
 * due_certificate_group_show:
 * @self: a group
 * @certificate: what it shows
 */
void
due_certificate_group_show (DueCertificateGroup *self, const DueCertificate *certificate)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *validity = NULL;
  g_autofree char *fingerprint = NULL;

  g_return_if_fail (DUE_IS_CERTIFICATE_GROUP (self));
  g_return_if_fail (certificate != NULL);

  from = make_date (due_certificate_get_valid_from (certificate));
  until = make_date (due_certificate_get_valid_until (certificate));
  /* Translators: two days */
  validity = g_strdup_printf (_ ("From %s until %s"), from, until);
  fingerprint = due_fingerprint_format (due_certificate_get_fingerprint (certificate));
  due_row_set_subtitle (self->subject, due_certificate_get_subject (certificate));
  due_row_set_subtitle (self->issuer, due_certificate_get_issuer (certificate));
  due_row_set_subtitle (self->validity, validity);
  due_row_set_subtitle (self->verdict, due_certificate_get_sentence (certificate));
  due_row_set_subtitle (self->fingerprint, fingerprint);
}

static void
due_certificate_group_dispose (GObject *object)
{
  g_clear_pointer (&DUE_CERTIFICATE_GROUP (object)->group, gtk_widget_unparent);
  G_OBJECT_CLASS (due_certificate_group_parent_class)->dispose (object);
}

static void
due_certificate_group_class_init (DueCertificateGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_certificate_group_dispose;
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/certificate-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DueCertificateGroup, group);
  gtk_widget_class_bind_template_child (widget_class, DueCertificateGroup, subject);
  gtk_widget_class_bind_template_child (widget_class, DueCertificateGroup, issuer);
  gtk_widget_class_bind_template_child (widget_class, DueCertificateGroup, validity);
  gtk_widget_class_bind_template_child (widget_class, DueCertificateGroup, verdict);
  gtk_widget_class_bind_template_child (widget_class, DueCertificateGroup, fingerprint);
}

static void
due_certificate_group_init (DueCertificateGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
