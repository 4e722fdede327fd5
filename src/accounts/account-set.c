/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account.h"

#include <string.h>

#include "account-private.h"
#include "clean-text.h"

#define FINGERPRINT_DIGITS 64
/* More bytes than this are no id of an application, no address and no id of a desktop file. */
#define TEXT_MAX 300

static gboolean
is_different (GSettings *settings, const char *key, GVariant *value)
{
  g_autoptr (GVariant) old = g_settings_get_value (settings, key);

  return !g_variant_equal (old, value);
}

/* A floating @value, of the key's type, is taken. */
static gboolean
set_value (DueAccount *self, const char *key, GVariant *value)
{
  GSettings *settings = due_account_get_settings (self);
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  if (!is_different (settings, key, owned))
    return TRUE;
  return g_settings_is_writable (settings, key) && g_settings_set_value (settings, key, owned);
}

/* Several keys, all of them or none, seen by others at once. Floating @values are taken. */
static gboolean
set_values (DueAccount *self, const char *const *keys, GVariant *const *values, gsize n)
{
  GSettings *settings = due_account_get_settings (self);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GSettings) batch = NULL;
  gboolean can = TRUE;

  g_object_get (settings, "settings-schema", &schema, "backend", &backend, "path", &path, NULL);
  batch = g_settings_new_full (schema, backend, path);
  g_settings_delay (batch);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) owned = g_variant_ref_sink (values[i]);

      if (can && is_different (settings, keys[i], owned))
        can = g_settings_is_writable (settings, keys[i]) &&
              g_settings_set_value (batch, keys[i], owned);
    }
  if (can)
    g_settings_apply (batch);
  else
    g_settings_revert (batch);
  return can;
}

static gboolean
set_flags (DueAccount *self, const char *key, guint flags, guint all)
{
  GSettings *settings = due_account_get_settings (self);

  if ((flags & ~all) != 0)
    return FALSE;
  return g_settings_get_flags (settings, key) == flags ||
         (g_settings_is_writable (settings, key) && g_settings_set_flags (settings, key, flags));
}

/* One line of plain characters, as ids and addresses are. */
static gboolean
is_plain (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (text[i]))
      return FALSE;
  return length <= TEXT_MAX;
}

gboolean
due_account_read_fingerprint (const char *text, char **digits)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isxdigit (*text) && found->len < FINGERPRINT_DIGITS)
      g_string_append_c (found, g_ascii_tolower (*text));
    else if (*text != ':')
      return FALSE;
  if (found->len != FINGERPRINT_DIGITS && found->len != 0)
    return FALSE;
  *digits = g_string_free (g_steal_pointer (&found), FALSE);
  return TRUE;
}

gboolean
due_account_set_enabled (DueAccount *self, gboolean enabled)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);

  return set_value (self, "enabled", g_variant_new_boolean (enabled));
}

gboolean
due_account_set_identity (DueAccount *self, gint64 user_id, const char *name)
{
  static const char *const keys[] = { "user-id", "user-name" };
  g_autofree char *clean = NULL;
  GVariant *values[G_N_ELEMENTS (keys)];

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (user_id < 1)
    return FALSE;
  clean = due_clean_text (name, DUE_ACCOUNT_NAME_MAX);
  values[0] = g_variant_new_int64 (user_id);
  values[1] = g_variant_new_string (clean);
  return set_values (self, keys, values, G_N_ELEMENTS (keys));
}

gboolean
due_account_set_portal (DueAccount *self, const char *portal, DueMethod method)
{
  static const char *const keys[] = { "portal", "method" };
  g_autofree char *valid = NULL;
  GVariant *values[G_N_ELEMENTS (keys)];

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (portal != NULL, FALSE);

  valid = g_utf8_make_valid (portal, -1);
  values[0] = g_variant_new_string (valid);
  values[1] = g_variant_new_string (method == DUE_METHOD_OAUTH ? "oauth" : "webhook");
  return set_values (self, keys, values, G_N_ELEMENTS (keys));
}

