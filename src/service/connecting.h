/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "plan.h"

G_BEGIN_DECLS

/* One `duebell connect`, of whichever kind. Begins as all zero. */
typedef struct
{
  GMainLoop *loop;
  GCancellable *cancellable; /* cancelled by Ctrl-C */
  DueAccounts *accounts;
  DueSecrets *secrets;
  DueSecretsPlace place;
  DueAccount *account; /* (nullable): the result */
  GError *error;       /* (nullable): or why there is none: a sentence */
  char **known;        /* ids of the accounts that were there before */
  DueSecret *secret;   /* (nullable): to hand over when it is kept in memory only */
  guint int_id;
  guint term_id;
} DueConnecting;

/* FALSE with @error, a sentence. @session: the secret is kept in memory only. */
gboolean due_connecting_init (DueConnecting *self, gboolean session, GError **error);
void due_connecting_clear (DueConnecting *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DueConnecting, due_connecting_clear)

DueSigninPlan due_connecting_get_plan (DueConnecting *self);
/* From now on Ctrl-C cancels, until the loop has run; before, it ends the program. */
void due_connecting_heed_interrupt (DueConnecting *self);
/* Runs the loop until somebody quits it; Ctrl-C cancels. */
void due_connecting_run (DueConnecting *self);
/* Says how it went, after account or error is set; gives the running service what it needs.
 * Returns the exit status. */
int due_connecting_finish (DueConnecting *self);

/* `duebell connect --oauth PORTAL`. */
typedef struct
{
  char *portal;
  char *client_id;    /* (nullable): that of the account, else it is asked for */
  char *token_server; /* (nullable): that of the account, else by zone */
  int redirect_port;  /* 0: that of the account, else the usual one */
  gboolean no_browser;
} DueConnectBrowserOptions;

int due_connect_browser (DueConnecting *self, const DueConnectBrowserOptions *options);

G_END_DECLS
