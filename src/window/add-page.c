/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "add-page.h"

#include <glib/gi18n.h>

#include "address.h"
#include "answer.h"
#include "browser.h"
#include "busy-button.h"
#include "certificate-group.h"
#include "check-facts.h"
#include "group.h"
#include "keep-group.h"
#include "let-in.h"
#include "links.h"
#include "portal-error.h"
#include "row.h"
#include "sign-in-page.h"
#include "window.h"

/* Milliseconds of silence after which what is typed is looked at. */
#define TYPING_MS 400

struct _DueAddPage
{
  DuePage parent_instance;

  DueWindowModel *model;
  DueAccount *account;       /* (nullable): whose webhook is replaced */
  GCancellable *cancellable; /* of what runs for the text as it is now */
  guint typing_ms;
  guint typing_id;
  DueSigninCheck *check; /* (nullable): what is behind the text; NULL while that is not known */
  char *trusted;         /* the certificate that the person agreed to, "" for none */
  char *refused;         /* the certificate that waits for it, "" for none */
  char *base;            /* (nullable): of the portal whose pages help */

  GtkLabel *label;
  GtkEntry *entry;
  DueAnswer *answer;
  DueCertificateGroup *certificate;
  GtkWidget *trust;
  GtkWidget *ways;
  GtkCheckButton *by_webhook;
  GtkCheckButton *by_browser;
  GtkWidget *steps;
  DueKeepGroup *keep;
  DueBusyButton *connect;
};

G_DEFINE_FINAL_TYPE (DueAddPage, due_add_page, DUE_TYPE_PAGE)

static const char *
get_text (DueAddPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is being let in is what stands there. */
static void
set_connecting (DueAddPage *self, gboolean connecting)
{
  due_busy_button_set_busy (self->connect, connecting);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !connecting);
}

/* Ends what runs for another text than the one that stands there now. */
static void
start_over (DueAddPage *self)
{
  g_clear_handle_id (&self->typing_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->check, due_signin_check_free);
  set_connecting (self, FALSE);
}

static void
show_certificate (DueAddPage *self, const DueCertificate *certificate)
{
  gboolean shown = certificate != NULL;

  g_free (self->refused);
  self->refused = g_strdup (shown ? due_certificate_get_fingerprint (certificate) : "");
  if (shown)
    due_certificate_group_show (self->certificate, certificate);
  gtk_widget_set_visible (GTK_WIDGET (self->certificate), shown);
  gtk_widget_set_visible (self->trust, shown);
}

/* What fits to what is known of the text. */
static void
show_ways (DueAddPage *self)
{
  gboolean is_address = self->check != NULL && !self->check->is_webhook;
  gboolean is_webhook = self->check != NULL && self->check->is_webhook;
  gboolean chooses = is_address && self->account == NULL;
  gboolean browser = chooses && gtk_check_button_get_active (self->by_browser);

  gtk_widget_set_visible (self->ways, chooses);
  gtk_widget_set_visible (self->steps, self->base != NULL && !is_webhook && !browser);
  due_busy_button_set_text (self->connect, browser ? _ ("Continue") : _ ("Connect"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect), is_webhook || browser);
}

/* The pages of the portal are of help as soon as it is clear which portal it is.
 * @error: (nullable): what is wrong with the text */
static void
set_base (DueAddPage *self, const GError *error)
{
  g_clear_pointer (&self->base, g_free);
  if (self->account != NULL)
    self->base = due_account_get_base (self->account);
  else if (self->check != NULL || due_check_is_about_webhook (error))
    self->base = due_check_make_base (get_text (self));
}

static void
show_good (DueAddPage *self)
{
  g_autofree char *text = due_check_words (self->check, self->account != NULL);

  due_answer_show_success (self->answer, text);
}

static void
show_error (DueAddPage *self, const GError *error)
{
  due_answer_show_error (self->answer, error->message);
  if (error->domain == DUE_PORTAL_ERROR)
    show_certificate (self, due_portal_error_get_certificate (error));
  due_keep_group_offer (self->keep, error);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DueSigninCheck *check = due_signin_check_finish (result, &error);
  DueAddPage *self = user_data;

  if (is_cancelled (error))
    return; /* user_data may be gone */
  self->check = check;
  set_base (self, error);
  if (check != NULL)
    show_good (self);
  else
    show_error (self, error);
  show_ways (self);
}

static void
check (DueAddPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAddress) address = due_address_parse (get_text (self), &error);

  if (address == NULL)
    {
      due_answer_show_error (self->answer, error->message);
      return;
    }
  due_answer_show_busy (self->answer, _ ("Checking…"));
  due_signin_check_async (get_text (self), self->trusted, self->cancellable, on_checked, self);
}

