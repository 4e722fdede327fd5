/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-chooser.h"

#include <glib/gi18n.h>

#include "clean-text.h"
#include "group.h"
#include "project-access.h"
#include "project-ids.h"
#include "project-row.h"
#include "setting.h"

#define NAME_MAX_BYTES 256
/* More rows than this nobody scrolls through: they are found by typing. */
#define ROWS_MAX 500

struct _DueProjectChooser
{
  GtkWidget parent_instance;

  DueWindowModel *model;
  DueAccount *account;
  GCancellable *cancellable;
  GPtrArray *rows;   /* (element-type DueProjectRow): those in the list */
  GArray *offered;   /* (element-type gint64): ids that were only typed */
  GVariant *listed;  /* (nullable): a(xs), what the portal has */
  gboolean complete; /* those are all that the person is in */
  gboolean asking;
  char *failure; /* (nullable): why there is no list */

  DueGroup *group;
  DueRow *filter_row;
  GtkDropDown *filter;
  DueRow *search_row;
  GtkEditable *search;
  DueRow *status_row;
  GtkWidget *again;
};

G_DEFINE_FINAL_TYPE (DueProjectChooser, due_project_chooser, GTK_TYPE_WIDGET)

static GArray *
make_chosen (DueProjectChooser *self)
{
  return due_project_ids_read (due_account_get_settings (self->account), "projects");
}

static gboolean
is_chosen (DueProjectChooser *self, gint64 id)
{
  g_autoptr (GArray) chosen = make_chosen (self);

  return due_project_ids_have (chosen, id);
}

static DueProjectRow *
find_row (DueProjectChooser *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (due_project_row_get_id (self->rows->pdata[i]) == id)
      return self->rows->pdata[i];
  return NULL;
}

static gboolean
chooses (DueProjectChooser *self)
{
  return gtk_drop_down_get_selected (self->filter) != DUE_PROJECTS_ALL;
}

/* Returns: (transfer full): what is typed, without the space that came with it */
static char *
get_search (DueProjectChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
}

/* Returns: the number that is typed, where it could be that of a project; else 0 */
static gint64
get_typed_id (DueProjectChooser *self)
{
  g_autofree char *search = get_search (self);
  gint64 id = 0;

  g_ascii_string_to_signed (search, 10, 1, G_MAXINT64, &id, NULL);
  return id;
}

static void
show_description (DueProjectChooser *self)
{
  g_autoptr (GArray) chosen = make_chosen (self);

  if (chosen->len >= DUE_WATCH_PROJECTS_MAX)
    due_group_set_description (self->group, _ ("More projects than these cannot be chosen."));
  else if (gtk_drop_down_get_selected (self->filter) == DUE_PROJECTS_ONLY && chosen->len == 0)
    due_group_set_description (self->group, _ ("No project is chosen: nothing is counted."));
  else
    due_group_set_description (self->group, NULL);
}

static gboolean
is_any_visible (DueProjectChooser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
show_status (DueProjectChooser *self)
{
  const char *text = NULL;

  if (self->asking && self->rows->len == 0)
    text = _ ("Asking the portal for its projects…");
  else if (self->failure != NULL)
    text = self->failure;
  else if (!self->asking && self->rows->len == 0)
    text = _ ("There are no projects. Type the number of one to add it.");
  else if (chooses (self) && !is_any_visible (self))
    text = _ ("No project is called so. You can type the number of one, too.");
  else if (!self->complete && self->listed != NULL)
    text = _ ("These are the projects of tasks seen lately. Type the number of another one to add "
              "it.");
  due_row_set_subtitle (self->status_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_row), chooses (self) && text != NULL);
  gtk_widget_set_visible (self->again, self->failure != NULL && !self->asking);
}

static void on_row_toggled (DueProjectChooser *self, DueProjectRow *row);

