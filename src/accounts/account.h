/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kind.h"
#include "watch.h"

G_BEGIN_DECLS

/* As in the schema. */
typedef enum
{
  DUE_METHOD_WEBHOOK,
  DUE_METHOD_OAUTH,
} DueMethod;

/* More bytes than this are no name of a portal. */
#define DUE_ACCOUNT_PORTAL_MAX 300

/**
 * DueAccount:
 *
 * One person on one portal: a live view of the settings of an account. Holds no secret.
 *
 * Signal "changed" (const char *what): a setting has another value now, whichever process set it.
 * @what is "watch" (roles, projects), "count", "notify", "enabled", "credentials" (portal, user,
 * method, client id, token server, redirect port), "certificate", "name", "project-names" or
 * "open-with". Several settings that change together are several signals.
 */
#define DUE_TYPE_ACCOUNT (due_account_get_type ())
G_DECLARE_FINAL_TYPE (DueAccount, due_account, DUE, ACCOUNT, GObject)

/* @id: a sound UUID, see due_settings_is_account_id(). */
DueAccount *due_account_new (GSettings *general, const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* Strings that are not (transfer full) are valid until the next "changed". */
const char *due_account_get_id (DueAccount *self);
/* "host[:port]", or "http://127.0.0.1:PORT" for a simulator; "" when there is none. */
const char *due_account_get_portal (DueAccount *self);
/* Whether the portal is one that links can be made from; others are left out of #DueAccounts. */
gboolean due_account_has_portal (DueAccount *self);
/* (transfer full): "https://host[:port]", without a slash at the end: what links are built from. */
char *due_account_get_base (DueAccount *self);
gint64 due_account_get_user_id (DueAccount *self);
const char *due_account_get_user_name (DueAccount *self); /* may be "" */
DueMethod due_account_get_method (DueAccount *self);
char *due_account_get_client_id (DueAccount *self);    /* (transfer full); "" for none */
char *due_account_get_token_server (DueAccount *self); /* (transfer full); "": by zone */
guint due_account_get_redirect_port (DueAccount *self);
DueKinds due_account_get_count (DueAccount *self);  /* what the badge sums */
DueKinds due_account_get_notify (DueAccount *self); /* what notifications tell about */
DueWatch *due_account_get_watch (DueAccount *self); /* (transfer full) */
/* (transfer full) (nullable): the name that the portal gave for a chosen project. */
char *due_account_get_project_name (DueAccount *self, gint64 project_id);
gboolean due_account_get_enabled (DueAccount *self);
char *due_account_get_open_with (DueAccount *self); /* (transfer full); "": the default */
char *
due_account_get_trusted_certificate (DueAccount *self); /* (transfer full); "": the system's */

/* Whether @key, one of the schema, may be set here: an administrator may have locked it. */
gboolean due_account_is_writable (DueAccount *self, const char *key);
/* These are FALSE, and change nothing, when the key is locked. */
gboolean due_account_set_enabled (DueAccount *self, gboolean enabled);
gboolean due_account_set_identity (DueAccount *self, gint64 user_id, const char *name);
gboolean due_account_set_portal (DueAccount *self, const char *portal, DueMethod method);
/* Back to the defaults, all keys. */
void due_account_reset (DueAccount *self);
/* (transfer none): for a view to bind to. */
GSettings *due_account_get_settings (DueAccount *self);

G_END_DECLS
