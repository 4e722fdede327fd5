/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "icon-page.h"

#include <glib/gi18n.h>

#include "group.h"
#include "icon-view.h"
#include "setting.h"

struct _DueIconPage
{
  DuePage parent_instance;

  DueWindowModel *model;
  GtkWidget *on_light;
  GtkWidget *on_dark;
  DueRow *show_row;
  GtkDropDown *show;
  DueRow *badge_row;
  GtkDropDown *badge;
  DueRow *style_row;
  GtkDropDown *style;
  DueRow *dock_row;
  GtkWidget *dock;
};

G_DEFINE_FINAL_TYPE (DueIconPage, due_icon_page, DUE_TYPE_PAGE)

/* What the accessible names of the panels say, in this order. */
static const DueBadge examples[] = {
  { DUE_BADGE_OVERDUE, 15 },
  { DUE_BADGE_COMMENTS, 4 },
  { DUE_BADGE_OFFLINE, 15 },
  { DUE_BADGE_TROUBLE, 0 },
};

static void
fill_panel (GtkWidget *panel)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      GtkWidget *view = g_object_new (DUE_TYPE_ICON_VIEW, "size", 24, NULL);

      gtk_widget_set_halign (view, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (panel), view);
    }
}

static void
show_examples (GtkWidget *panel, DueBadgeDetail detail, DueIconStyle style)
{
  GtkWidget *view = gtk_widget_get_first_child (panel);

  for (guint i = 0; i < G_N_ELEMENTS (examples) && view != NULL; i++)
    {
      DueBadge badge = examples[i];

      due_badge_reduce (&badge, detail);
      due_icon_view_set_style (DUE_ICON_VIEW (view), style);
      due_icon_view_set_badge (DUE_ICON_VIEW (view), &badge);
      view = gtk_widget_get_next_sibling (view);
    }
}

static void
show_preview (DueIconPage *self)
{
  GSettings *settings = due_window_model_get_settings (self->model);
  DueBadgeDetail detail = (DueBadgeDetail) g_settings_get_enum (settings, "badge-style");
  DueIconStyle style = due_icon_style_choose (g_settings_get_enum (settings, "icon-style"));

  show_examples (self->on_light, detail, style);
  show_examples (self->on_dark, detail, style);
}

static gboolean
lacks_tray (DueFeed *feed)
{
  g_autoptr (GVariant) desktop = due_feed_get_desktop (feed);
  gboolean known = FALSE;
  gboolean tray = FALSE;

  return desktop != NULL && g_variant_lookup (desktop, "tray_known", "b", &known) &&
         g_variant_lookup (desktop, "tray", "b", &tray) && known && !tray;
}

static gboolean
is_gnome (void)
{
  g_auto (GStrv) desktops = g_strsplit (
      g_getenv ("XDG_CURRENT_DESKTOP") != NULL ? g_getenv ("XDG_CURRENT_DESKTOP") : "", ":", -1);

  return g_strv_contains ((const char *const *) desktops, "GNOME");
}

static void
say_whether_seen (DueIconPage *self)
{
  const char *sentence = NULL;

  if (lacks_tray (due_window_model_get_feed (self->model)))
    sentence = is_gnome ()
                   /* Translators: there is no place for the icon; AppIndicator is a name */
                   ? _ ("GNOME has no place for it. The extension AppIndicator adds one.")
                   /* Translators: there is no place for the icon */
                   : _ ("This desktop has no place for it. Add a system tray to the panel.");
  due_row_set_subtitle (self->show_row, sentence);
}

static void
follow (DueIconPage *self)
{
  GSettings *settings = due_window_model_get_settings (self->model);

  due_setting_bind_choice (settings, "icon-show", self->show, self->show_row);
  due_setting_bind_choice (settings, "badge-style", self->badge, self->badge_row);
  due_setting_bind_choice (settings, "icon-style", self->style, self->style_row);
  due_setting_bind_switch (settings, "launcher-badge", self->dock, self->dock_row);
  g_signal_connect_object (settings, "changed::badge-style", G_CALLBACK (show_preview), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::icon-style", G_CALLBACK (show_preview), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (due_window_model_get_feed (self->model), "changed",
                           G_CALLBACK (say_whether_seen), self, G_CONNECT_SWAPPED);
  show_preview (self);
  say_whether_seen (self);
}

static void
due_icon_page_finalize (GObject *object)
{
  g_clear_object (&DUE_ICON_PAGE (object)->model);
  G_OBJECT_CLASS (due_icon_page_parent_class)->finalize (object);
}

static void
due_icon_page_class_init (DueIconPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_icon_page_finalize;
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/icon-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, on_light);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, on_dark);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, show_row);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, show);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, badge_row);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, badge);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, style_row);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, style);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, dock_row);
  gtk_widget_class_bind_template_child (widget_class, DueIconPage, dock);
}

static void
due_icon_page_init (DueIconPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_panel (self->on_light);
  fill_panel (self->on_dark);
}

DuePage *
due_icon_page_new (DueWindowModel *model)
{
  DueIconPage *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);

  self = g_object_new (DUE_TYPE_ICON_PAGE, NULL);
  self->model = g_object_ref (model);
  follow (self);
  return DUE_PAGE (self);
}
