/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "time-entry.h"

#include "bus.h"
#include "display.h"
#include "settings-backend.h"
#include "settings.h"

#define EXIT_SKIPPED 77
#define KEY "quiet-from"

static const struct
{
  const char *typed;
  const char *stored; /* NULL: no time, so what was stored stays */
} times[] = {
  { "07:30", "07:30" }, { "7:30", "07:30" },   { "7", "07:00" },        { "07", "07:00" },
  { "0", "00:00" },     { "7:5", "07:05" },    { "0730", "07:30" },     { "2359", "23:59" },
  { "7.30", "07:30" },  { " 7:30 ", "07:30" }, { "23:59", "23:59" },    { "00:00", "00:00" },
  { "24:00", NULL },    { "23:60", NULL },     { "2400", NULL },        { "0760", NULL },
  { "", NULL },         { " ", NULL },         { ":", NULL },           { ":30", NULL },
  { "7:", NULL },       { "-1:00", NULL },     { "+7:00", NULL },       { "7:+5", NULL },
  { "7: 5", NULL },     { "1:2:3", NULL },     { "seven", NULL },       { "7h30", NULL },
  { "730", NULL },      { "07300", NULL },     { "99999999999", NULL }, { "٠٧:٣٠", NULL },
  { "７:30", NULL },    { "«7»", NULL },       { "7:30\n", "07:30" },
};

typedef struct
{
  GSettingsBackend *backend;
  GSettings *settings;
  GtkWidget *window;
  GtkEntry *entry;
  GtkWidget *other;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->backend = test_settings_backend_new ();
  fixture->settings = due_settings_new_with_backend (fixture->backend, &error);
  g_assert_no_error (error);
  fixture->entry = GTK_ENTRY (gtk_entry_new ());
  fixture->other = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->entry));
  gtk_box_append (GTK_BOX (box), fixture->other);
  due_time_entry_bind (fixture->entry, fixture->settings, KEY);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->entry));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->backend);
}

static const char *
get_text (Fixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->entry));
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
}

static void
assert_stored (Fixture *fixture, const char *time)
{
  g_autofree char *stored = g_settings_get_string (fixture->settings, KEY);

  g_assert_cmpstr (stored, ==, time);
}

static void
assert_valid (Fixture *fixture, gboolean valid)
{
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->entry), "error") == !valid);
  gtk_test_accessible_assert_state (fixture->entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    valid ? GTK_ACCESSIBLE_INVALID_FALSE
                                          : GTK_ACCESSIBLE_INVALID_TRUE);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_test_message ("\"%s\"", times[i].typed);
      g_settings_set_string (fixture->settings, KEY, "12:34");
      type (fixture, times[i].typed);
      assert_stored (fixture, times[i].stored != NULL ? times[i].stored : "12:34");
      assert_valid (fixture, times[i].stored != NULL);
    }
}

/* What is typed stays as it is under the cursor; whoever leaves sees what is stored. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  type (fixture, "7");
  assert_stored (fixture, "07:00");
  g_assert_cmpstr (get_text (fixture), ==, "7");
  gtk_widget_grab_focus (fixture->other);
  due_test_wait_for (g_str_equal (get_text (fixture), "07:00"));
  assert_valid (fixture, TRUE);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->entry));
  type (fixture, "late");
  assert_valid (fixture, FALSE);
  gtk_widget_grab_focus (fixture->other);
  due_test_wait_for (g_str_equal (get_text (fixture), "07:00"));
  assert_valid (fixture, TRUE);
  assert_stored (fixture, "07:00");
}

static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_text (fixture), ==, "19:00");
  test_settings_backend_store (fixture->backend, KEY, "'20:15'");
  due_test_wait_for (g_str_equal (get_text (fixture), "20:15"));
  /* Written by hand. */
  test_settings_backend_store (fixture->backend, KEY, "'evening'");
  due_test_wait_for (g_str_equal (get_text (fixture), "evening"));
  assert_valid (fixture, FALSE);
  type (fixture, "21:00");
  assert_stored (fixture, "21:00");
}

int
main (int argc, char *argv[])
{
  if (!test_display_start ())
    return EXIT_SKIPPED;
  gtk_test_init (&argc, &argv);
  g_test_add ("/time-entry/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/time-entry/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add ("/time-entry/follow", Fixture, NULL, set_up, test_follow, tear_down);
  return g_test_run ();
}
