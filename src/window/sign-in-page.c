/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-in-page.h"

#include <glib/gi18n.h>

#include "address.h"
#include "browser-signin.h"
#include "browser.h"
#include "client-secret.h"
#include "let-in.h"
#include "sign-in-form.h"

#define SECONDS_A_MINUTE 60

struct _DueSignInPage
{
  DuePage parent_instance;

  DueWindowModel *model;
  DueAccount *account; /* (nullable): the one that signs in again */
  char *portal;
  char *trusted;
  DueBrowserSignin *signin;  /* (nullable): while it waits for the browser */
  GCancellable *cancellable; /* of everything; a new one for each try */

  DueSignInForm *form;
  GtkWidget *waiting;
  GtkSpinner *spinner;
  GtkLabel *heading;
  GtkLabel *sentence;
  GtkLabel *left;
  GtkWidget *open_again;
  GtkEditable *paste;
  DueAnswer *answer;
};

G_DEFINE_FINAL_TYPE (DueSignInPage, due_sign_in_page, DUE_TYPE_PAGE)

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
show_form (DueSignInPage *self)
{
  g_clear_object (&self->signin);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (self->waiting, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
}

static void
show_failure (DueSignInPage *self, const GError *error)
{
  show_form (self);
  due_sign_in_form_show_error (self->form, error);
}

static void
show_time_left (DueSignInPage *self)
{
  guint seconds = due_browser_signin_get_seconds_left (self->signin);
  guint minutes = (seconds + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE;
  g_autofree char *text = NULL;

  /* Translators: until the sign-in is given up */
  text = g_strdup_printf (ngettext ("%u minute left", "%u minutes left", minutes), minutes);
  gtk_label_set_label (self->left, text);
}

/* Waiting for the browser, or for the portal's answer to what came from there. */
static void
show_stage (DueSignInPage *self)
{
  gboolean waits = due_browser_signin_get_stage (self->signin) == DUE_BROWSER_SIGNIN_WAITING;
  gboolean listens = due_browser_signin_is_listening (self->signin);
  g_autofree char *text = NULL;

  if (!waits)
    /* Translators: %s is a portal, such as acme.bitrix24.ru */
    text = g_strdup_printf (_ ("Asking %s who you are."), self->portal);
  else if (listens)
    /* Translators: below "Continue in Your Browser"; %s is a portal */
    text = g_strdup_printf (_ ("Sign in to %s there. Duebell notices by itself."), self->portal);
  else
    /* Translators: below "Continue in Your Browser"; %s is a portal */
    text = g_strdup_printf (_ ("Sign in to %s there, then paste the address below: another program "
                               "listens where Duebell would notice."),
                            self->portal);
  gtk_label_set_label (self->heading, waits ? _ ("Continue in Your Browser") : _ ("One Moment"));
  gtk_label_set_label (self->sentence, text);
  gtk_widget_set_visible (GTK_WIDGET (self->left), waits);
  gtk_widget_set_sensitive (self->open_again, waits);
  show_time_left (self);
}

static void
open_browser (DueSignInPage *self)
{
  if (self->signin != NULL)
    due_browser_open (GTK_WIDGET (self), due_browser_signin_get_uri (self->signin),
                      self->cancellable, self->answer);
}

static void
on_let_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueAccount) account = due_let_in_finish (result, &error);
  DueSignInPage *self = user_data;
  g_autofree char *text = NULL;

  if (is_cancelled (error))
    return; /* user_data may be gone */
  if (account == NULL)
    {
      show_failure (self, error);
      return;
    }
  /* Translators: the first %s is a person, the second a portal */
  text = g_strdup_printf (_ ("Connected as %s on %s"), due_account_get_user_name (account),
                          self->portal);
  due_sign_in_form_forget (self->form);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "");
}

static DueBrowserSignin *
make_signin (DueSignInPage *self, const char *client_id, DueSecret *client_secret, GError **error)
{
  g_autofree char *token_server =
      self->account != NULL ? due_account_get_token_server (self->account) : g_strdup ("");
  guint port =
      self->account != NULL ? due_account_get_redirect_port (self->account) : DUE_REDIRECT_PORT;
  const DueSigninPlan plan = {
    .accounts = due_window_model_get_accounts (self->model),
    .secrets = due_window_model_get_secrets (self->model),
    .place = due_sign_in_form_get_place (self->form),
    .trusted_certificate = self->trusted,
    .account_id = self->account != NULL ? due_account_get_id (self->account) : NULL,
  };

  return due_browser_signin_new (&plan, self->portal, client_id, client_secret, token_server, port,
                                 error);
}

