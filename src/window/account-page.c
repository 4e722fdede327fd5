/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-page.h"

#include <glib/gi18n.h>

#include "busy-button.h"
#include "group.h"
#include "let-out.h"
#include "open-with.h"
#include "pill.h"
#include "project-chooser.h"
#include "setting.h"

#define N_KINDS 3
#define N_ROLES 4

struct _DueAccountPage
{
  DuePage parent_instance;

  DueWindowModel *model;
  DueAccount *account;
  DueAccountItem *item; /* (nullable): until the service knows the account */
  GCancellable *cancellable;

  DueRow *state;
  DuePill *pill;
  DueBusyButton *remedy;
  DueRow *kinds[N_KINDS];
  GtkWidget *count[N_KINDS];
  GtkWidget *notify[N_KINDS];
  DueRow *role_rows[N_ROLES];
  GtkWidget *roles[N_ROLES];
  DueProjectChooser *projects;
  DueRow *open_with_row;
  GtkDropDown *open_with;
  DueRow *certificate;
  GtkWidget *show_certificate;
  GtkButton *renew;
  GtkWidget *sign_out;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (DueAccountPage, due_account_page, DUE_TYPE_PAGE)

/* In the order of the flags of the settings. */
static const char *const kind_names[N_KINDS] = { "overdue", "comments", "mentions" };
static const char *const role_names[N_ROLES] = { "responsible", "accomplice", "auditor",
                                                 "originator" };

/* The blue one only where the person must act; and where all is well, a check is still possible. */
static void
show_remedy (DueAccountPage *self, const DueAccountFacts *facts)
{
  const char *label = due_account_facts_get_remedy_label (facts);
  gboolean can_check = due_account_facts_get_state (facts) == DUE_STATE_CURRENT;

  if (due_account_facts_is_trouble (facts))
    gtk_widget_add_css_class (GTK_WIDGET (self->remedy), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->remedy), "suggested-action");
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), *label != '\0' || can_check);
  due_busy_button_set_text (self->remedy, *label != '\0' ? label : _ ("Check Now"));
  due_busy_button_set_busy (self->remedy, due_account_facts_is_checking (facts));
}

static void
show_certificate (DueAccountPage *self, const DueAccountFacts *facts)
{
  g_autofree char *words = due_account_facts_make_certificate_words (facts);

  due_row_set_subtitle (self->certificate, words);
  gtk_widget_set_visible (GTK_WIDGET (self->certificate), words != NULL);
}

static void
show_facts (DueAccountPage *self)
{
  const DueAccountFacts *facts = due_account_item_get_facts (self->item);
  g_autofree char *sentence = due_account_facts_make_sentence (facts);
  const char *name = due_account_facts_get_user_name (facts);

  due_row_set_title (self->state, *name != '\0' ? name : due_account_facts_get_portal (facts));
  due_row_set_subtitle (self->state, sentence);
  due_pill_set (self->pill, due_account_facts_get_tone (facts),
                due_account_facts_get_label (facts));
  show_remedy (self, facts);
  show_certificate (self, facts);
}

/* Nothing that was true is said to be so any more. */
static void
show_absence (DueAccountPage *self)
{
  due_row_set_subtitle (self->state, _ ("Duebell is not running."));
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->certificate), FALSE);
}

static void
show_state (DueAccountPage *self)
{
  gboolean absent =
      due_feed_get_status (due_window_model_get_feed (self->model)) == DUE_FEED_ABSENT;

  gtk_widget_set_visible (GTK_WIDGET (self->pill), !absent && self->item != NULL);
  if (absent)
    show_absence (self);
  else if (self->item != NULL)
    show_facts (self);
}

/* The service may know of the account a moment later than the settings do. */
static void
on_feed_changed (DueAccountPage *self)
{
  g_autoptr (DueAccountItem) item = due_feed_find_account (due_window_model_get_feed (self->model),
                                                           due_account_get_id (self->account));

  if (item != NULL && item != self->item)
    {
      if (self->item != NULL)
        g_signal_handlers_disconnect_by_func (self->item, show_state, self);
      g_set_object (&self->item, item);
      g_signal_connect_object (item, "notify::facts", G_CALLBACK (show_state), self,
                               G_CONNECT_SWAPPED);
    }
  show_state (self);
}

static void
on_remedy_clicked (DueAccountPage *self)
{
  const char *label = NULL;

  if (self->item == NULL)
    return;
  label = due_account_facts_get_remedy_label (due_account_item_get_facts (self->item));
  if (*label != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.remedy", "s",
                                due_account_get_id (self->account));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.check", NULL);
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = due_let_out_finish (result, &error);
  DueAccountPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone: dispose() cancels */
  gtk_widget_set_sensitive (self->sign_out, TRUE);
  if (!done)
    due_row_set_subtitle (self->state, error->message);
}

static void
on_sign_out_clicked (DueAccountPage *self)
{
  gtk_widget_set_sensitive (self->sign_out, FALSE);
  due_let_out_async (self->model, due_account_get_id (self->account), self->cancellable,
                     on_signed_out, self);
}

/* A webhook is replaced, a sign-in in the browser is done again: the same button, in the words of
 * what the account has. */
