/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#include <glib/gi18n.h>

#include "address.h"
#include "client.h"
#include "probe.h"
#include "signin-error.h"

void
due_signin_check_free (DueSigninCheck *self)
{
  g_free (self->portal);
  g_free (self->user_name);
  g_clear_pointer (&self->counters, due_counters_unref);
  g_free (self);
}

static DueSigninCheck *
check_new (const DueAddress *address)
{
  DueSigninCheck *self = g_new0 (DueSigninCheck, 1);

  self->is_webhook = due_address_is_webhook (address);
  self->portal = g_strdup (due_address_get_portal (address));
  self->user_name = g_strdup ("");
  return self;
}

/* Takes @error. Of a portal that was typed by hand the first thing to doubt is the spelling. */
static void
return_failure (GTask *task, GError *error)
{
  DueTrouble trouble = due_portal_error_get_trouble (error);

  due_signin_error_say (error);
  if (error->domain == DUE_PORTAL_ERROR && trouble == DUE_TROUBLE_NETWORK)
    {
      g_free (error->message);
      error->message = g_strdup (
          _ ("No portal answers at this address. Check the spelling and your connection."));
    }
  g_task_return_error (task, error);
}

static void
on_identified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DueIdentity) identity = NULL;
  g_autoptr (DueSigninCheck) check = NULL;
  DueCounters *counters = NULL;
  GError *error = NULL;

  identity = due_client_identify_finish (DUE_CLIENT (source), result, &error);
  if (identity == NULL)
    {
      return_failure (task, error);
      return;
    }
  if (!due_identity_has_task_permission (identity))
    {
      return_failure (
          task, due_portal_error_new (DUE_PORTAL_ERROR_FORBIDDEN, DUE_TROUBLE_NO_PERMISSION, 0));
      return;
    }
  check = check_new (g_task_get_task_data (task));
  g_free (check->user_name);
  check->user_name = g_strdup (due_identity_get_name (identity));
  counters = due_identity_get_counters (identity);
  if (counters != NULL)
    check->counters = due_counters_ref (counters);
  g_task_return_pointer (task, g_steal_pointer (&check), (GDestroyNotify) due_signin_check_free);
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (due_probe_finish (result, &error))
    g_task_return_pointer (task, check_new (g_task_get_task_data (task)),
                           (GDestroyNotify) due_signin_check_free);
  else
    return_failure (task, error);
}

void
due_signin_check_async (const char *text,
                        const char *trusted_certificate,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DueClient) client = NULL;
  DueAddress *address = NULL;
  GError *error = NULL;

  g_return_if_fail (text != NULL);
  g_return_if_fail (trusted_certificate != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_signin_check_async);
  address = due_address_parse (text, &error);
  if (address == NULL)
    {
      return_failure (task, error);
      return;
    }
  g_task_set_task_data (task, address, (GDestroyNotify) due_address_unref);
  if (!due_address_is_webhook (address))
    {
      due_probe_async (address, trusted_certificate, cancellable, on_probed,
                       g_steal_pointer (&task));
      return;
    }
  client = due_client_new (address, DUE_CLIENT_DEADLINE_MS);
  due_client_set_trusted_certificate (client, trusted_certificate);
  due_client_identify_async (client, cancellable, on_identified, g_steal_pointer (&task));
}

DueSigninCheck *
due_signin_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