/* The browser opens when somebody listens for what it brings. */
static void
start (DueSignInPage *self, const char *client_id, DueSecret *client_secret)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->signin);
  self->signin = make_signin (self, client_id, client_secret, &error);
  if (self->signin == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_signal_connect_object (self->signin, "changed", G_CALLBACK (show_stage), self,
                           G_CONNECT_SWAPPED);
  due_let_in_by_browser_async (self->model, self->signin, due_sign_in_form_get_place (self->form),
                               self->cancellable, on_let_in, self);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  gtk_widget_set_visible (self->waiting, TRUE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  due_answer_show_hint (self->answer, NULL);
  show_stage (self);
  gtk_widget_grab_focus (self->open_again);
  open_browser (self);
}

static void
on_submitted (DueSignInPage *self)
{
  g_autoptr (DueSecret) secret = due_sign_in_form_make_client_secret (self->form);

  start (self, due_sign_in_form_get_client_id (self->form), secret);
}

static void
on_pasted (DueSignInPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->signin == NULL)
    return;
  if (due_browser_signin_paste (self->signin, gtk_editable_get_text (self->paste), &error))
    {
      gtk_editable_set_text (self->paste, "");
      due_answer_show_hint (self->answer, NULL);
    }
  else
    due_answer_show_error (self->answer, error->message);
}

/* With the key at hand, of an earlier sign-in or from the administrator, nobody has to type. */
static void
on_secret_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) secret = due_signin_get_client_secret_finish (result, &error);
  DueSignInPage *self = user_data;
  g_autofree char *client_id = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return; /* user_data may be gone, whatever was found */
  client_id = due_account_get_client_id (self->account);
  if (secret != NULL)
    due_sign_in_form_set_client_secret (self->form, secret);
  if (secret != NULL && *client_id != '\0')
    {
      start (self, client_id, secret);
      return;
    }
  show_form (self);
  if (error != NULL)
    due_sign_in_form_show_error (self->form, error);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
due_sign_in_page_dispose (GObject *object)
{
  DueSignInPage *self = DUE_SIGN_IN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (due_sign_in_page_parent_class)->dispose (object);
}

static void
due_sign_in_page_finalize (GObject *object)
{
  DueSignInPage *self = DUE_SIGN_IN_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->signin);
  g_clear_object (&self->account);
  g_clear_object (&self->model);
  g_free (self->portal);
  g_free (self->trusted);
  G_OBJECT_CLASS (due_sign_in_page_parent_class)->finalize (object);
}

static void
due_sign_in_page_class_init (DueSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = due_sign_in_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_sign_in_page_finalize;
  g_type_ensure (DUE_TYPE_ANSWER);
  g_type_ensure (DUE_TYPE_SIGN_IN_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duebell/Duebell/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, form);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, left);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, open_again);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, paste);
  gtk_widget_class_bind_template_child (widget_class, DueSignInPage, answer);
  gtk_widget_class_bind_template_callback (widget_class, on_submitted);
  gtk_widget_class_bind_template_callback (widget_class, open_browser);
  gtk_widget_class_bind_template_callback (widget_class, on_pasted);
}

static void
due_sign_in_page_init (DueSignInPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  due_answer_belong_to (self->answer, GTK_WIDGET (self->paste));
}

/* @account: (nullable): signs in again */
static DueSignInPage *
make (DueWindowModel *model,
      DueAccount *account,
      const char *portal,
      const char *trusted,
      guint port)
{
  DueSignInPage *self = g_object_new (DUE_TYPE_SIGN_IN_PAGE, NULL);
  g_autoptr (DueAddress) address = due_address_for_portal (portal, NULL);
  /* As it has to be registered on the portal. */
  g_autofree char *handler = g_strdup_printf ("http://localhost:%u/", port);

  self->model = g_object_ref (model);
  self->portal = g_strdup (portal);
  self->trusted = g_strdup (trusted);
  if (account != NULL)
    {
      self->account = g_object_ref (account);
      due_sign_in_form_replace (self->form);
    }
  due_sign_in_form_follow (self->form, model, address != NULL ? due_address_get_base (address) : "",
                           handler);
  return self;
}

DuePage *
due_sign_in_page_new (DueWindowModel *model, const char *portal, const char *trusted_certificate)
{
  DueSignInPage *self = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);
  g_return_val_if_fail (portal != NULL && trusted_certificate != NULL, NULL);

  self = make (model, NULL, portal, trusted_certificate, DUE_REDIRECT_PORT);
  due_sign_in_form_fill (self->form, due_window_model_get_demo_portal (model));
  show_form (self);
  return DUE_PAGE (self);
}

DuePage *
due_sign_in_page_new_again (DueWindowModel *model, DueAccount *account)
{
  DueSignInPage *self = NULL;
  g_autofree char *trusted = NULL;
  g_autofree char *client_id = NULL;

  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);
  g_return_val_if_fail (DUE_IS_ACCOUNT (account), NULL);

  trusted = due_account_get_trusted_certificate (account);
  client_id = due_account_get_client_id (account);
  self = make (model, account, due_account_get_portal (account), trusted,
               due_account_get_redirect_port (account));
  due_sign_in_form_set_client_id (self->form, client_id,
                                  !due_account_is_writable (account, "client-id"));
  due_signin_get_client_secret_async (account, due_window_model_get_secrets (model),
                                      self->cancellable, on_secret_found, self);
  return DUE_PAGE (self);
}