static DueProjectRow *
add_row (DueProjectChooser *self, gint64 id, const char *name)
{
  DueProjectRow *row = due_project_row_new (id, name);

  due_project_row_set_ticked (row, is_chosen (self, id));
  due_setting_follow_lock (due_account_get_settings (self->account), "projects", DUE_ROW (row));
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_row_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (due_group_get_list (self->group), GTK_WIDGET (row));
  return row;
}

/* Numbers on the way to the one that was meant. */
static void
drop_offered (DueProjectChooser *self, gint64 but)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      DueProjectRow *row = self->rows->pdata[i - 1];

      if (!due_project_ids_have (self->offered, due_project_row_get_id (row)) ||
          due_project_row_get_id (row) == but || due_project_row_is_ticked (row))
        continue;
      g_ptr_array_remove_index (self->rows, i - 1);
      gtk_list_box_remove (due_group_get_list (self->group), GTK_WIDGET (row));
    }
}

/* A number that is no project in the list becomes one when it is ticked. */
static void
offer_typed (DueProjectChooser *self)
{
  gint64 id = get_typed_id (self);

  drop_offered (self, id);
  if (id <= 0 || find_row (self, id) != NULL || self->rows->len >= ROWS_MAX)
    return;
  due_row_set_subtitle (DUE_ROW (add_row (self, id, NULL)), _ ("By its number on the portal."));
  due_project_ids_put (self->offered, id, TRUE);
}

static void
show_access (DueProjectChooser *self)
{
  g_autoptr (DueAccountItem) item = due_feed_find_account (due_window_model_get_feed (self->model),
                                                           due_account_get_id (self->account));

  if (item != NULL)
    due_project_access_show (self->rows, due_account_item_get_facts (item));
}

static void
show_rows (DueProjectChooser *self)
{
  g_autofree char *search = get_search (self);
  gboolean all = !chooses (self);

  if (!all)
    offer_typed (self);
  gtk_widget_set_visible (GTK_WIDGET (self->search_row), !all);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (self->rows->pdata[i],
                            !all && due_project_row_matches (self->rows->pdata[i], search));
  show_description (self);
  show_access (self);
  show_status (self);
}

