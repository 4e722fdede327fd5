/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings-backend.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "settings.h"

struct _TestSettingsBackend
{
  GSettingsBackend parent_instance;

  GHashTable *values; /* path -> GVariant */
  GHashTable *locked; /* paths */
  gboolean refuses;
};

#define TEST_TYPE_SETTINGS_BACKEND (test_settings_backend_get_type ())
G_DECLARE_FINAL_TYPE (TestSettingsBackend,
                      test_settings_backend,
                      TEST,
                      SETTINGS_BACKEND,
                      GSettingsBackend)
G_DEFINE_FINAL_TYPE (TestSettingsBackend, test_settings_backend, G_TYPE_SETTINGS_BACKEND)

static GVariant *
read_value (GSettingsBackend *backend,
            const char *path,
            const GVariantType *type,
            gboolean default_value)
{
  GVariant *value = g_hash_table_lookup (TEST_SETTINGS_BACKEND (backend)->values, path);

  return value != NULL && !default_value ? g_variant_ref (value) : NULL;
}

static gboolean
get_writable (GSettingsBackend *backend, const char *path)
{
  return !g_hash_table_contains (TEST_SETTINGS_BACKEND (backend)->locked, path);
}

static gboolean
write_value (GSettingsBackend *backend, const char *path, GVariant *value, gpointer tag)
{
  TestSettingsBackend *self = TEST_SETTINGS_BACKEND (backend);
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  if (self->refuses || !get_writable (backend, path))
    return FALSE;
  g_hash_table_insert (self->values, g_strdup (path), g_steal_pointer (&owned));
  g_settings_backend_changed (backend, path, tag);
  return TRUE;
}

static gboolean
write_one (gpointer path, gpointer value, gpointer user_data)
{
  TestSettingsBackend *self = user_data;

  if (value != NULL)
    g_hash_table_insert (self->values, g_strdup (path), g_variant_ref_sink (value));
  else
    g_hash_table_remove (self->values, path);
  return FALSE;
}

static gboolean
write_tree (GSettingsBackend *backend, GTree *tree, gpointer tag)
{
  g_tree_foreach (tree, write_one, backend);
  g_settings_backend_changed_tree (backend, tree, tag);
  return TRUE;
}

static void
reset (GSettingsBackend *backend, const char *path, gpointer tag)
{
  g_hash_table_remove (TEST_SETTINGS_BACKEND (backend)->values, path);
  g_settings_backend_changed (backend, path, tag);
}

static void
test_settings_backend_finalize (GObject *object)
{
  TestSettingsBackend *self = TEST_SETTINGS_BACKEND (object);

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->locked);
  G_OBJECT_CLASS (test_settings_backend_parent_class)->finalize (object);
}

static void
test_settings_backend_class_init (TestSettingsBackendClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_settings_backend_finalize;
  backend_class->read = read_value;
  backend_class->get_writable = get_writable;
  backend_class->write = write_value;
  backend_class->write_tree = write_tree;
  backend_class->reset = reset;
}

static void
test_settings_backend_init (TestSettingsBackend *self)
{
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  self->locked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static char *
make_path (const char *key)
{
  return g_strconcat (DUE_SETTINGS_PATH, key, NULL);
}

GSettingsBackend *
test_settings_backend_new (void)
{
  return g_object_new (TEST_TYPE_SETTINGS_BACKEND, NULL);
}

void
test_settings_backend_store (GSettingsBackend *backend, const char *key, const char *text)
{
  g_autofree char *path = make_path (key);
  g_autoptr (GError) error = NULL;
  GVariant *value = g_variant_parse (NULL, text, NULL, NULL, &error);

  g_assert_no_error (error);
  g_hash_table_insert (TEST_SETTINGS_BACKEND (backend)->values, g_strdup (path), value);
  g_settings_backend_changed (backend, path, NULL);
}

char *
test_settings_backend_print (GSettingsBackend *backend, const char *key)
{
  g_autofree char *path = make_path (key);
  GVariant *value = g_hash_table_lookup (TEST_SETTINGS_BACKEND (backend)->values, path);

  return value != NULL ? g_variant_print (value, FALSE) : g_strdup ("");
}

void
test_settings_backend_lock (GSettingsBackend *backend, const char *key, gboolean locked)
{
  g_autofree char *path = make_path (key);
  TestSettingsBackend *self = TEST_SETTINGS_BACKEND (backend);

  if (locked)
    g_hash_table_add (self->locked, g_strdup (path));
  else
    g_hash_table_remove (self->locked, path);
  g_settings_backend_writable_changed (backend, path);
}

void
test_settings_backend_refuse (GSettingsBackend *backend)
{
  TEST_SETTINGS_BACKEND (backend)->refuses = TRUE;
}
