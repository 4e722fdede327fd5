/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "trouble.h"

#include <glib/gi18n.h>

#include "state.h"

/* The closed table of failures: a new one is a new row here and nothing else. */
typedef struct
{
  const char *name;
  DueStateKind state;
  DueFault fault;
  DueRemedy remedy;
  const char *sentence;
} Row;

static const Row rows[DUE_N_TROUBLES] = {
  [DUE_TROUBLE_NONE] = { "none", DUE_STATE_CURRENT, DUE_FAULT_NOBODY, DUE_REMEDY_NONE,
                         N_ ("Everything works.") },
  [DUE_TROUBLE_NETWORK] = { "network", DUE_STATE_OFFLINE, DUE_FAULT_NETWORK, DUE_REMEDY_TRY_AGAIN,
                            N_ ("The portal is not reachable. Check your connection.") },
  [DUE_TROUBLE_TIMEOUT] = { "timeout", DUE_STATE_OFFLINE, DUE_FAULT_NETWORK, DUE_REMEDY_TRY_AGAIN,
                            N_ ("The portal does not answer in time.") },
  [DUE_TROUBLE_PROXY] = { "proxy", DUE_STATE_OFFLINE, DUE_FAULT_PROXY, DUE_REMEDY_TRY_AGAIN,
                          N_ ("The proxy refuses the connection. Check the proxy settings of this "
                              "computer.") },
  [DUE_TROUBLE_CERTIFICATE] = { "certificate", DUE_STATE_OFFLINE, DUE_FAULT_CERTIFICATE,
                                DUE_REMEDY_SHOW_CERTIFICATE,
                                N_ ("This system does not trust the certificate of the portal.") },
  [DUE_TROUBLE_PORTAL_DOWN] = { "portal-down", DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
                                DUE_REMEDY_TRY_AGAIN, N_ ("The portal has a problem of its own.") },
  [DUE_TROUBLE_NOT_A_PORTAL] = { "not-a-portal", DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
                                 DUE_REMEDY_TRY_AGAIN,
                                 N_ ("What answers at this address does not answer as Bitrix24 "
                                     "does.") },
  [DUE_TROUBLE_PORTAL_MOVED] = { "portal-moved", DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
                                 DUE_REMEDY_TRY_AGAIN,
                                 N_ ("The portal leads to another address. If it has moved, "
                                     "connect it there.") },
  [DUE_TROUBLE_PORTAL_CLOSED] = { "portal-closed", DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
                                  DUE_REMEDY_TRY_AGAIN,
                                  N_ ("The portal is closed, perhaps for maintenance.") },
  [DUE_TROUBLE_TOO_MANY] = { "too-many", DUE_STATE_BUSY, DUE_FAULT_PORTAL, DUE_REMEDY_NONE,
                             N_ ("The portal asks for a pause.") },
  [DUE_TROUBLE_TIME_LIMIT] = { "time-limit", DUE_STATE_BUSY, DUE_FAULT_PORTAL, DUE_REMEDY_NONE,
                               N_ ("The portal asks for a pause.") },
  [DUE_TROUBLE_OVERLOAD] = { "overload", DUE_STATE_BUSY, DUE_FAULT_PORTAL, DUE_REMEDY_NONE,
                             N_ ("The portal is overloaded and answers no programs. If this "
                                 "lasts, ask its administrator.") },
  [DUE_TROUBLE_WEBHOOK_GONE] = { "webhook-gone", DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
                                 DUE_REMEDY_REPLACE_WEBHOOK,
                                 N_ ("The webhook was deleted on the portal. Nothing is counted "
                                     "until there is a new one.") },
  [DUE_TROUBLE_SIGNED_OUT] = { "signed-out", DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
                               DUE_REMEDY_SIGN_IN,
                               N_ ("The portal has ended the sign-in. Nothing is counted until "
                                   "you sign in again.") },
  [DUE_TROUBLE_USER_DISMISSED] = { "user-dismissed", DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
                                   DUE_REMEDY_SIGN_IN,
                                   N_ ("The portal does not let this person in any more. Ask its "
                                       "administrator.") },
  [DUE_TROUBLE_APP_REMOVED] = { "app-removed", DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
                                DUE_REMEDY_SIGN_IN,
                                N_ ("The local application was removed on the portal. Nothing is "
                                    "counted until you sign in with a new one.") },
  [DUE_TROUBLE_CLIENT_REFUSED] = { "client-refused", DUE_STATE_SIGNED_OUT, DUE_FAULT_CREDENTIAL,
                                   DUE_REMEDY_SIGN_IN,
                                   N_ ("The portal does not know this application. Check its id "
                                       "and key.") },
  [DUE_TROUBLE_SIGN_IN_SERVER] = { "sign-in-server", DUE_STATE_OFFLINE, DUE_FAULT_PORTAL,
                                   DUE_REMEDY_TRY_AGAIN,
                                   N_ ("The sign-in server of Bitrix24 does not answer. Duebell "
                                       "goes on trying.") },
  [DUE_TROUBLE_NO_PERMISSION] = { "no-permission", DUE_STATE_FORBIDDEN, DUE_FAULT_PERMISSION,
                                  DUE_REMEDY_OPEN_WEBHOOK,
                                  N_ ("This webhook may not read tasks. Add the permission "
                                      "“Tasks” to it on the portal.") },
  [DUE_TROUBLE_APP_NO_PERMISSION] = { "app-no-permission", DUE_STATE_FORBIDDEN,
                                      DUE_FAULT_PERMISSION, DUE_REMEDY_TRY_AGAIN,
                                      N_ ("The local application may not read tasks. Ask the "
                                          "administrator of the portal to add the permission "
                                          "“Tasks” to it.") },
  [DUE_TROUBLE_PLAN] = { "plan", DUE_STATE_FORBIDDEN, DUE_FAULT_PLAN, DUE_REMEDY_TRY_AGAIN,
                         N_ ("The plan of the portal does not let programs in. Ask its "
                             "administrator.") },
  [DUE_TROUBLE_NOT_ALLOWED] = { "not-allowed", DUE_STATE_FORBIDDEN, DUE_FAULT_PERMISSION,
                                DUE_REMEDY_TRY_AGAIN,
                                N_ ("The portal does not show these numbers to you. Ask its "
                                    "administrator.") },
  [DUE_TROUBLE_CONFIRMATION] = { "confirmation", DUE_STATE_FORBIDDEN, DUE_FAULT_PERMISSION,
                                 DUE_REMEDY_TRY_AGAIN,
                                 N_ ("An administrator of the portal has yet to confirm the "
                                     "access.") },
  [DUE_TROUBLE_UNSUPPORTED] = { "unsupported", DUE_STATE_FORBIDDEN, DUE_FAULT_PORTAL,
                                DUE_REMEDY_TRY_AGAIN,
                                N_ ("This portal does not offer task counters.") },
  [DUE_TROUBLE_BAD_REQUEST] = { "bad-request", DUE_STATE_OFFLINE, DUE_FAULT_US,
                                DUE_REMEDY_TRY_AGAIN,
                                N_ ("The portal does not understand Duebell. A newer version may "
                                    "help.") },
  [DUE_TROUBLE_KEYRING_LOCKED] = { "keyring-locked", DUE_STATE_LOCKED, DUE_FAULT_KEYRING,
                                   DUE_REMEDY_UNLOCK,
                                   N_ ("The keyring that keeps the sign-in is locked.") },
  [DUE_TROUBLE_KEYRING_MISSING] = { "keyring-missing", DUE_STATE_LOCKED, DUE_FAULT_KEYRING,
                                    DUE_REMEDY_TRY_AGAIN,
                                    N_ ("The keyring that keeps the sign-in does not answer.") },
  [DUE_TROUBLE_SECRET_MISSING] = { "secret-missing", DUE_STATE_SIGNED_OUT, DUE_FAULT_KEYRING,
                                   DUE_REMEDY_SIGN_IN,
                                   N_ ("The keyring does not hold the sign-in any more. Nothing "
                                       "is counted until you sign in again.") },
  [DUE_TROUBLE_SECRET_FILE] = { "secret-file", DUE_STATE_SIGNED_OUT, DUE_FAULT_KEYRING,
                                DUE_REMEDY_SIGN_IN,
                                N_ ("The file that keeps the sign-in cannot be used: others may "
                                    "read it, or it is damaged. Sign in again to replace it.") },
  [DUE_TROUBLE_NOT_SIGNED_IN] = { "not-signed-in", DUE_STATE_SIGNED_OUT, DUE_FAULT_NOBODY,
                                  DUE_REMEDY_SIGN_IN_FIRST,
                                  N_ ("Nothing is counted until you sign in.") },
  [DUE_TROUBLE_LINK_MISSING] = { "link-missing", DUE_STATE_SIGNED_OUT, DUE_FAULT_KEYRING,
                                 DUE_REMEDY_REPLACE_WEBHOOK,
                                 N_ ("The keyring does not hold the webhook link any more. Nothing "
                                     "is counted until there is a new one.") },
  [DUE_TROUBLE_SIGN_IN_CERTIFICATE] = { "sign-in-certificate", DUE_STATE_OFFLINE,
                                        DUE_FAULT_CERTIFICATE, DUE_REMEDY_TRY_AGAIN,
                                        N_ ("This system does not trust the certificate of the "
                                            "sign-in server. Nothing is sent there.") },
};

