/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages.h"

#include "account-page.h"
#include "add-page.h"
#include "certificate-page.h"
#include "general-page.h"
#include "icon-page.h"
#include "notifications-page.h"
#include "sign-in-page.h"
#include "why-page.h"

typedef DuePage *(*MakePage) (DueWindowModel *model);

static const struct
{
  const char *name;
  MakePage make;
} pages[] = {
  { "add", due_add_page_new },   { "general", due_general_page_new },
  { "icon", due_icon_page_new }, { "notifications", due_notifications_page_new },
  { "why", due_why_page_new },
};

typedef DuePage *(*MakeAccountPage) (DueWindowModel *model, DueAccount *account);

/* Those that are about an account: its id follows, after a colon. */
static const struct
{
  const char *name;
  MakeAccountPage make;
} account_pages[] = {
  { "account", due_account_page_new },
  { "certificate", due_certificate_page_new },
  { "replace", due_replace_page_new },
  { "sign-in", due_sign_in_page_new_again },
};

const char *
due_pages_get_account_id (const char *name)
{
  const char *colon = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  colon = strchr (name, ':');
  return colon != NULL ? colon + 1 : NULL;
}

static DuePage *
make_account_page (DueWindowModel *model, const char *name, const char *id)
{
  g_autoptr (DueAccount) account =
      due_accounts_get_by_id (due_window_model_get_accounts (model), id);
  gsize length = (gsize) (id - name) - 1;

  for (guint i = 0; account != NULL && i < G_N_ELEMENTS (account_pages); i++)
    if (strlen (account_pages[i].name) == length &&
        strncmp (name, account_pages[i].name, length) == 0)
      return account_pages[i].make (model, account);
  return NULL;
}

DuePage *
due_pages_make (DueWindowModel *model, const char *name)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (model), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (due_pages_get_account_id (name) != NULL)
    return make_account_page (model, name, due_pages_get_account_id (name));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (name, pages[i].name))
      return pages[i].make (model);
  return NULL;
}
