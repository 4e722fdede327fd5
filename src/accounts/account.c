/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account.h"

#include <string.h>

#include "account-private.h"
#include "clean-text.h"
#include "settings.h"

struct _DueAccount
{
  GObject parent_instance;

  GSettings *settings;
  GHashTable *values; /* (element-type utf8 GVariant): the last known value of each key of `keys` */
  char *id;
  char *portal;
  char *user_name;
  gint64 user_id;
};

G_DEFINE_FINAL_TYPE (DueAccount, due_account, G_TYPE_OBJECT)

static guint changed_signal;

static const struct
{
  const char *key;
  const char *what;
} keys[] = {
  { "portal", "credentials" },
  { "user-id", "credentials" },
  { "user-name", "name" },
  { "method", "credentials" },
  { "client-id", "credentials" },
  { "client-secret-file", "credentials" },
  { "token-server", "credentials" },
  { "redirect-port", "credentials" },
  { "count", "count" },
  { "notify", "notify" },
  { "roles", "watch" },
  { "project-filter", "watch" },
  { "projects", "watch" },
  { "project-names", "project-names" },
  { "enabled", "enabled" },
  { "open-with", "open-with" },
  { "trusted-certificate", "certificate" },
};

static void
read_identity (DueAccount *self)
{
  g_autofree char *name = NULL;

  g_free (self->portal);
  g_free (self->user_name);
  self->portal = g_settings_get_string (self->settings, "portal");
  name = g_settings_get_string (self->settings, "user-name");
  self->user_name = due_clean_text (name, DUE_ACCOUNT_NAME_MAX);
  self->user_id = MAX (0, g_settings_get_int64 (self->settings, "user-id"));
}

/* Settings also say "changed" for a value that was written again as it was. */
static gboolean
take_value (DueAccount *self, const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, key);
  GVariant *old = g_hash_table_lookup (self->values, key);

  if (old != NULL && g_variant_equal (old, value))
    return FALSE;
  g_hash_table_insert (self->values, g_strdup (key), g_steal_pointer (&value));
  return TRUE;
}

static const char *
find_what (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key))
      return keys[i].what;
  return NULL;
}

static void
on_setting_changed (DueAccount *self, const char *key)
{
  const char *what = find_what (key);

  if (what == NULL || !take_value (self, key))
    return;
  read_identity (self);
  g_signal_emit (self, changed_signal, 0, what);
}

const char *
due_account_get_id (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return self->id;
}

const char *
due_account_get_portal (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return self->portal;
}

/* The settings may hold anything. What is let through here goes into links and on the screen; the
 * credential is only ever sent to an address that the portal folder has checked once more. */
gboolean
due_account_has_portal (DueAccount *self)
{
  const char *rest = NULL;
  gsize length = 0;

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);

  rest = self->portal;
  if (g_str_has_prefix (rest, "http://"))
    rest += strlen ("http://");
  length = strlen (rest);
  return length > 0 && length <= DUE_ACCOUNT_PORTAL_MAX && rest[0] != '/' &&
         strspn (rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                       "0123456789-._~:[]/") == length;
}

char *
due_account_get_base (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  if (g_str_has_prefix (self->portal, "http://"))
    return g_strdup (self->portal);
  return g_strconcat ("https://", self->portal, NULL);
}

gint64
due_account_get_user_id (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), 0);

  return self->user_id;
}

const char *
due_account_get_user_name (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return self->user_name;
}

DueMethod
due_account_get_method (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), DUE_METHOD_WEBHOOK);

  return (DueMethod) g_settings_get_enum (self->settings, "method");
}

char *
due_account_get_client_id (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return g_settings_get_string (self->settings, "client-id");
}

char *
due_account_get_client_secret_file (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return g_settings_get_string (self->settings, "client-secret-file");
}

char *
due_account_get_token_server (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return g_settings_get_string (self->settings, "token-server");
}

guint
due_account_get_redirect_port (DueAccount *self)
{
  guint port = 0;

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), DUE_REDIRECT_PORT);

  port = g_settings_get_uint (self->settings, "redirect-port");
  return port != 0 ? port : DUE_REDIRECT_PORT;
}

DueKinds
due_account_get_count (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), DUE_KINDS_NONE);

  return (DueKinds) g_settings_get_flags (self->settings, "count");
}

DueKinds
due_account_get_notify (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), DUE_KINDS_NONE);

  return (DueKinds) g_settings_get_flags (self->settings, "notify");
}

DueWatch *
due_account_get_watch (DueAccount *self)
{
  g_autoptr (GVariant) projects = NULL;
  const gint64 *ids = NULL;
  gsize n_ids = 0;

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  projects = g_settings_get_value (self->settings, "projects");
  ids = g_variant_get_fixed_array (projects, &n_ids, sizeof (gint64));
  return due_watch_new ((DueRoles) g_settings_get_flags (self->settings, "roles"),
                        (DueProjectFilter) g_settings_get_enum (self->settings, "project-filter"),
                        ids, n_ids);
}

char *
due_account_get_project_name (DueAccount *self, gint64 project_id)
{
  g_autoptr (GVariant) names = NULL;
  GVariantIter iter;
  gint64 id = 0;
  const char *name = NULL;

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  names = g_settings_get_value (self->settings, "project-names");
  g_variant_iter_init (&iter, names);
  while (g_variant_iter_next (&iter, "{x&s}", &id, &name))
    if (id == project_id)
      return due_clean_text (name, DUE_ACCOUNT_NAME_MAX);
  return NULL;
}

gboolean
due_account_get_enabled (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);

  return g_settings_get_boolean (self->settings, "enabled");
}

char *
due_account_get_open_with (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return g_settings_get_string (self->settings, "open-with");
}

char *
due_account_get_trusted_certificate (DueAccount *self)
{
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  text = g_settings_get_string (self->settings, "trusted-certificate");
  return due_account_read_fingerprint (text, &digits) ? g_steal_pointer (&digits) : g_strdup ("");
}

gboolean
due_account_is_writable (DueAccount *self, const char *key)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);

  return g_settings_is_writable (self->settings, key);
}

void
due_account_reset (DueAccount *self)
{
  g_return_if_fail (DUE_IS_ACCOUNT (self));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_settings_is_writable (self->settings, keys[i].key))
      g_settings_reset (self->settings, keys[i].key);
}

GSettings *
due_account_get_settings (DueAccount *self)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), NULL);

  return self->settings;
}

static void
due_account_finalize (GObject *object)
{
  DueAccount *self = DUE_ACCOUNT (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self->id);
  g_free (self->portal);
  g_free (self->user_name);

  G_OBJECT_CLASS (due_account_parent_class)->finalize (object);
}

static void
due_account_class_init (DueAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_account_finalize;

  changed_signal = g_signal_new ("changed", DUE_TYPE_ACCOUNT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
due_account_init (DueAccount *self)
{
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
}

DueAccount *
due_account_new (GSettings *general, const char *id)
{
  DueAccount *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (general), NULL);
  g_return_val_if_fail (due_settings_is_account_id (id), NULL);

  self = g_object_new (DUE_TYPE_ACCOUNT, NULL);
  self->id = g_strdup (id);
  self->settings = due_settings_new_for_account (general, id);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_setting_changed), self,
                           G_CONNECT_SWAPPED);
  /* A key is only watched once it was read. */
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    take_value (self, keys[i].key);
  read_identity (self);
  return self;
}
