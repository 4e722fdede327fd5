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
/* Names of people and projects are cut to this many bytes. */
#define DUE_ACCOUNT_NAME_MAX 256
/* Where the browser comes back to, unless the settings have another port: what a local application
 * is registered with on the portal is "http://localhost:23547/". */
#define DUE_REDIRECT_PORT 23547

/**
 * DueAccount:
 *
 * One person on one portal: a live view of the settings of an account. Holds no secret.
 *
 * Signal "changed" (const char *what): a setting has another value now, whichever process set it.
 * @what is "watch" (roles, projects), "count", "notify", "enabled", "credentials" (portal, user,
 * method, client id and secret file, token server, redirect port), "certificate", "name",
 * "project-names" or "open-with". Several settings that change together are several signals.
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
/* 0: nobody has signed in yet, as in an account that an administrator has preset. */
gint64 due_account_get_user_id (DueAccount *self);
const char *due_account_get_user_name (DueAccount *self); /* may be "" */
DueMethod due_account_get_method (DueAccount *self);
char *due_account_get_client_id (DueAccount *self);    /* (transfer full); "" for none */
char *due_account_get_token_server (DueAccount *self); /* (transfer full); "": by zone */
/* (transfer full); "" for none: an administrator's file with the key of the local application,
 * read by due_secret_file_read(). */
char *due_account_get_client_secret_file (DueAccount *self);
guint due_account_get_redirect_port (DueAccount *self); /* 1 to 65535 */
DueKinds due_account_get_count (DueAccount *self);      /* what the badge sums */
DueKinds due_account_get_notify (DueAccount *self);     /* what notifications tell about */
DueWatch *due_account_get_watch (DueAccount *self);     /* (transfer full) */
/* (transfer full) (nullable): the name that the portal gave for a chosen project. */
char *due_account_get_project_name (DueAccount *self, gint64 project_id);
gboolean due_account_get_enabled (DueAccount *self);
/* (transfer full); "": the default browser; "bitrix24"; else the id of a desktop file. */
char *due_account_get_open_with (DueAccount *self);
/* (transfer full): 64 lower-case hexadecimal digits; "": the system's store decides. */
char *due_account_get_trusted_certificate (DueAccount *self);

/* Whether @key, one of the schema, may be set here: an administrator may have locked it. */
gboolean due_account_is_writable (DueAccount *self, const char *key);
/* These are FALSE, and change nothing, when a key that would change is locked, or a value cannot be
 * one of that key. Texts are any bytes. */
gboolean due_account_set_enabled (DueAccount *self, gboolean enabled);
/* @user_id: 1 or more. */
gboolean due_account_set_identity (DueAccount *self, gint64 user_id, const char *name);
/* @portal: as due_address_get_portal() gives it. */
gboolean due_account_set_portal (DueAccount *self, const char *portal, DueMethod method);
/* @token_server: "": by zone. @redirect_port: 0: the usual one. */
gboolean due_account_set_oauth (DueAccount *self,
                                const char *client_id,
                                const char *token_server,
                                guint redirect_port);
/* @hex: a SHA-256 in hexadecimal digits, colons between them or not; "": the system's store. */
gboolean due_account_set_trusted_certificate (DueAccount *self, const char *hex);
gboolean due_account_set_roles (DueAccount *self, DueRoles roles);
gboolean due_account_set_count (DueAccount *self, DueKinds kinds);
gboolean due_account_set_notify (DueAccount *self, DueKinds kinds);
/* Both at once: who looks never sees the one without the other. @ids: 1 or more each, at most
 * DUE_WATCH_PROJECTS_MAX; kept with the filter "all" too. */
gboolean due_account_set_projects (DueAccount *self,
                                   DueProjectFilter filter,
                                   const gint64 *ids,
                                   gsize n_ids);
gboolean due_account_set_project_name (DueAccount *self, gint64 project_id, const char *name);
/* @open_with: see due_account_get_open_with(). */
gboolean due_account_set_open_with (DueAccount *self, const char *open_with);
/* Back to the defaults, all keys. */
void due_account_reset (DueAccount *self);
/* (transfer none): for a view to bind to. */
GSettings *due_account_get_settings (DueAccount *self);

G_END_DECLS
