/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets.h"

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

/* Depth first, as the eye reads. */
static GtkWidget *
find (GtkWidget *top, Matches matches, gconstpointer data, guint *n)
{
  GtkWidget *child = NULL;

  if (!gtk_widget_get_mapped (top))
    return NULL;
  if (matches (top, data) && (*n)-- == 0)
    return top;
  for (child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, data, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), (const char *) text);
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

GtkWidget *
test_find_text (GtkWidget *top, const char *text)
{
  guint n = 0;

  return find (top, has_text, text, &n);
}

GtkWidget *
test_find_type (GtkWidget *top, GType type, guint n)
{
  return find (top, has_type, &type, &n);
}

GtkWidget *
test_find_button (GtkWidget *top, const char *text)
{
  GtkWidget *label = test_find_text (top, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

GtkWidget *
test_wait_text (GtkWidget *top, const char *text)
{
  GtkWidget *found = NULL;

  while ((found = test_find_text (top, text)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}