static void
show_method (DueAccountPage *self)
{
  gboolean is_webhook = due_account_get_method (self->account) == DUE_METHOD_WEBHOOK;
  g_autofree char *page = g_strdup_printf ("%s:%s", is_webhook ? "replace" : "sign-in",
                                           due_account_get_id (self->account));

  gtk_button_set_label (self->renew, is_webhook ? _ ("Replace Webhook…") : _ ("Sign In Again…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->renew), "s", page);
  gtk_widget_set_visible (self->sign_out, !is_webhook);
}

static void
on_account_changed (DueAccountPage *self, const char *what)
{
  if (!g_str_equal (what, "credentials"))
    return;
  due_page_set_title (DUE_PAGE (self), due_account_get_portal (self->account));
  show_method (self);
}

/* A row of two columns says that it is locked when there is nothing left in it to change. */
static void
show_locks (DueAccountPage *self)
{
  gboolean locked = !due_account_is_writable (self->account, "count") &&
                    !due_account_is_writable (self->account, "notify");

  for (guint i = 0; i < N_KINDS; i++)
    due_row_set_locked (self->kinds[i], locked);
}

static void
follow_settings (DueAccountPage *self)
{
  GSettings *settings = due_account_get_settings (self->account);

  for (guint i = 0; i < N_KINDS; i++)
    {
      due_setting_bind_flag (settings, "count", 1U << i, FALSE, self->count[i], NULL);
      due_setting_bind_flag (settings, "notify", 1U << i, FALSE, self->notify[i], NULL);
      g_settings_bind_writable (settings, "count", self->count[i], "sensitive", FALSE);
      g_settings_bind_writable (settings, "notify", self->notify[i], "sensitive", FALSE);
    }
  g_signal_connect_object (settings, "writable-changed", G_CALLBACK (show_locks), self,
                           G_CONNECT_SWAPPED);
  show_locks (self);
  for (guint i = 0; i < N_ROLES; i++)
    due_setting_bind_flag (settings, "roles", 1U << i, TRUE, self->roles[i], self->role_rows[i]);
  due_open_with_bind (self->open_with, self->account);
  due_setting_follow_lock (settings, "open-with", self->open_with_row);
  due_project_chooser_follow (self->projects, self->model, self->account);
}

static void
due_account_page_dispose (GObject *object)
{
  g_cancellable_cancel (DUE_ACCOUNT_PAGE (object)->cancellable);
  G_OBJECT_CLASS (due_account_page_parent_class)->dispose (object);
}

static void
due_account_page_finalize (GObject *object)
{
  DueAccountPage *self = DUE_ACCOUNT_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);
  g_clear_object (&self->account);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (due_account_page_parent_class)->finalize (object);
}

static void
bind_one (GtkWidgetClass *widget_class,
          const char *prefix,
          const char *name,
          const char *suffix,
          gssize offset)
{
  g_autofree char *id = g_strconcat (prefix, name, suffix, NULL);

  gtk_widget_class_bind_template_child_full (widget_class, id, FALSE, offset);
}

#define OFFSET(field, i)                                                                           \
  (gssize) (G_STRUCT_OFFSET (DueAccountPage, field) + (i) * sizeof (gpointer))

static void
bind_rows (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      bind_one (widget_class, "", kind_names[i], "", OFFSET (kinds, i));
      bind_one (widget_class, "count_", kind_names[i], "", OFFSET (count, i));
      bind_one (widget_class, "notify_", kind_names[i], "", OFFSET (notify, i));
    }
  for (guint i = 0; i < N_ROLES; i++)
    {
      bind_one (widget_class, "", role_names[i], "", OFFSET (roles, i));
      bind_one (widget_class, "", role_names[i], "_row", OFFSET (role_rows, i));
    }
}

static void
due_account_page_class_init (DueAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_account_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_account_page_finalize;
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_PILL);
  g_type_ensure (DUE_TYPE_PROJECT_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, state);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, pill);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, remedy);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, projects);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, open_with_row);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, open_with);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, certificate);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, show_certificate);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, renew);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, sign_out);
  gtk_widget_class_bind_template_child (widget_class, DueAccountPage, remove);
  bind_rows (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_remedy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out_clicked);
}

static void
due_account_page_init (DueAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

DuePage *
due_account_page_new (DueWindowModel *model, DueAccount *account)
{
  DueAccountPage *self = NULL;
  g_autofree char *certificate = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);
  g_return_val_if_fail (DUE_IS_ACCOUNT (account), NULL);

  self = g_object_new (DUE_TYPE_ACCOUNT_PAGE, "title", due_account_get_portal (account), NULL);
  self->model = g_object_ref (model);
  self->account = g_object_ref (account);
  certificate = g_strconcat ("certificate:", due_account_get_id (account), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_certificate), "s", certificate);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s",
                                    due_account_get_id (account));
  due_row_set_title (self->state, due_account_get_user_name (account));
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), FALSE);
  follow_settings (self);
  show_method (self);
  g_signal_connect_object (account, "changed", G_CALLBACK (on_account_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (due_window_model_get_feed (model), "changed",
                           G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  on_feed_changed (self);
  return DUE_PAGE (self);
}
