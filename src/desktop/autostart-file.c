/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autostart-file.h"

#include <errno.h>
#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The name of an entry without ".desktop" is that of its icon. */
#define SUFFIX ".desktop"
/* In an entry that hides that of the system: it was us who were asked to, not the desktop. */
#define OURS_KEY "X-Duebell-SwitchedOff"

typedef enum
{
  ENTRY_NONE,
  ENTRY_USELESS, /* no desktop can start what it says */
  ENTRY_ON,
  ENTRY_OFF,
  ENTRY_OFF_BY_US,
} Entry;

static gboolean
is_set_to (GKeyFile *file, const char *key, gboolean value)
{
  g_autoptr (GError) error = NULL;
  gboolean is = g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, key, &error);

  return error == NULL && is == value;
}

/* "%%" is a "%"; nothing else of that kind belongs into the name of a program. */
static gboolean
can_run (const char *command)
{
  g_auto (GStrv) argv = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GString) program = NULL;

  if (command == NULL || !g_shell_parse_argv (command, NULL, &argv, NULL))
    return FALSE;
  program = g_string_new (argv[0]);
  g_string_replace (program, "%%", "%", 0);
  found = g_find_program_in_path (program->str);
  return found != NULL;
}

static gboolean
names (char **desktops, const char *desktop)
{
  return desktops != NULL && g_strv_contains ((const char *const *) desktops, desktop);
}

/* Whether some desktop of $XDG_CURRENT_DESKTOP shows the entry: the first that it names decides. */
static gboolean
is_for_this_desktop (GKeyFile *file)
{
  g_auto (GStrv) only = g_key_file_get_string_list (
      file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ONLY_SHOW_IN, NULL, NULL);
  g_auto (GStrv) never = g_key_file_get_string_list (
      file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NOT_SHOW_IN, NULL, NULL);
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) desktops = g_strsplit (current != NULL ? current : "", ":", -1);

  for (guint i = 0; desktops[i] != NULL; i++)
    {
      if (names (only, desktops[i]))
        return TRUE;
      if (names (never, desktops[i]))
        return FALSE;
    }
  return only == NULL;
}

static Entry
judge (GKeyFile *file)
{
  g_autofree char *type =
      g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, NULL);
  g_autofree char *command =
      g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
  g_autofree char *condition =
      g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC, NULL);

  if (is_set_to (file, OURS_KEY, TRUE))
    return ENTRY_OFF_BY_US;
  if (is_set_to (file, G_KEY_FILE_DESKTOP_KEY_HIDDEN, TRUE) ||
      is_set_to (file, "X-GNOME-Autostart-enabled", FALSE) ||
      is_set_to (file, "X-MATE-Autostart-enabled", FALSE))
    return ENTRY_OFF;
  if (g_strcmp0 (type, G_KEY_FILE_DESKTOP_TYPE_APPLICATION) != 0 || !can_run (command) ||
      (condition != NULL && !can_run (condition)))
    return ENTRY_USELESS;
  return is_for_this_desktop (file) ? ENTRY_ON : ENTRY_OFF;
}

static Entry
read_entry (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  /* A pipe would never end. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return ENTRY_USELESS;
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    return judge (file);
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return ENTRY_NONE;
  return ENTRY_USELESS;
}

GPtrArray *
due_autostart_file_list_paths (const char *name)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *const *dirs = g_get_system_config_dirs ();

  g_ptr_array_add (paths, g_build_filename (g_get_user_config_dir (), "autostart", name, NULL));
  for (guint i = 0; dirs[i] != NULL; i++)
    g_ptr_array_add (paths, g_build_filename (dirs[i], "autostart", name, NULL));
  return paths;
}

/* The first entry from the one at @start on. */
static Entry
find_entry (GPtrArray *paths, guint start)
{
  for (guint i = start; i < paths->len; i++)
    {
      Entry entry = read_entry (paths->pdata[i]);

      if (entry != ENTRY_NONE)
        return entry;
    }
  return ENTRY_NONE;
}

/* Or can be made, in the nearest folder that is there. */
static gboolean
is_folder_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  while (!g_file_test (folder, G_FILE_TEST_EXISTS) && strlen (folder) > 1)
    {
      char *parent = g_path_get_dirname (folder);

      g_free (folder);
      folder = parent;
    }
  return g_file_test (folder, G_FILE_TEST_IS_DIR) && g_access (folder, W_OK | X_OK) == 0;
}

DueAutostartState
due_autostart_file_read (const char *name)
{
  g_autoptr (GPtrArray) paths = due_autostart_file_list_paths (name);

  switch (find_entry (paths, 0))
    {
    case ENTRY_ON:
      return DUE_AUTOSTART_ON;
    case ENTRY_OFF:
      return DUE_AUTOSTART_OFF_ELSEWHERE;
    case ENTRY_NONE:
    case ENTRY_USELESS:
    case ENTRY_OFF_BY_US:
    default:
      return is_folder_writable (paths->pdata[0]) ? DUE_AUTOSTART_OFF : DUE_AUTOSTART_IMPOSSIBLE;
    }
}

/* (transfer full): as the Desktop Entry Specification quotes it; GKeyFile adds its own escapes. */
static char *
make_command (const char *program)
{
  g_autoptr (GString) command = g_string_new ("\"");

  for (const char *c = program; *c != '\0'; c++)
    {
      if (strchr ("\"`$\\", *c) != NULL)
        g_string_append_c (command, '\\');
      else if (*c == '%')
        g_string_append_c (command, '%');
      g_string_append_c (command, *c);
    }
  g_string_append (command, "\" --background");
  return g_string_free (g_steal_pointer (&command), FALSE);
}

/* (transfer full): an entry that starts @program, or one that hides the system's. */
static char *
make_entry (const char *name, const char *program, gboolean on)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *command = make_command (program);
  g_autofree char *icon = g_strndup (name, strlen (name) - strlen (SUFFIX));
  const char *group = G_KEY_FILE_DESKTOP_GROUP;

  g_key_file_set_string (file, group, "Type", "Application");
  g_key_file_set_string (file, group, "Name", "Duebell");
  g_key_file_set_string (file, group, "Exec", command);
  g_key_file_set_string (file, group, "Icon", icon);
  g_key_file_set_string (file, group, "Terminal", "false");
  g_key_file_set_string (file, group, "NoDisplay", "true");
  g_key_file_set_string (file, group, "StartupNotify", "false");
  g_key_file_set_string (file, group, "X-GNOME-UsesNotifications", "true");
  if (!on)
    {
      g_key_file_set_string (file, group, "Hidden", "true");
      g_key_file_set_string (file, group, OURS_KEY, "true");
    }
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
write_entry (const char *path, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_mkdir_with_parents (folder, 0700) == 0 &&
         g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, NULL);
}

static gboolean
remove_entry (const char *path)
{
  return g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR;
}

gboolean
due_autostart_file_write (const char *name, const char *program, gboolean on, GError **error)
{
  g_autoptr (GPtrArray) paths = due_autostart_file_list_paths (name);
  const char *own = paths->pdata[0];
  gboolean system_is_on = find_entry (paths, 1) == ENTRY_ON;
  g_autofree char *text = NULL;
  gboolean done = FALSE;

  /* One that a person has made their own stays as it is. */
  if (on && find_entry (paths, 0) == ENTRY_ON)
    return TRUE;
  if (on == system_is_on)
    done = remove_entry (own);
  else if (g_utf8_validate (program, -1, NULL))
    {
      text = make_entry (name, program, on);
      done = write_entry (own, text);
    }
  if (!done)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _ ("The folder of the programs that start at login cannot be written "
                            "to."));
  return done;
}
