/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "account.h"

G_BEGIN_DECLS

/* How many accounts are followed, and how many ids of the settings are looked at for them. */
#define DUE_ACCOUNTS_MAX 100
#define DUE_ACCOUNTS_IDS_MAX 1000

/**
 * DueAccountsError:
 *
 * The message is a translated sentence for a person.
 */
typedef enum
{
  DUE_ACCOUNTS_ERROR_NOT_FOUND,
  DUE_ACCOUNTS_ERROR_AMBIGUOUS, /* several accounts fit */
  DUE_ACCOUNTS_ERROR_LOCKED,    /* an administrator has locked the settings */
  DUE_ACCOUNTS_ERROR_TOO_MANY,
} DueAccountsError;

#define DUE_ACCOUNTS_ERROR (due_accounts_error_quark ())
GQuark due_accounts_error_quark (void);

/**
 * DueAccounts:
 *
 * The accounts of a person, in their order: a GListModel of #DueAccount that follows the settings,
 * whichever process writes them. An account that stays is the same object. What cannot be an
 * account (a bad or repeated id, no portal) is left out, and left alone.
 */
#define DUE_TYPE_ACCOUNTS (due_accounts_get_type ())
G_DECLARE_FINAL_TYPE (DueAccounts, due_accounts, DUE, ACCOUNTS, GObject)

DueAccounts *due_accounts_new (GSettings *general) G_GNUC_WARN_UNUSED_RESULT;

guint due_accounts_get_n (DueAccounts *self);
/* (transfer full) (nullable) */
DueAccount *due_accounts_get_by_id (DueAccounts *self, const char *id);
/* Never one that nobody has signed in to yet, whatever @user_id is. */
DueAccount *due_accounts_get_by_identity (DueAccounts *self, const char *portal, gint64 user_id);
/* The account that a sign-in as @user_id belongs to: this person's, else one that an administrator
 * has preset for the portal and nobody has signed in to yet. */
DueAccount *due_accounts_get_for_person (DueAccounts *self, const char *portal, gint64 user_id);
/* (transfer full) (nullable): what a person means by @text: an id, a host, or user@host, where the
 * user is a name or a number. NOT_FOUND or AMBIGUOUS. */
DueAccount *due_accounts_find (DueAccounts *self, const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Whether an account could be added: FALSE with LOCKED or TOO_MANY. */
gboolean due_accounts_can_add (DueAccounts *self, GError **error);
/* Whether this one could be removed or moved: FALSE with NOT_FOUND or LOCKED. */
gboolean due_accounts_can_remove (DueAccounts *self, const char *id, GError **error);
/* (transfer full) (nullable): writes the account's settings, then the list; nothing stays of it on
 * failure (LOCKED, TOO_MANY). @portal and @name: see due_account_get_portal(). */
DueAccount *due_accounts_add (DueAccounts *self,
                              const char *portal,
                              gint64 user_id,
                              const char *name,
                              DueMethod method,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for an @id (a new random UUID) under which the secret was stored first. */
DueAccount *due_accounts_add_with_id (DueAccounts *self,
                                      const char *id,
                                      const char *portal,
                                      gint64 user_id,
                                      const char *name,
                                      DueMethod method,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Moves it among those that are shown; as far as there are places. @by: -1 is up, +1 down.
 * NOT_FOUND or LOCKED. */
gboolean due_accounts_move (DueAccounts *self, const char *id, int by, GError **error);
/* Takes the account off the list and touches nothing else, so that due_accounts_put_back() with
 * the same *position undoes it. NOT_FOUND or LOCKED; TOO_MANY too to put it back. */
gboolean due_accounts_take_off (DueAccounts *self, const char *id, guint *position, GError **error);
gboolean due_accounts_put_back (DueAccounts *self, const char *id, guint position, GError **error);
/* Takes the account off the list and resets its settings. The secret is not touched: see
 * due_signin_forget_async(). NOT_FOUND or LOCKED. */
gboolean due_accounts_remove (DueAccounts *self, const char *id, GError **error);

G_END_DECLS