gboolean
due_account_set_oauth (DueAccount *self,
                       const char *client_id,
                       const char *token_server,
                       guint redirect_port)
{
  static const char *const keys[] = { "client-id", "token-server", "redirect-port" };
  GVariant *values[G_N_ELEMENTS (keys)];

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);
  g_return_val_if_fail (token_server != NULL, FALSE);

  if (!is_plain (client_id) || !is_plain (token_server) || redirect_port > G_MAXUINT16)
    return FALSE;
  /* The usual port is not written down: it is then right for whoever reads it. */
  values[0] = g_variant_new_string (client_id);
  values[1] = g_variant_new_string (token_server);
  values[2] = g_variant_new_uint32 (redirect_port != DUE_REDIRECT_PORT ? redirect_port : 0);
  return set_values (self, keys, values, G_N_ELEMENTS (keys));
}

gboolean
due_account_set_trusted_certificate (DueAccount *self, const char *hex)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (hex != NULL, FALSE);

  return due_account_read_fingerprint (hex, &digits) &&
         set_value (self, "trusted-certificate", g_variant_new_string (digits));
}

gboolean
due_account_set_roles (DueAccount *self, DueRoles roles)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);

  return set_flags (self, "roles", roles, DUE_ROLES_ALL);
}

gboolean
due_account_set_count (DueAccount *self, DueKinds kinds)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);

  return set_flags (self, "count", kinds, DUE_KINDS_ALL);
}

gboolean
due_account_set_notify (DueAccount *self, DueKinds kinds)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);

  return set_flags (self, "notify", kinds, DUE_KINDS_ALL);
}

gboolean
due_account_set_projects (DueAccount *self, DueProjectFilter filter, const gint64 *ids, gsize n_ids)
{
  static const char *const keys[] = { "project-filter", "projects" };
  static const char *const nicks[] = {
    [DUE_PROJECTS_ALL] = "all", [DUE_PROJECTS_ONLY] = "only", [DUE_PROJECTS_EXCEPT] = "except"
  };
  GVariant *values[G_N_ELEMENTS (keys)];

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (ids != NULL || n_ids == 0, FALSE);

  if ((guint) filter >= G_N_ELEMENTS (nicks) || n_ids > DUE_WATCH_PROJECTS_MAX)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] < 1)
      return FALSE;
  values[0] = g_variant_new_string (nicks[filter]);
  values[1] = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n_ids, sizeof (gint64));
  return set_values (self, keys, values, G_N_ELEMENTS (keys));
}

static gboolean
is_chosen (GVariant *projects, gint64 project_id)
{
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (projects, &n, sizeof (gint64));

  for (gsize i = 0; i < n; i++)
    if (ids[i] == project_id)
      return TRUE;
  return FALSE;
}

/* The names of projects that are not chosen any more go on this occasion. */
gboolean
due_account_set_project_name (DueAccount *self, gint64 project_id, const char *name)
{
  GSettings *settings = NULL;
  g_autoptr (GVariant) projects = NULL;
  g_autoptr (GVariant) names = NULL;
  g_autofree char *clean = NULL;
  GVariantBuilder kept;
  GVariantIter iter;
  gint64 id = 0;
  const char *old = NULL;

  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (project_id < 1)
    return FALSE;
  settings = due_account_get_settings (self);
  projects = g_settings_get_value (settings, "projects");
  names = g_settings_get_value (settings, "project-names");
  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a{xs}"));
  g_variant_iter_init (&iter, names);
  while (g_variant_iter_next (&iter, "{x&s}", &id, &old))
    if (id != project_id && is_chosen (projects, id))
      g_variant_builder_add (&kept, "{xs}", id, old);
  clean = due_clean_text (name, DUE_ACCOUNT_NAME_MAX);
  g_variant_builder_add (&kept, "{xs}", project_id, clean);
  return set_value (self, "project-names", g_variant_builder_end (&kept));
}

gboolean
due_account_set_open_with (DueAccount *self, const char *open_with)
{
  g_return_val_if_fail (DUE_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (open_with != NULL, FALSE);

  return strlen (open_with) <= TEXT_MAX && g_utf8_validate (open_with, -1, NULL) &&
         strchr (open_with, '/') == NULL &&
         set_value (self, "open-with", g_variant_new_string (open_with));
}
