/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "announced-fixture.h"

#include <glib/gstdio.h>

/* The time tells them apart. */
static DueBaseline *
make_baseline (gint64 taken_at)
{
  g_autoptr (DueWatch) watch = due_watch_new (DUE_ROLES_ALL, DUE_PROJECTS_ALL, NULL, 0);
  g_autoptr (GPtrArray) readings = g_ptr_array_new ();
  g_autoptr (DueSnapshot) snapshot = due_snapshot_new (watch, readings, taken_at);

  return due_baseline_new (snapshot);
}

void
announced_save (DueAnnounced *announced, const char *id, gint64 taken_at)
{
  g_autoptr (DueBaseline) baseline = make_baseline (taken_at);

  due_announced_save (announced, id, baseline);
}

gint64
announced_load (const char *dir, const char *id)
{
  g_autoptr (DueAnnounced) announced = due_announced_new (dir);
  g_autoptr (DueBaseline) baseline = due_announced_load (announced, id);

  return baseline != NULL ? due_baseline_get_taken_at (baseline) : -1;
}

void
announced_set_up (AnnouncedFixture *fixture, gconstpointer data)
{
  fixture->root = g_dir_make_tmp ("duebell-announced-XXXXXX", NULL);
  fixture->dir = g_build_filename (fixture->root, "state", "duebell", NULL);
  fixture->path = g_build_filename (fixture->dir, ID, NULL);
  fixture->announced = due_announced_new (fixture->dir);
}

guint
announced_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n++;
      if (g_unlink (child) != 0)
        announced_remove_folder (child);
    }
  g_rmdir (path);
  return n;
}

void
announced_tear_down (AnnouncedFixture *fixture, gconstpointer data)
{
  /* What still runs holds it. */
  g_object_add_weak_pointer (G_OBJECT (fixture->announced), (gpointer *) &fixture->announced);
  g_object_unref (fixture->announced);
  while (fixture->announced != NULL)
    g_main_context_iteration (NULL, TRUE);
  announced_remove_folder (fixture->root);
  g_free (fixture->root);
  g_free (fixture->dir);
  g_free (fixture->path);
}
