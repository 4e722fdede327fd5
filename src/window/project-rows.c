/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-rows.h"

#include <glib/gi18n.h>

#include "clean-text.h"
#include "project-ids.h"
#include "project-row.h"
#include "setting.h"

#define NAME_MAX_BYTES 256
/* More rows than this nobody scrolls through: they are found by typing. */
#define ROWS_MAX 500

struct _DueProjectRows
{
  GObject parent_instance;

  GtkListBox *list; /* owns the rows */
  DueAccount *account;
  GPtrArray *rows;   /* (element-type DueProjectRow): those in the list */
  GArray *offered;   /* (element-type gint64): ids that were only typed */
  GVariant *listed;  /* (nullable): a(xs), what the portal has */
  gboolean complete; /* those are all that the person is in */
};

G_DEFINE_FINAL_TYPE (DueProjectRows, due_project_rows, G_TYPE_OBJECT)

static guint toggled_signal;

static GArray *
make_chosen (DueProjectRows *self)
{
  return due_project_ids_read (due_account_get_settings (self->account), "projects");
}

static gboolean
is_chosen (DueProjectRows *self, gint64 id)
{
  g_autoptr (GArray) chosen = make_chosen (self);

  return due_project_ids_have (chosen, id);
}

static gboolean
has_row (DueProjectRows *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (due_project_row_get_id (self->rows->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static void
on_row_toggled (DueProjectRows *self, DueProjectRow *row)
{
  gint64 id = due_project_row_get_id (row);
  const char *name = due_project_row_get_name (row);
  gboolean wanted = due_project_row_is_ticked (row);
  g_autoptr (GArray) choice = make_chosen (self);
  int filter = g_settings_get_enum (due_account_get_settings (self->account), "project-filter");

  due_project_ids_put (choice, id, wanted);
  if (wanted && *name != '\0')
    due_account_set_project_name (self->account, id, name);
  if (!due_account_set_projects (self->account, (DueProjectFilter) filter,
                                 (gconstpointer) choice->data, choice->len))
    due_project_row_set_ticked (row, is_chosen (self, id));
  g_signal_emit (self, toggled_signal, 0);
}

static DueProjectRow *
add_row (DueProjectRows *self, gint64 id, const char *name)
{
  DueProjectRow *row = due_project_row_new (id, name);

  due_project_row_set_ticked (row, is_chosen (self, id));
  due_setting_follow_lock (due_account_get_settings (self->account), "projects", DUE_ROW (row));
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_row_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return row;
}

/* Goes on with @iter. Returns: whether there was another project; its clean @name: (transfer full)
 */
static gboolean
read_next (GVariantIter *iter, gint64 *id, char **name)
{
  const char *text = NULL;

  while (g_variant_iter_next (iter, "(x&s)", id, &text))
    if (*id > 0)
      {
        *name = due_clean_text (text, NAME_MAX_BYTES);
        return TRUE;
      }
  return FALSE;
}

/* (transfer full) (nullable): its name, if the portal lists it. */
static char *
find_listed (DueProjectRows *self, gint64 wanted)
{
  GVariantIter iter;
  gint64 id = 0;
  char *name = NULL;

  if (self->listed == NULL)
    return NULL;
  g_variant_iter_init (&iter, self->listed);
  while (read_next (&iter, &id, &name))
    {
      if (id == wanted)
        return name;
      g_free (name);
    }
  return NULL;
}

/* Adds the first rows that fit to @search, "" being all. */
static void
add_listed (DueProjectRows *self, const char *search)
{
  GVariantIter iter;
  gint64 id = 0;
  char *next = NULL;
  guint n = 0;

  if (self->listed == NULL)
    return;
  g_variant_iter_init (&iter, self->listed);
  while (n < ROWS_MAX && read_next (&iter, &id, &next))
    {
      g_autofree char *name = next;

      if (!due_project_matches (id, name, search))
        continue;
      n++;
      if (!has_row (self, id))
        add_row (self, id, name);
    }
}

/* What was chosen is shown, whether or not the portal still lists it. */
static void
add_chosen (DueProjectRows *self)
{
  g_autoptr (GArray) chosen = make_chosen (self);

  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 id = g_array_index (chosen, gint64, i);
      g_autofree char *listed = NULL;
      g_autofree char *stored = NULL;
      DueProjectRow *row = NULL;

      if (has_row (self, id))
        continue;
      listed = find_listed (self, id);
      stored = due_account_get_project_name (self->account, id);
      row = add_row (self, id, listed != NULL ? listed : stored);
      if (self->listed != NULL && self->complete && listed == NULL)
        due_project_row_set_lost (row, TRUE);
    }
}

/* Numbers on the way to the one that was meant. */
static void
drop_offered (DueProjectRows *self, gint64 but)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      DueProjectRow *row = self->rows->pdata[i - 1];

      if (!due_project_ids_have (self->offered, due_project_row_get_id (row)) ||
          due_project_row_get_id (row) == but || due_project_row_is_ticked (row))
        continue;
      g_ptr_array_remove_index (self->rows, i - 1);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
}

/* A number that is no project in the list becomes one when it is ticked. */
static void
offer (DueProjectRows *self, const char *search)
{
  gint64 id = 0;

  g_ascii_string_to_signed (search, 10, 1, G_MAXINT64, &id, NULL);
  drop_offered (self, id);
  if (id <= 0 || has_row (self, id))
    return;
  due_row_set_subtitle (DUE_ROW (add_row (self, id, NULL)), _ ("By its number on the portal."));
  due_project_ids_put (self->offered, id, TRUE);
}

void
due_project_rows_show (DueProjectRows *self, gboolean shown, const char *search)
{
  g_return_if_fail (DUE_IS_PROJECT_ROWS (self));
  g_return_if_fail (search != NULL);

  if (shown && *search != '\0')
    add_listed (self, search);
  if (shown)
    offer (self, search);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DueProjectRow *row = self->rows->pdata[i];

      gtk_widget_set_visible (
          GTK_WIDGET (row), shown && due_project_matches (due_project_row_get_id (row),
                                                          due_project_row_get_name (row), search));
    }
}

