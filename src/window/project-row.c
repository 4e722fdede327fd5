/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-row.h"

#include <glib/gi18n.h>

struct _DueProjectRow
{
  DueRow parent_instance;

  gint64 id;
  char *name;
  gboolean lost;
  GtkCheckButton *tick;
  gulong toggled_id;
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DueProjectRow, due_project_row, DUE_TYPE_ROW)

gint64
due_project_row_get_id (DueProjectRow *self)
{
  g_return_val_if_fail (DUE_IS_PROJECT_ROW (self), 0);

  return self->id;
}

const char *
due_project_row_get_name (DueProjectRow *self)
{
  g_return_val_if_fail (DUE_IS_PROJECT_ROW (self), NULL);

  return self->name;
}

gboolean
due_project_row_is_ticked (DueProjectRow *self)
{
  g_return_val_if_fail (DUE_IS_PROJECT_ROW (self), FALSE);

  return gtk_check_button_get_active (self->tick);
}

void
due_project_row_set_ticked (DueProjectRow *self, gboolean ticked)
{
  g_return_if_fail (DUE_IS_PROJECT_ROW (self));

  g_signal_handler_block (self->tick, self->toggled_id);
  gtk_check_button_set_active (self->tick, ticked);
  g_signal_handler_unblock (self->tick, self->toggled_id);
}

/**
 * due_project_matches:
 * @id: a project
 * @name: its name; "" if it is not known
 * @search: what somebody looks for; "" is everything
 *
 * Returns: whether the name has @search in it, in whatever case, or the number begins with it
 */
gboolean
due_project_matches (gint64 id, const char *name, const char *search)
{
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (name != NULL && search != NULL, FALSE);

  folded = g_utf8_casefold (name, -1);
  wanted = g_utf8_casefold (search, -1);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return strstr (folded, wanted) != NULL || g_str_has_prefix (number, wanted);
}

void
due_project_row_set_lost (DueProjectRow *self, gboolean lost)
{
  g_return_if_fail (DUE_IS_PROJECT_ROW (self));

  if (self->lost == lost)
    return;
  self->lost = lost;
  due_row_set_subtitle (DUE_ROW (self), lost ? _ ("You left it, or it was deleted.") : NULL);
}

static void
on_toggled (DueProjectRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
due_project_row_finalize (GObject *object)
{
  g_free (DUE_PROJECT_ROW (object)->name);
  G_OBJECT_CLASS (due_project_row_parent_class)->finalize (object);
}

static void
due_project_row_class_init (DueProjectRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_project_row_finalize;
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", DUE_TYPE_PROJECT_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_project_row_init (DueProjectRow *self)
{
}

/**
 * due_project_row_new:
 * @id: the project
 * @name: (nullable): its name; %NULL or "" if it is not known
 *
 * Returns: (transfer floating): a row without a tick
 */
DueProjectRow *
due_project_row_new (gint64 id, const char *name)
{
  DueProjectRow *self = g_object_new (DUE_TYPE_PROJECT_ROW, NULL);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *number = NULL;

  self->id = id;
  self->name = g_strdup (name != NULL ? name : "");
  /* Translators: a project whose name is not known, by its number on the portal */
  number = g_strdup_printf (_ ("Project %s"), digits);
  due_row_set_title (DUE_ROW (self), *self->name != '\0' ? self->name : number);
  self->tick = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->tick), GTK_ALIGN_CENTER);
  self->toggled_id =
      g_signal_connect_swapped (self->tick, "toggled", G_CALLBACK (on_toggled), self);
  due_row_add (DUE_ROW (self), GTK_WIDGET (self->tick), "prefix");
  return self;
}
