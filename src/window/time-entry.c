/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "time-entry.h"

#define HOURS 24
#define MINUTES 60

#define KEY "due-time-key"

/* Returns: (transfer full) (nullable): @text as "HH:MM"; NULL if it is no time of the day */
static char *
read_time (const char *text)
{
  g_autofree char *digits = NULL;
  g_auto (GStrv) parts = NULL;
  guint64 hour = 0;
  guint64 minute = 0;

  digits = g_strdelimit (g_strstrip (g_strdup (text)), ".", ':');
  /* "0730", as it is typed where the colon is far away. */
  if (strlen (digits) == 4 && strchr (digits, ':') == NULL)
    {
      char *apart = g_strdup_printf ("%.2s:%s", digits, digits + 2);

      g_free (digits);
      digits = apart;
    }
  parts = g_strsplit (digits, ":", 3);
  if (parts[0] == NULL || (parts[1] != NULL && parts[2] != NULL) ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, HOURS - 1, &hour, NULL) ||
      (parts[1] != NULL &&
       !g_ascii_string_to_unsigned (parts[1], 10, 0, MINUTES - 1, &minute, NULL)))
    return NULL;
  return g_strdup_printf ("%02u:%02u", (guint) hour, (guint) minute);
}

static void
say_whether_valid (GtkEntry *entry, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
on_typed (GtkEntry *entry, GSettings *settings)
{
  const char *key = g_object_get_data (G_OBJECT (entry), KEY);
  g_autofree char *time = read_time (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autofree char *stored = g_settings_get_string (settings, key);

  say_whether_valid (entry, time != NULL);
  if (time != NULL && !g_str_equal (time, stored))
    g_settings_set_string (settings, key, time);
}

/* While somebody types, "7" must not turn into "07:00" under the cursor. */
static void
show (GtkEntry *entry, GSettings *settings)
{
  const char *key = g_object_get_data (G_OBJECT (entry), KEY);
  g_autofree char *stored = g_settings_get_string (settings, key);
  g_autofree char *typed = read_time (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (g_strcmp0 (typed, stored) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), stored);
}

static void
on_left (GtkEventControllerFocus *focus, GSettings *settings)
{
  GtkEntry *entry = GTK_ENTRY (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
  g_autofree char *stored =
      g_settings_get_string (settings, g_object_get_data (G_OBJECT (entry), KEY));

  gtk_editable_set_text (GTK_EDITABLE (entry), stored);
}

static void
on_changed (GtkEntry *entry, const char *key, GSettings *settings)
{
  show (entry, settings);
}

void
due_time_entry_bind (GtkEntry *entry, GSettings *settings, const char *key)
{
  g_autofree char *detailed = g_strconcat ("changed::", key, NULL);
  GtkEventController *focus = NULL;

  g_return_if_fail (GTK_IS_ENTRY (entry));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_object_set_data_full (G_OBJECT (entry), KEY, g_strdup (key), g_free);
  show (entry, settings);
  g_signal_connect_object (settings, detailed, G_CALLBACK (on_changed), entry, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), settings, 0);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), settings, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
}