void
due_project_rows_follow_choice (DueProjectRows *self)
{
  g_return_if_fail (DUE_IS_PROJECT_ROWS (self));

  for (guint i = 0; i < self->rows->len; i++)
    due_project_row_set_ticked (self->rows->pdata[i],
                                is_chosen (self, due_project_row_get_id (self->rows->pdata[i])));
  add_chosen (self);
}

/* A project may have been renamed, or chosen by somebody who did not know its name. */
static void
store_name (DueProjectRows *self, gint64 id, const char *name)
{
  g_autofree char *stored = due_account_get_project_name (self->account, id);
  g_autofree char *clean = due_clean_text (name, NAME_MAX_BYTES);

  if (*clean != '\0' && is_chosen (self, id) && g_strcmp0 (stored, clean) != 0)
    due_account_set_project_name (self->account, id, clean);
}

static void
store_names (DueProjectRows *self)
{
  GVariantIter iter;
  const char *name = NULL;
  gint64 id = 0;

  g_variant_iter_init (&iter, self->listed);
  while (g_variant_iter_next (&iter, "(x&s)", &id, &name))
    store_name (self, id, name);
}

void
due_project_rows_take_listed (DueProjectRows *self, GVariant *listed, gboolean complete)
{
  g_return_if_fail (DUE_IS_PROJECT_ROWS (self));
  g_return_if_fail (g_variant_is_of_type (listed, G_VARIANT_TYPE ("a(xs)")));

  g_clear_pointer (&self->listed, g_variant_unref);
  self->listed = g_variant_ref (listed);
  self->complete = complete;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  add_listed (self, "");
  add_chosen (self);
  store_names (self);
}

gboolean
due_project_rows_is_empty (DueProjectRows *self)
{
  g_return_val_if_fail (DUE_IS_PROJECT_ROWS (self), TRUE);

  return self->rows->len == 0;
}

gboolean
due_project_rows_is_any_visible (DueProjectRows *self)
{
  g_return_val_if_fail (DUE_IS_PROJECT_ROWS (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
due_project_rows_get_all (DueProjectRows *self)
{
  g_return_val_if_fail (DUE_IS_PROJECT_ROWS (self), NULL);

  return self->rows;
}

static void
due_project_rows_finalize (GObject *object)
{
  DueProjectRows *self = DUE_PROJECT_ROWS (object);

  g_clear_object (&self->account);
  g_clear_pointer (&self->listed, g_variant_unref);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->offered);

  G_OBJECT_CLASS (due_project_rows_parent_class)->finalize (object);
}

static void
due_project_rows_class_init (DueProjectRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_project_rows_finalize;

  toggled_signal = g_signal_new ("toggled", DUE_TYPE_PROJECT_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
due_project_rows_init (DueProjectRows *self)
{
  self->rows = g_ptr_array_new ();
  self->offered = g_array_new (FALSE, FALSE, sizeof (gint64));
}

DueProjectRows *
due_project_rows_new (GtkListBox *list, DueAccount *account)
{
  DueProjectRows *self = NULL;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);
  g_return_val_if_fail (DUE_IS_ACCOUNT (account), NULL);

  self = g_object_new (DUE_TYPE_PROJECT_ROWS, NULL);
  self->list = list;
  self->account = g_object_ref (account);
  add_chosen (self);
  return self;
}
