/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setting.h"

#include "bus.h"
#include "display.h"
#include "resources.h"
#include "settings-backend.h"
#include "settings.h"
#include "widgets.h"

#define EXIT_SKIPPED 77
#define MONDAY 1U
#define SUNDAY 64U
#define SET_BY_ADMINISTRATOR "Set by your administrator."

typedef enum
{
  SWITCH,
  FLAG,
  LAST_FLAG, /* one_stays */
  CHOICE,
  NUMBER,
} Kind;

typedef struct
{
  GSettingsBackend *backend;
  GSettings *settings;
  GtkWidget *window;
  DueRow *row;
  GtkWidget *control;
} Fixture;

static const struct
{
  const char *name;
  Kind kind;
  const char *key;
} kinds[] = {
  { "switch", SWITCH, "sound" },
  { "flag", FLAG, "quiet-days" },
  { "last-flag", LAST_FLAG, "quiet-days" },
  { "choice", CHOICE, "icon-style" },
  { "number", NUMBER, "check-interval" },
};

static GtkWidget *
make_control (Kind kind)
{
  static const char *const styles[] = { "Automatic", "Colour", "Light", "Dark", NULL };

  if (kind == SWITCH)
    return gtk_switch_new ();
  if (kind == CHOICE)
    return gtk_drop_down_new_from_strings (styles);
  if (kind == NUMBER)
    return gtk_spin_button_new_with_range (1, 60, 1);
  return gtk_check_button_new ();
}

static void
bind (Fixture *fixture, Kind kind)
{
  const char *key = kinds[kind].key;

  if (kind == SWITCH)
    due_setting_bind_switch (fixture->settings, key, fixture->control, fixture->row);
  else if (kind == CHOICE)
    due_setting_bind_choice (fixture->settings, key, GTK_DROP_DOWN (fixture->control),
                             fixture->row);
  else if (kind == NUMBER)
    due_setting_bind_number (fixture->settings, key, 60, GTK_SPIN_BUTTON (fixture->control),
                             fixture->row);
  else
    due_setting_bind_flag (fixture->settings, key, MONDAY, kind == LAST_FLAG, fixture->control,
                           fixture->row);
}

static void
open_row (Fixture *fixture, Kind kind)
{
  GtkWidget *list = gtk_list_box_new ();

  fixture->row = g_object_new (DUE_TYPE_ROW, "title", "Title", "subtitle", "Sentence.", NULL);
  fixture->control = make_control (kind);
  due_row_add (fixture->row, fixture->control, NULL);
  bind (fixture, kind);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->row));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), list);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->backend = test_settings_backend_new ();
  fixture->settings = due_settings_new_with_backend (fixture->backend, &error);
  g_assert_no_error (error);
}

/* A binding keeps the settings alive: so it is gone with its control. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = fixture->settings;

  g_object_add_weak_pointer (G_OBJECT (settings), (gpointer *) &fixture->settings);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (settings);
  due_test_wait_for (fixture->settings == NULL);
  g_assert_finalize_object (fixture->backend);
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
assert_stored (Fixture *fixture, const char *key, const char *text)
{
  g_autofree char *stored = test_settings_backend_print (fixture->backend, key);

  g_assert_cmpstr (stored, ==, text);
}

static gboolean
is_active (Fixture *fixture)
{
  gboolean active = FALSE;

  g_object_get (fixture->control, "active", &active, NULL);
  return active;
}

static void
set_active (Fixture *fixture, gboolean active)
{
  g_object_set (fixture->control, "active", active, NULL);
}

static guint
get_selected (Fixture *fixture)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (fixture->control));
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  open_row (fixture, SWITCH);
  g_assert_false (is_active (fixture));
  set_active (fixture, TRUE);
  assert_stored (fixture, "sound", "true");
  test_settings_backend_store (fixture->backend, "sound", "false");
  due_test_wait_for (!is_active (fixture));
}

/* Each flag leaves the others alone. */
static void
test_flag (Fixture *fixture, gconstpointer data)
{
  test_settings_backend_store (fixture->backend, "quiet-days", "['tuesday', 'sunday']");
  open_row (fixture, FLAG);
  g_assert_false (is_active (fixture));
  set_active (fixture, TRUE);
  assert_stored (fixture, "quiet-days", "['monday', 'tuesday', 'sunday']");
  set_active (fixture, FALSE);
  assert_stored (fixture, "quiet-days", "['tuesday', 'sunday']");
  test_settings_backend_store (fixture->backend, "quiet-days", "['monday']");
  due_test_wait_for (is_active (fixture));
  set_active (fixture, FALSE);
  assert_stored (fixture, "quiet-days", "[]");
}

static void
test_one_stays (Fixture *fixture, gconstpointer data)
{
  test_settings_backend_store (fixture->backend, "quiet-days", "['monday']");
  open_row (fixture, LAST_FLAG);
  g_assert_true (is_active (fixture));
  set_active (fixture, FALSE);
  g_assert_true (is_active (fixture));
  assert_stored (fixture, "quiet-days", "['monday']");

  g_settings_set_flags (fixture->settings, "quiet-days", MONDAY | SUNDAY);
  settle ();
  set_active (fixture, FALSE);
  g_assert_false (is_active (fixture));
  assert_stored (fixture, "quiet-days", "['sunday']");
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  test_settings_backend_store (fixture->backend, "icon-style", "'light'");
  open_row (fixture, CHOICE);
  g_assert_cmpuint (get_selected (fixture), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fixture->control), 1);
  assert_stored (fixture, "icon-style", "'color'");
  test_settings_backend_store (fixture->backend, "icon-style", "'dark'");
  due_test_wait_for (get_selected (fixture) == 3);
}

