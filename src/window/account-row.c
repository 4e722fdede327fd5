/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-row.h"

#include <glib/gi18n.h>

#include "busy-button.h"
#include "copy-line.h"
#include "pill.h"

struct _DueAccountRow
{
  DueRow parent_instance;

  DueAccountItem *item;
  GtkLabel *sentence;
  DuePill *pill;
  GtkWidget *terminal;
  DueBusyButton *remedy;
};

G_DEFINE_FINAL_TYPE (DueAccountRow, due_account_row, DUE_TYPE_ROW)

static const char *
choose_tone (DueStateKind state)
{
  switch (state)
    {
    case DUE_STATE_SIGNED_OUT:
    case DUE_STATE_LOCKED:
    case DUE_STATE_FORBIDDEN:
      return "trouble";
    case DUE_STATE_OFFLINE:
    case DUE_STATE_BUSY:
    case DUE_STATE_DISABLED:
      return "offline";
    case DUE_STATE_CONNECTING:
    case DUE_STATE_CURRENT:
    default:
      return "plain";
    }
}

/* The blue button is for where the person must act. */
static void
show_remedy (DueAccountRow *self, const DueAccountFacts *facts)
{
  GtkWidget *button = GTK_WIDGET (self->remedy);
  const char *label = due_account_facts_get_remedy_label (facts);
  gboolean in_terminal = due_account_facts_needs_connect (facts);

  gtk_widget_set_visible (self->terminal, in_terminal);
  gtk_widget_set_visible (button, *label != '\0' && !in_terminal);
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
  due_pill_set (self->pill, choose_tone (due_account_facts_get_state (facts)),
                due_account_facts_get_label (facts));
  show_remedy (self, facts);
}

static void
on_remedy_clicked (DueAccountRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.remedy", "s",
                              due_account_item_get_id (self->item));
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
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  g_type_ensure (DUE_TYPE_COPY_LINE);
  g_type_ensure (DUE_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, pill);
  gtk_widget_class_bind_template_child (widget_class, DueAccountRow, terminal);
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
}

DueAccountRow *
due_account_row_new (DueAccountItem *item)
{
  DueAccountRow *self = NULL;

  g_return_val_if_fail (DUE_IS_ACCOUNT_ITEM (item), NULL);

  self = g_object_new (DUE_TYPE_ACCOUNT_ROW, NULL);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::facts", G_CALLBACK (show_facts), self, G_CONNECT_SWAPPED);
  show_facts (self);
  return self;
}
