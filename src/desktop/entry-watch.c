/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "entry-watch.h"

struct _DueEntryWatch
{
  GObject parent_instance;

  GPtrArray *paths;
  GPtrArray *monitors; /* (element-type GFileMonitor) (nullable elements): one a path */
  gboolean has_folder; /* of the first path; else its monitor waits for that */
};

G_DEFINE_FINAL_TYPE (DueEntryWatch, due_entry_watch, G_TYPE_OBJECT)

static guint changed_signal;

static void on_event (DueEntryWatch *self);

static gboolean
has_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

/* Where the folder of what is watched is missing, GIO looks every four seconds whether it has come:
 * so that is never asked for. */
static GFileMonitor *
watch (DueEntryWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = NULL;

  if (has_folder (path))
    monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  return monitor;
}

static void
stop (DueEntryWatch *self, guint i)
{
  GFileMonitor *monitor = self->monitors->pdata[i];

  self->monitors->pdata[i] = NULL;
  if (monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (monitor, self);
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
watch_first (DueEntryWatch *self)
{
  const char *path = self->paths->pdata[0];
  g_autofree char *folder = g_path_get_dirname (path);

  self->has_folder = has_folder (path);
  self->monitors->pdata[0] = watch (self, self->has_folder ? path : folder);
}

static void
on_event (DueEntryWatch *self)
{
  /* First, so that what is read next is not older than what is watched. */
  if (!self->has_folder && has_folder (self->paths->pdata[0]))
    {
      stop (self, 0);
      watch_first (self);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
due_entry_watch_dispose (GObject *object)
{
  DueEntryWatch *self = DUE_ENTRY_WATCH (object);

  for (guint i = 0; self->monitors != NULL && i < self->monitors->len; i++)
    stop (self, i);

  G_OBJECT_CLASS (due_entry_watch_parent_class)->dispose (object);
}

static void
due_entry_watch_finalize (GObject *object)
{
  g_clear_pointer (&DUE_ENTRY_WATCH (object)->monitors, g_ptr_array_unref);
  g_clear_pointer (&DUE_ENTRY_WATCH (object)->paths, g_ptr_array_unref);

  G_OBJECT_CLASS (due_entry_watch_parent_class)->finalize (object);
}

static void
due_entry_watch_class_init (DueEntryWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_entry_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_entry_watch_finalize;

  changed_signal = g_signal_new ("changed", DUE_TYPE_ENTRY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
due_entry_watch_init (DueEntryWatch *self)
{
}

DueEntryWatch *
due_entry_watch_new (GPtrArray *paths)
{
  DueEntryWatch *self = g_object_new (DUE_TYPE_ENTRY_WATCH, NULL);

  self->paths = g_ptr_array_ref (paths);
  self->monitors = g_ptr_array_new ();
  g_ptr_array_set_size (self->monitors, (int) paths->len);
  watch_first (self);
  for (guint i = 1; i < paths->len; i++)
    self->monitors->pdata[i] = watch (self, paths->pdata[i]);
  return self;
}