/* What a newer version stored is shown as the default, and stays until the person chooses. */
static void
test_newer_choice (Fixture *fixture, gconstpointer data)
{
  test_settings_backend_store (fixture->backend, "icon-style", "'rainbow'");
  open_row (fixture, CHOICE);
  settle ();
  g_assert_cmpuint (get_selected (fixture), ==, 0);
  assert_stored (fixture, "icon-style", "'rainbow'");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fixture->control), 2);
  assert_stored (fixture, "icon-style", "'light'");
  test_settings_backend_store (fixture->backend, "icon-style", "uint32 7");
  due_test_wait_for (get_selected (fixture) == 0);
}

static const struct
{
  const char *stored;
  double shown;
} numbers[] = {
  { "uint32 60", 1 },   { "uint32 89", 1 },  { "uint32 90", 2 },    { "uint32 119", 2 },
  { "uint32 149", 2 },  { "uint32 150", 3 }, { "uint32 3600", 60 }, { "uint32 3599", 60 },
  { "uint32 3601", 1 }, { "uint32 0", 1 },   { "'many'", 1 },
};

/* Out of range, or no number at all: the default. */
static void
test_number (Fixture *fixture, gconstpointer data)
{
  GtkSpinButton *number = NULL;

  open_row (fixture, NUMBER);
  number = GTK_SPIN_BUTTON (fixture->control);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *before = NULL;

      g_test_message ("%s", numbers[i].stored);
      test_settings_backend_store (fixture->backend, "check-interval", numbers[i].stored);
      before = test_settings_backend_print (fixture->backend, "check-interval");
      settle ();
      g_assert_cmpfloat (gtk_spin_button_get_value (number), ==, numbers[i].shown);
      assert_stored (fixture, "check-interval", before);
    }
  test_settings_backend_store (fixture->backend, "check-interval", "uint32 90");
  settle ();
  gtk_spin_button_set_value (number, 3);
  assert_stored (fixture, "check-interval", "180");
}

static void
assert_locked (Fixture *fixture, gboolean locked)
{
  g_assert_true (gtk_widget_is_sensitive (fixture->control) == !locked);
  g_assert_true ((test_find_text (fixture->window, SET_BY_ADMINISTRATOR) != NULL) == locked);
  g_assert_true ((test_find_text (fixture->window, "Sentence.") != NULL) == !locked);
}

/* A lock may be there from the start, come and go; the row says so. */
static void
test_locked (Fixture *fixture, gconstpointer kind)
{
  const char *key = kinds[GPOINTER_TO_UINT (kind)].key;

  test_settings_backend_lock (fixture->backend, key, TRUE);
  open_row (fixture, (Kind) GPOINTER_TO_UINT (kind));
  due_test_wait_for (gtk_widget_get_mapped (fixture->window));
  assert_locked (fixture, TRUE);
  due_row_set_subtitle (fixture->row, "News.");
  due_row_set_subtitle (fixture->row, "Sentence.");
  assert_locked (fixture, TRUE);
  test_settings_backend_lock (fixture->backend, key, FALSE);
  settle ();
  assert_locked (fixture, FALSE);
  test_settings_backend_lock (fixture->backend, key, TRUE);
  settle ();
  assert_locked (fixture, TRUE);
}

/* What could not be stored is not shown as if it were. */
static void
test_refused (Fixture *fixture, gconstpointer kind)
{
  open_row (fixture, (Kind) GPOINTER_TO_UINT (kind));
  test_settings_backend_refuse (fixture->backend);
  if (GTK_IS_DROP_DOWN (fixture->control))
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (fixture->control), 2);
      g_assert_cmpuint (get_selected (fixture), ==, 0);
    }
  else if (GTK_IS_SPIN_BUTTON (fixture->control))
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (fixture->control), 9);
      g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (fixture->control)), ==, 1);
    }
  else
    {
      set_active (fixture, TRUE);
      g_assert_false (is_active (fixture));
    }
  assert_stored (fixture, kinds[GPOINTER_TO_UINT (kind)].key, "");
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

static void
add_for_all_kinds (const char *path,
                   Kind first,
                   void (*test) (Fixture *fixture, gconstpointer data))
{
  for (guint i = first; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *full = g_strconcat (path, kinds[i].name, NULL);

      g_assert_cmpuint (kinds[i].kind, ==, i);
      ADD (full, GUINT_TO_POINTER (i), test);
    }
}

int
main (int argc, char *argv[])
{
  if (!test_display_start ())
    return EXIT_SKIPPED;
  gtk_test_init (&argc, &argv);
  due_window_register_resource ();
  ADD ("/setting/switch", NULL, test_switch);
  ADD ("/setting/flag", NULL, test_flag);
  ADD ("/setting/one-stays", NULL, test_one_stays);
  ADD ("/setting/choice", NULL, test_choice);
  ADD ("/setting/newer-choice", NULL, test_newer_choice);
  ADD ("/setting/number", NULL, test_number);
  add_for_all_kinds ("/setting/locked/", SWITCH, test_locked);
  add_for_all_kinds ("/setting/refused/", FLAG, test_refused);
  return g_test_run ();
}
