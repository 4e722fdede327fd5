/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "settings-files.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#include "settings.h"

static void
write_file (TestSettingsFiles *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);

  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Its folder of defaults can only be chosen when it is made. */
static GSettingsBackend *
make_backend (TestSettingsFiles *self)
{
  g_autofree char *values = g_build_filename (self->dir, "values", NULL);
  g_autoptr (GSettingsBackend) first = g_keyfile_settings_backend_new (values, "/", NULL);

  return g_object_new (G_OBJECT_TYPE (first), "filename", values, "root-path", "/", "defaults-dir",
                       self->dir, NULL);
}

TestSettingsFiles *
test_settings_files_new (const char *values, const char *defaults, const char *locks)
{
  TestSettingsFiles *self = g_new0 (TestSettingsFiles, 1);
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("duebell-settings-XXXXXX", &error);
  g_assert_no_error (error);
  write_file (self, "values", values);
  write_file (self, "defaults", defaults);
  write_file (self, "locks", locks);
  backend = make_backend (self);
  self->general = due_settings_new_with_backend (backend, &error);
  g_assert_no_error (error);
  return self;
}

void
test_settings_files_free (TestSettingsFiles *self)
{
  static const char *const names[] = { "values", "defaults", "locks" };

  g_assert_finalize_object (self->general);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->dir, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->dir);
  g_free (self->dir);
  g_free (self);
}
