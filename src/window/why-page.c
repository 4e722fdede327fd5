/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "why-page.h"

#include <glib/gi18n.h>

#include "group.h"
#include "row.h"
#include "why-lines.h"

struct _DueWhyPage
{
  DuePage parent_instance;

  DueWindowModel *model;
  GtkBox *groups;
  char *shown; /* all words of it: what is drawn again only when they change */
};

G_DEFINE_FINAL_TYPE (DueWhyPage, due_why_page, DUE_TYPE_PAGE)

static GtkWidget *
make_number (const DueWhyLine *line)
{
  GtkWidget *number = NULL;

  if (line->number == NULL)
    {
      number = gtk_image_new_from_icon_name ("action-unavailable-symbolic");
      gtk_widget_add_css_class (number, "dim");
      return number;
    }
  number = gtk_label_new (line->number);
  gtk_widget_add_css_class (number, "number");
  return number;
}

static GtkWidget *
make_row (const DueWhyLine *line)
{
  DueRow *row = g_object_new (DUE_TYPE_ROW, "title", line->title, "subtitle", line->words, NULL);
  GtkWidget *number = make_number (line);

  due_row_add (row, number, NULL);
  due_row_describe_by (row, number, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (row), "sum-row");
  if (line->is_total)
    gtk_widget_add_css_class (GTK_WIDGET (row), "total");
  return GTK_WIDGET (row);
}

static void
add_group (gpointer data, const char *title, const char *description, GPtrArray *lines)
{
  DueWhyPage *self = data;
  DueGroup *group = g_object_new (DUE_TYPE_GROUP, "title", title, "description", description, NULL);

  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (due_group_get_list (group), make_row (lines->pdata[i]));
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

static void
add_words (gpointer data, const char *title, const char *description, GPtrArray *lines)
{
  GString *words = data;

  g_string_append_printf (words, "%s\n%s\n", title != NULL ? title : "",
                          description != NULL ? description : "");
  for (guint i = 0; i < lines->len; i++)
    {
      DueWhyLine *line = lines->pdata[i];

      g_string_append_printf (words, "%s\t%s\t%s\n", line->title, line->words,
                              line->number != NULL ? line->number : "");
    }
}

/* What is to be shown, part by part: first only in words, then with widgets if those differ. */
typedef void (*AddPart) (gpointer data,
                         const char *title,
                         const char *description,
                         GPtrArray *lines);

static void
walk_accounts (DueWhyPage *self, AddPart add_part, gpointer data)
{
  DueFeed *feed = due_window_model_get_feed (self->model);
  DueAccounts *accounts = due_window_model_get_accounts (self->model);

  for (guint i = 0; i < due_accounts_get_n (accounts); i++)
    {
      g_autoptr (DueAccount) account = g_list_model_get_item (G_LIST_MODEL (accounts), i);
      g_autoptr (DueAccountItem) item = due_feed_find_account (feed, due_account_get_id (account));
      g_autofree char *description = due_why_words_for_projects (account);
      g_autoptr (GPtrArray) lines = NULL;

      if (item == NULL)
        continue;
      lines = due_why_lines_for_account (account, due_account_item_get_facts (item));
      add_part (data, due_account_get_portal (account), description, lines);
    }
}

static void
walk_total (DueWhyPage *self, AddPart add_part, gpointer data)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) due_why_line_free);
  g_autoptr (DueSummary) summary = due_feed_make_summary (due_window_model_get_feed (self->model));
  g_autofree char *number = due_summary_make_number (summary);

  g_ptr_array_add (lines,
                   due_why_line_new (_ ("On the badge"), number != NULL ? "" : _ ("No number yet"),
                                     number, TRUE));
  add_part (data, NULL, NULL, lines);
}

static void
walk (DueWhyPage *self, AddPart add_part, gpointer data)
{
  walk_accounts (self, add_part, data);
  walk_total (self, add_part, data);
}

static void
clear (DueWhyPage *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
on_changed (DueWhyPage *self)
{
  DueFeed *feed = due_window_model_get_feed (self->model);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (DueSummary) summary = NULL;
  g_autofree char *title = NULL;

  if (due_feed_get_status (feed) != DUE_FEED_RUNNING)
    return;
  walk (self, add_words, words);
  if (g_strcmp0 (self->shown, words->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (words->str);
  clear (self);
  walk (self, add_group, self);
  summary = due_feed_make_summary (feed);
  title = due_summary_make_why (summary);
  due_page_set_title (DUE_PAGE (self), title != NULL ? title : _ ("On the Badge"));
}

static void
due_why_page_finalize (GObject *object)
{
  g_clear_object (&DUE_WHY_PAGE (object)->model);
  g_free (DUE_WHY_PAGE (object)->shown);
  G_OBJECT_CLASS (due_why_page_parent_class)->finalize (object);
}

static void
due_why_page_class_init (DueWhyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_why_page_finalize;
  g_type_ensure (DUE_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/why-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueWhyPage, groups);
}

static void
due_why_page_init (DueWhyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DuePage *
due_why_page_new (DueWindowModel *model)
{
  DueWhyPage *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);

  self = g_object_new (DUE_TYPE_WHY_PAGE, "title", _ ("On the Badge"), NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (due_window_model_get_feed (model), "changed", G_CALLBACK (on_changed),
                           self, G_CONNECT_SWAPPED);
  on_changed (self);
  return DUE_PAGE (self);
}
