/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project-chooser.h"

#include <glib/gi18n.h>

#include "group.h"
#include "project-access.h"
#include "project-ids.h"
#include "project-rows.h"
#include "setting.h"

struct _DueProjectChooser
{
  GtkWidget parent_instance;

  DueWindowModel *model;
  DueAccount *account;
  GCancellable *cancellable;
  DueProjectRows *rows; /* NULL until it follows an account */
  gboolean listed;      /* the portal has told its projects */
  gboolean complete;    /* those are all that the person is in */
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

static void
show_description (DueProjectChooser *self)
{
  g_autoptr (GArray) chosen =
      due_project_ids_read (due_account_get_settings (self->account), "projects");

  if (chosen->len >= DUE_WATCH_PROJECTS_MAX)
    due_group_set_description (self->group, _ ("More projects than these cannot be chosen."));
  else if (gtk_drop_down_get_selected (self->filter) == DUE_PROJECTS_ONLY && chosen->len == 0)
    due_group_set_description (self->group, _ ("No project is chosen: nothing is counted."));
  else
    due_group_set_description (self->group, NULL);
}

static void
show_status (DueProjectChooser *self)
{
  const char *text = NULL;

  if (self->asking && due_project_rows_is_empty (self->rows))
    text = _ ("Asking the portal for its projects…");
  else if (self->failure != NULL)
    text = self->failure;
  else if (!self->asking && due_project_rows_is_empty (self->rows))
    text = _ ("There are no projects. Type the number of one to add it.");
  else if (chooses (self) && !due_project_rows_is_any_visible (self->rows))
    text = _ ("No project is called so. You can type the number of one, too.");
  else if (!self->complete && self->listed)
    text = _ ("These are the projects of tasks seen lately. Type the number of another one to add "
              "it.");
  due_row_set_subtitle (self->status_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_row), chooses (self) && text != NULL);
  gtk_widget_set_visible (self->again, self->failure != NULL && !self->asking);
}

static void
show_access (DueProjectChooser *self)
{
  g_autoptr (DueAccountItem) item = due_feed_find_account (due_window_model_get_feed (self->model),
                                                           due_account_get_id (self->account));

  if (item != NULL && self->rows != NULL)
    due_project_access_show (due_project_rows_get_all (self->rows),
                             due_account_item_get_facts (item));
}

static void
show_rows (DueProjectChooser *self)
{
  g_autofree char *search = NULL;

  if (self->rows == NULL)
    return; /* disposed of */
  search = get_search (self);
  gtk_widget_set_visible (GTK_WIDGET (self->search_row), chooses (self));
  due_project_rows_show (self->rows, chooses (self), search);
  show_description (self);
  show_access (self);
  show_status (self);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = due_feed_call_finish (DUE_FEED (source), result, &error);
  g_autoptr (GVariant) listed = NULL;
  DueProjectChooser *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  self->asking = FALSE;
  if (answer != NULL && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(a(xs)b)")))
    {
      g_variant_get (answer, "(@a(xs)b)", &listed, &self->complete);
      self->listed = TRUE;
      due_project_rows_take_listed (self->rows, listed, self->complete);
    }
  else
    self->failure = g_strdup (error != NULL ? error->message : _ ("Duebell does not answer."));
  show_rows (self);
}

/* Only where somebody chooses: nobody else needs the portal to be asked. */
static void
ask (DueProjectChooser *self)
{
  if (self->asking || self->listed)
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

/* Somebody else may have chosen. */
static void
on_projects_changed (DueProjectChooser *self)
{
  if (self->rows != NULL)
    due_project_rows_follow_choice (self->rows);
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
  self->rows = due_project_rows_new (due_group_get_list (self->group), account);
  g_signal_connect_object (self->rows, "toggled", G_CALLBACK (show_description), self,
                           G_CONNECT_SWAPPED);
  due_setting_bind_choice (settings, "project-filter", self->filter, self->filter_row);
  due_setting_follow_lock (settings, "projects", self->search_row);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::projects", G_CALLBACK (on_projects_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (due_window_model_get_feed (model), "changed", G_CALLBACK (show_access),
                           self, G_CONNECT_SWAPPED);
  on_filter_changed (self);
}

static void
due_project_chooser_dispose (GObject *object)
{
  DueProjectChooser *self = DUE_PROJECT_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->rows);
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
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
