/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-row.h"

#include <glib/gi18n.h>

#include "busy-button.h"
#include "pill.h"
#include "setting.h"

struct _DueAccountRow
{
  DueRow parent_instance;

  DueAccountItem *item;
  GtkLabel *sentence;
  DuePill *pill;
  DueBusyButton *remedy;
  GtkWidget *enabled;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (DueAccountRow, due_account_row, DUE_TYPE_ROW)

/* The blue button is for where the person must act. */
static void
show_remedy (DueAccountRow *self, const DueAccountFacts *facts)
{
  GtkWidget *button = GTK_WIDGET (self->remedy);
  const char *label = due_account_facts_get_remedy_label (facts);

  gtk_widget_set_visible (button, *label != '\0');
  due_busy_button_set_text (self->remedy, label);
  due_busy_button_set_busy (self->remedy, due_account_facts_is_checking (facts));
  if (due_account_facts_is_trouble (facts))
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
show_facts (DueAccountRow *self)
{
  const DueAccountFacts *facts = due_account_item_get_facts (self->item);
  g_autofree char *sentence = due_account_facts_make_sentence (facts);

  due_row_set_title (DUE_ROW (self), due_account_facts_get_portal (facts));
  due_row_set_subtitle (DUE_ROW (self), due_account_facts_get_user_name (facts));
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), *sentence != '\0');
  due_pill_set (self->pill, due_account_facts_get_tone (facts),
                due_account_facts_get_label (facts));
  gtk_widget_set_visible (GTK_WIDGET (self->pill),
                          due_account_facts_get_state (facts) != DUE_STATE_CURRENT);
  show_remedy (self, facts);
}

static void
on_remedy_clicked (DueAccountRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.remedy", "s",
                              due_account_item_get_id (self->item));
}

/* @action: of the window, with the account's id as its target */
static void
add_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
make_menu (DueAccountRow *self)
{
  const char *id = due_account_item_get_id (self->item);
  g_autofree char *page = g_strconcat ("account:", id, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  add_item (menu, _ ("Account Settings"), "win.page", page);
  add_item (menu, _ ("Open Tasks"), "win.open", id);
  add_item (order, _ ("Move Up"), "win.move-up", id);
  add_item (order, _ ("Move Down"), "win.move-down", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  add_item (last, _ ("Remove Account"), "win.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", page);
}

static void
due_account_row_finalize (GObject *object)
{
  g_clear_object (&DUE_ACCOUNT_ROW (object)->item);
  G_OBJECT_CLASS (due_account_row_parent_class)->finalize (object);
}

static void
due_account_row_class_init (DueAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_account_row_finalize;
  DUE_ROW_CLASS (klass)->is_stop = TRUE;
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  g_type_ensure (DUE_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, pill);
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, enabled);
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, menu);
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, remedy);
  gtk_widget_class_bind_template_callback (widget_class, on_remedy_clicked);
}

static void
due_account_row_init (DueAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  due_row_describe_by (DUE_ROW (self), GTK_WIDGET (self->sentence),
                       due_pill_get_label (self->pill));
  due_row_describe (DUE_ROW (self), GTK_WIDGET (self->remedy));
  due_row_describe (DUE_ROW (self), GTK_WIDGET (self->menu));
  due_row_name (DUE_ROW (self), self->enabled);
}

/**
 * due_account_row_new:
 * @model: where the account's settings are
 * @item: what the service says about it
 *
 * Returns: (transfer floating): a row that follows both
 */
DueAccountRow *
due_account_row_new (DueWindowModel *model, DueAccountItem *item)
{
  g_autoptr (DueAccount) account = NULL;
  DueAccountRow *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);
  g_return_val_if_fail (DUE_IS_ACCOUNT_ITEM (item), NULL);

  self = g_object_new (DUE_TYPE_ACCOUNT_ROW, NULL);
  self->item = g_object_ref (item);
  account = due_accounts_get_by_id (due_window_model_get_accounts (model),
                                    due_account_item_get_id (item));
  /* The service may know it a moment longer, or earlier, than the settings do. */
  gtk_widget_set_visible (self->enabled, account != NULL);
  if (account != NULL)
    due_setting_bind_switch (due_account_get_settings (account), "enabled", self->enabled, NULL);
  make_menu (self);
  g_signal_connect_object (item, "notify::facts", G_CALLBACK (show_facts), self, G_CONNECT_SWAPPED);
  show_facts (self);
  return self;
}
