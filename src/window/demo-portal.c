/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-portal.h"

#define FILE_NAME "portal"
#define GROUP "portal"

DueDemoPortal *
due_demo_portal_read (const char *settings_file)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (settings_file);
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (DueDemoPortal) self = g_new0 (DueDemoPortal, 1);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  self->portal = g_key_file_get_string (file, GROUP, "address", NULL);
  self->client_id = g_key_file_get_string (file, GROUP, "application-id", NULL);
  self->client_secret = g_key_file_get_string (file, GROUP, "application-key", NULL);
  if (self->portal == NULL || self->client_id == NULL || self->client_secret == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
due_demo_portal_free (DueDemoPortal *self)
{
  g_free (self->portal);
  g_free (self->client_id);
  g_free (self->client_secret);
  g_free (self);
}
