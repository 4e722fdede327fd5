/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DueTrouble:
 *
 * The rows of the closed table of failures: what went wrong, in a person's terms. The table
 * (trouble.c) knows for each row the state of the account, whose fault it is, the sentence and what
 * helps.
 */
typedef enum
{
  DUE_TROUBLE_NONE,
  DUE_TROUBLE_NETWORK,           /* no connection, name not found */
  DUE_TROUBLE_TIMEOUT,           /* no answer in time */
  DUE_TROUBLE_PROXY,             /* the proxy refused */
  DUE_TROUBLE_CERTIFICATE,       /* not trusted, expired, of another host */
  DUE_TROUBLE_PORTAL_DOWN,       /* 5xx, internal error */
  DUE_TROUBLE_NOT_A_PORTAL,      /* answers that are not Bitrix24's: HTML, broken JSON, too large */
  DUE_TROUBLE_PORTAL_MOVED,      /* 302 to another host: the person confirms the new address */
  DUE_TROUBLE_PORTAL_CLOSED,     /* PORTAL_DELETED: public part closed */
  DUE_TROUBLE_TOO_MANY,          /* QUERY_LIMIT_EXCEEDED */
  DUE_TROUBLE_TIME_LIMIT,        /* OPERATION_TIME_LIMIT */
  DUE_TROUBLE_OVERLOAD,          /* OVERLOAD_LIMIT: blocked */
  DUE_TROUBLE_WEBHOOK_GONE,      /* wrong, deleted or expired webhook */
  DUE_TROUBLE_SIGNED_OUT,        /* the sign-in was ended (OAuth) */
  DUE_TROUBLE_USER_DISMISSED,    /* authorization_error, inactive profile */
  DUE_TROUBLE_APP_REMOVED,       /* APPLICATION_NOT_FOUND, NOT_INSTALLED */
  DUE_TROUBLE_CLIENT_REFUSED,    /* invalid_client, wrong_client: id or key of the application */
  DUE_TROUBLE_SIGN_IN_SERVER,    /* the server that renews a sign-in does not answer as it should */
  DUE_TROUBLE_NO_PERMISSION,     /* insufficient_scope: "Tasks" is not ticked for the webhook */
  DUE_TROUBLE_APP_NO_PERMISSION, /* the same for the local application */
  DUE_TROUBLE_PLAN,              /* PAYMENT_REQUIRED, ACCESS_DENIED: plan without REST */
  DUE_TROUBLE_NOT_ALLOWED,       /* user_access_error, extranet, ACCESS_ERROR, `[]` for all */
  DUE_TROUBLE_CONFIRMATION,      /* METHOD_CONFIRM_WAITING */
  DUE_TROUBLE_UNSUPPORTED,       /* the portal does not know the method */
  DUE_TROUBLE_BAD_REQUEST,       /* our request was wrong: our fault */
  DUE_TROUBLE_KEYRING_LOCKED,
  DUE_TROUBLE_KEYRING_MISSING,     /* no Secret Service */
  DUE_TROUBLE_SECRET_MISSING,      /* unlocked, but there is no item */
  DUE_TROUBLE_SECRET_FILE,         /* the file instead of the keyring cannot be used */
  DUE_TROUBLE_NOT_SIGNED_IN,       /* preset by an administrator, nobody has signed in yet */
  DUE_TROUBLE_LINK_MISSING,        /* as SECRET_MISSING, where a webhook's link was kept */
  DUE_TROUBLE_SIGN_IN_CERTIFICATE, /* that of the server of tokens is not trusted */
  DUE_N_TROUBLES,
} DueTrouble;

typedef enum
{
  DUE_FAULT_NOBODY,
  DUE_FAULT_NETWORK,
  DUE_FAULT_CERTIFICATE,
  DUE_FAULT_PROXY,
  DUE_FAULT_PORTAL,
  DUE_FAULT_PLAN,
  DUE_FAULT_PERMISSION,
  DUE_FAULT_CREDENTIAL,
  DUE_FAULT_KEYRING,
  DUE_FAULT_US,
} DueFault;

/* The one thing that helps, a button or menu item; its label is due_remedy_get_label(). */
typedef enum
{
  DUE_REMEDY_NONE,
  DUE_REMEDY_TRY_AGAIN,        /* Try Again */
  DUE_REMEDY_REPLACE_WEBHOOK,  /* Replace Webhook… */
  DUE_REMEDY_SIGN_IN,          /* Sign In Again… */
  DUE_REMEDY_SIGN_IN_FIRST,    /* Sign In…: nobody has yet */
  DUE_REMEDY_UNLOCK,           /* Unlock Keyring… */
  DUE_REMEDY_OPEN_WEBHOOK,     /* Open Webhook: the portal's page of webhooks */
  DUE_REMEDY_SWITCH_ON,        /* Switch On */
  DUE_REMEDY_SHOW_CERTIFICATE, /* Show Certificate… */
} DueRemedy;

const char *
due_trouble_get_name (DueTrouble trouble); /* "webhook-gone": for logs and diagnostics */
DueFault due_trouble_get_fault (DueTrouble trouble);
DueRemedy due_trouble_get_remedy (DueTrouble trouble);
/* Translated, complete sentences: what happened (and what the person can do). Never NULL. */
const char *due_trouble_get_sentence (DueTrouble trouble);
const char *due_remedy_get_label (DueRemedy remedy); /* translated; NULL for NONE */
const char *due_remedy_get_name (DueRemedy remedy);  /* "sign-in": on D-Bus; "" for NONE */

G_END_DECLS
