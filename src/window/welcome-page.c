/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "welcome-page.h"

struct _DueWelcomePage
{
  DuePage parent_instance;
};

G_DEFINE_FINAL_TYPE (DueWelcomePage, due_welcome_page, DUE_TYPE_PAGE)

static void
due_welcome_page_class_init (DueWelcomePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/duebell/Duebell/welcome-page.ui");
}

static void
due_welcome_page_init (DueWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