static const struct
{
  const char *name;
  const char *label;
} remedies[] = {
  [DUE_REMEDY_NONE] = { "", NULL },
  [DUE_REMEDY_TRY_AGAIN] = { "try-again", N_ ("Try Again") },
  [DUE_REMEDY_REPLACE_WEBHOOK] = { "replace-webhook", N_ ("Replace Webhook…") },
  [DUE_REMEDY_SIGN_IN] = { "sign-in", N_ ("Sign In Again…") },
  [DUE_REMEDY_SIGN_IN_FIRST] = { "sign-in", N_ ("Sign In…") },
  [DUE_REMEDY_UNLOCK] = { "unlock", N_ ("Unlock Keyring…") },
  [DUE_REMEDY_OPEN_WEBHOOK] = { "open-webhook", N_ ("Open Webhook") },
  [DUE_REMEDY_SWITCH_ON] = { "switch-on", N_ ("Switch On") },
  [DUE_REMEDY_SHOW_CERTIFICATE] = { "show-certificate", N_ ("Show Certificate…") },
};

static const Row *
get_row (DueTrouble trouble)
{
  g_return_val_if_fail ((guint) trouble < DUE_N_TROUBLES, &rows[DUE_TROUBLE_NONE]);

  return &rows[trouble];
}

const char *
due_trouble_get_name (DueTrouble trouble)
{
  return get_row (trouble)->name;
}

DueStateKind
due_trouble_get_state (DueTrouble trouble)
{
  return get_row (trouble)->state;
}

DueFault
due_trouble_get_fault (DueTrouble trouble)
{
  return get_row (trouble)->fault;
}

DueRemedy
due_trouble_get_remedy (DueTrouble trouble)
{
  return get_row (trouble)->remedy;
}

const char *
due_trouble_get_sentence (DueTrouble trouble)
{
  return _ (get_row (trouble)->sentence);
}

const char *
due_remedy_get_label (DueRemedy remedy)
{
  g_return_val_if_fail ((guint) remedy < G_N_ELEMENTS (remedies), NULL);

  return remedy != DUE_REMEDY_NONE ? _ (remedies[remedy].label) : NULL;
}

const char *
due_remedy_get_name (DueRemedy remedy)
{
  g_return_val_if_fail ((guint) remedy < G_N_ELEMENTS (remedies), "");

  return remedies[remedy].name;
}