static void
drop_rows (DueProjectChooser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (due_group_get_list (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_listed (DueProjectChooser *self)
{
  GVariantIter iter;
  const char *name = NULL;
  gint64 id = 0;

  if (self->listed == NULL)
    return;
  g_variant_iter_init (&iter, self->listed);
  while (g_variant_iter_next (&iter, "(x&s)", &id, &name))
    {
      g_autofree char *clean = due_clean_text (name, NAME_MAX_BYTES);

      if (id > 0 && self->rows->len < ROWS_MAX && find_row (self, id) == NULL)
        add_row (self, id, clean);
    }
}

/* What was chosen is shown, whether or not the portal still lists it. */
static void
add_chosen (DueProjectChooser *self)
{
  g_autoptr (GArray) chosen = make_chosen (self);

  for (guint i = 0; i < chosen->len && self->rows->len < ROWS_MAX; i++)
    {
      gint64 id = g_array_index (chosen, gint64, i);
      g_autofree char *name = due_account_get_project_name (self->account, id);
      DueProjectRow *row = NULL;

      if (find_row (self, id) != NULL)
        continue;
      row = add_row (self, id, name);
      if (self->listed != NULL && self->complete)
        due_project_row_set_lost (row, TRUE);
    }
}

static void
make_rows (DueProjectChooser *self)
{
  drop_rows (self);
  add_listed (self);
  add_chosen (self);
  show_rows (self);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = due_feed_call_finish (DUE_FEED (source), result, &error);
  DueProjectChooser *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  self->asking = FALSE;
  if (answer != NULL && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(a(xs)b)")))
    {
      g_clear_pointer (&self->listed, g_variant_unref);
      g_variant_get (answer, "(@a(xs)b)", &self->listed, &self->complete);
    }
  else
    self->failure = g_strdup (error != NULL ? error->message : _ ("Duebell does not answer."));
  make_rows (self);
}

/* Only where somebody chooses: nobody else needs the portal to be asked. */
static void
ask (DueProjectChooser *self)
{
  if (self->asking || self->listed != NULL)
    return;
  self->asking = TRUE;
  g_clear_pointer (&self->failure, g_free);
  due_feed_call_async (due_window_model_get_feed (self->model), "ListProjects",
                       g_variant_new ("(s)", due_account_get_id (self->account)), self->cancellable,
                       on_listed, self);
  show_status (self);
}

static void
on_filter_changed (DueProjectChooser *self)
{
  if (chooses (self) && self->failure == NULL)
    ask (self);
  show_rows (self);
}

static void
on_row_toggled (DueProjectChooser *self, DueProjectRow *row)
{
  gint64 id = due_project_row_get_id (row);
  const char *name = due_project_row_get_name (row);
  gboolean wanted = due_project_row_is_ticked (row);
  g_autoptr (GArray) choice = make_chosen (self);
  DueProjectFilter filter = gtk_drop_down_get_selected (self->filter);

  due_project_ids_put (choice, id, wanted);
  if (wanted && *name != '\0')
    due_account_set_project_name (self->account, id, name);
  if (!due_account_set_projects (self->account, filter, (gconstpointer) choice->data, choice->len))
    due_project_row_set_ticked (row, is_chosen (self, id));
  show_description (self);
}

/* Somebody else may have chosen. */
static void
on_projects_changed (DueProjectChooser *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    due_project_row_set_ticked (self->rows->pdata[i],
                                is_chosen (self, due_project_row_get_id (self->rows->pdata[i])));
  add_chosen (self);
  show_rows (self);
}

/**
 * due_project_chooser_follow:
 * @self: a chooser that follows nothing yet
 * @model: who is asked for the names
 * @account: whose projects they are
 */
void
due_project_chooser_follow (DueProjectChooser *self, DueWindowModel *model, DueAccount *account)
{
  GSettings *settings = NULL;

  g_return_if_fail (DUE_IS_PROJECT_CHOOSER (self));
  g_return_if_fail (self->account == NULL);

  self->model = g_object_ref (model);
  self->account = g_object_ref (account);
  settings = due_account_get_settings (account);
  due_setting_bind_choice (settings, "project-filter", self->filter, self->filter_row);
  due_setting_follow_lock (settings, "projects", self->search_row);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::projects", G_CALLBACK (on_projects_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (due_window_model_get_feed (model), "changed", G_CALLBACK (show_access),
                           self, G_CONNECT_SWAPPED);
  make_rows (self);
  on_filter_changed (self);
}

static void
due_project_chooser_dispose (GObject *object)
{
  DueProjectChooser *self = DUE_PROJECT_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  G_OBJECT_CLASS (due_project_chooser_parent_class)->dispose (object);
}

static void
due_project_chooser_finalize (GObject *object)
{
  DueProjectChooser *self = DUE_PROJECT_CHOOSER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->account);
  g_clear_object (&self->model);
  g_clear_pointer (&self->listed, g_variant_unref);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->offered);
  g_free (self->failure);
  G_OBJECT_CLASS (due_project_chooser_parent_class)->finalize (object);
}

static void
due_project_chooser_class_init (DueProjectChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_project_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_project_chooser_finalize;
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/project-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, DueProjectChooser, group);
  gtk_widget_class_bind_template_child (widget_class, DueProjectChooser, filter_row);
  gtk_widget_class_bind_template_child (widget_class, DueProjectChooser, filter);
  gtk_widget_class_bind_template_child (widget_class, DueProjectChooser, search_row);
  gtk_widget_class_bind_template_child (widget_class, DueProjectChooser, search);
  gtk_widget_class_bind_template_child (widget_class, DueProjectChooser, status_row);
  gtk_widget_class_bind_template_child (widget_class, DueProjectChooser, again);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
  gtk_widget_class_bind_template_callback (widget_class, ask);
}

static void
due_project_chooser_init (DueProjectChooser *self)
{
  self->rows = g_ptr_array_new ();
  self->offered = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