static gboolean
on_typed (gpointer user_data)
{
  DueAddPage *self = user_data;

  self->typing_id = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

static void
show_hint (DueAddPage *self)
{
  const DueDemoPortal *demo = due_window_model_get_demo_portal (self->model);
  g_autofree char *text = NULL;

  if (self->account != NULL)
    due_answer_show_hint (self->answer, NULL);
  else if (demo == NULL)
    due_answer_show_hint (self->answer, _ ("Such as acme.bitrix24.ru"));
  else
    {
      /* Translators: %s is the address of the simulated portal */
      text = g_strdup_printf (_ ("The portal of the demo is %s"), demo->portal);
      due_answer_show_hint (self->answer, text);
    }
}

static void
on_text_changed (DueAddPage *self)
{
  start_over (self);
  g_free (self->trusted);
  self->trusted = g_strdup ("");
  show_certificate (self, NULL);
  set_base (self, NULL);
  show_ways (self);
  show_hint (self);
  if (*get_text (self) == '\0')
    return;
  due_answer_show_busy (self->answer, _ ("Checking…"));
  self->typing_id = g_timeout_add (self->typing_ms, on_typed, self);
  g_source_set_name_by_id (self->typing_id, "duebell-typing");
}

static void
on_trust_clicked (DueAddPage *self)
{
  g_autofree char *agreed = g_strdup (self->refused);

  start_over (self);
  show_certificate (self, NULL);
  show_ways (self);
  g_free (self->trusted);
  self->trusted = g_steal_pointer (&agreed);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  check (self);
}

static void
on_open_page (DueAddPage *self)
{
  g_autofree char *uri = self->base != NULL ? due_link_to_webhooks (self->base) : NULL;

  if (uri != NULL)
    due_browser_open (GTK_WIDGET (self), uri, self->cancellable, self->answer);
}

static void
on_let_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = due_let_in_finish (result, &error);
  DueAddPage *self = user_data;
  g_autofree char *text = NULL;

  if (is_cancelled (error))
    return; /* user_data may be gone */
  set_connecting (self, FALSE);
  if (account == NULL)
    {
      show_error (self, error);
      return;
    }
  /* Translators: the first %s is a person, the second a portal */
  text = g_strdup_printf (_ ("Connected as %s on %s"), self->check->user_name, self->check->portal);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "");
}

static void
open_sign_in (DueAddPage *self)
{
  DuePage *page = due_sign_in_page_new (self->model, self->check->portal, self->trusted);

  due_window_push (DUE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), "sign-in", page);
}

static void
on_connect_clicked (DueAddPage *self)
{
  const DueSigninPlan plan = {
    .accounts = due_window_model_get_accounts (self->model),
    .secrets = due_window_model_get_secrets (self->model),
    .place = due_keep_group_get_place (self->keep),
    .trusted_certificate = self->trusted,
    .account_id = self->account != NULL ? due_account_get_id (self->account) : NULL,
  };

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self->connect)))
    return;
  if (!self->check->is_webhook)
    {
      open_sign_in (self);
      return;
    }
  set_connecting (self, TRUE);
  due_let_in_by_webhook_async (self->model, &plan, get_text (self), self->cancellable, on_let_in,
                               self);
}

static void
due_add_page_dispose (GObject *object)
{
  DueAddPage *self = DUE_ADD_PAGE (object);

  g_clear_handle_id (&self->typing_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (due_add_page_parent_class)->dispose (object);
}

static void
due_add_page_finalize (GObject *object)
{
  DueAddPage *self = DUE_ADD_PAGE (object);

  g_clear_pointer (&self->check, due_signin_check_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->account);
  g_clear_object (&self->model);
  g_free (self->trusted);
  g_free (self->refused);
  g_free (self->base);
  G_OBJECT_CLASS (due_add_page_parent_class)->finalize (object);
}

static void
due_add_page_class_init (DueAddPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_add_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_add_page_finalize;
  g_type_ensure (DUE_TYPE_ANSWER);
  g_type_ensure (DUE_TYPE_BUSY_BUTTON);
  g_type_ensure (DUE_TYPE_CERTIFICATE_GROUP);
  g_type_ensure (DUE_TYPE_GROUP);
  g_type_ensure (DUE_TYPE_KEEP_GROUP);
  g_type_ensure (DUE_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/add-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, label);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, entry);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, answer);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, certificate);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, trust);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, ways);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, by_webhook);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, by_browser);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, keep);
  gtk_widget_class_bind_template_child (widget_class, DueAddPage, connect);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_trust_clicked);
  gtk_widget_class_bind_template_callback (widget_class, show_ways);
  gtk_widget_class_bind_template_callback (widget_class, on_open_page);
  gtk_widget_class_bind_template_callback (widget_class, on_connect_clicked);
}

static void
due_add_page_init (DueAddPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->typing_ms = TYPING_MS;
  gtk_widget_init_template (GTK_WIDGET (self));
  due_answer_belong_to (self->answer, GTK_WIDGET (self->entry));
}

static DueAddPage *
make (DueWindowModel *model, DueAccount *account)
{
  DueAddPage *self = g_object_new (DUE_TYPE_ADD_PAGE, NULL);

  self->model = g_object_ref (model);
  if (account != NULL)
    {
      self->account = g_object_ref (account);
      due_keep_group_replace (self->keep);
    }
  due_keep_group_follow (self->keep, model);
  on_text_changed (self);
  return self;
}

void
due_add_page_set_typing_ms (DueAddPage *self, guint typing_ms)
{
  g_return_if_fail (DUE_IS_ADD_PAGE (self));

  self->typing_ms = typing_ms;
}

DuePage *
due_add_page_new (DueWindowModel *model)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);

  return DUE_PAGE (make (model, NULL));
}

DuePage *
due_replace_page_new (DueWindowModel *model, DueAccount *account)
{
  DueAddPage *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);
  g_return_val_if_fail (DUE_IS_ACCOUNT (account), NULL);

  self = make (model, account);
  due_page_set_title (DUE_PAGE (self), _ ("Replace Webhook"));
  gtk_label_set_label (self->label, _ ("New _webhook link"));
  return DUE_PAGE (self);
}
