/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings.h"

#include <glib/gi18n.h>

static GSettingsSchema *
look_up_schema (const char *id)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  return source != NULL ? g_settings_schema_source_lookup (source, id, TRUE) : NULL;
}

/* The schemas of another version may be found first: where a key is missing GSettings would end the
 * process. */
static gboolean
is_complete (GSettingsSchema *schema, const char *const *keys)
{
  if (schema == NULL)
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_settings_schema_has_key (schema, keys[i]))
      return FALSE;
  return TRUE;
}

GSettings *
due_settings_new_with_backend (GSettingsBackend *backend, GError **error)
{
  static const char *const general_keys[] = {
    "accounts",    "check-interval", "notifications", "notify-deadlines",
    "sound",       "deadline-lead",  "show-titles",   "quiet-hours",
    "quiet-from",  "quiet-to",       "quiet-days",    "paused-until",
    "badge-style", "icon-style",     "icon-show",     "launcher-badge",
    NULL
  };
  static const char *const account_keys[] = { "portal",
                                              "user-id",
                                              "user-name",
                                              "method",
                                              "client-id",
                                              "client-secret-file",
                                              "token-server",
                                              "redirect-port",
                                              "count",
                                              "notify",
                                              "roles",
                                              "project-filter",
                                              "projects",
                                              "project-names",
                                              "enabled",
                                              "open-with",
                                              "trusted-certificate",
                                              NULL };
  g_autoptr (GSettingsSchema) general = look_up_schema (DUE_SETTINGS_SCHEMA);
  g_autoptr (GSettingsSchema) account = look_up_schema (DUE_SETTINGS_ACCOUNT_SCHEMA);

  if (is_complete (general, general_keys) && is_complete (account, account_keys))
    return g_settings_new_full (general, backend, NULL);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("Duebell is not completely installed: its settings are missing."));
  return NULL;
}

GSettings *
due_settings_new (GError **error)
{
  return due_settings_new_with_backend (NULL, error);
}

GSettings *
due_settings_new_for_account (GSettings *general, const char *id)
{
  g_autoptr (GSettingsSchema) schema = look_up_schema (DUE_SETTINGS_ACCOUNT_SCHEMA);
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (general), NULL);
  g_return_val_if_fail (due_settings_is_account_id (id), NULL);
  g_return_val_if_fail (schema != NULL, NULL);

  g_object_get (general, "backend", &backend, NULL);
  path = g_strconcat (DUE_SETTINGS_PATH "accounts/", id, "/", NULL);
  return g_settings_new_full (schema, backend, path);
}

gboolean
due_settings_is_account_id (const char *id)
{
  return id != NULL && g_uuid_string_is_valid (id);
}
