/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "setting.h"

/* One control and its key. */
struct _DueSetting
{
  GObject parent_instance;

  GSettings *settings;
  char *key;
  guint number; /* the flag, or the unit */
  gboolean one_stays;
  GtkWidget *control; /* owns this object */
};

#define DUE_TYPE_SETTING (due_setting_get_type ())
G_DECLARE_FINAL_TYPE (DueSetting, due_setting, DUE, SETTING, GObject)
G_DEFINE_FINAL_TYPE (DueSetting, due_setting, G_TYPE_OBJECT)

static void
due_setting_finalize (GObject *object)
{
  DueSetting *self = DUE_SETTING (object);

  g_object_unref (self->settings);
  g_free (self->key);
  G_OBJECT_CLASS (due_setting_parent_class)->finalize (object);
}

static void
due_setting_class_init (DueSettingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_setting_finalize;
}

static void
due_setting_init (DueSetting *self)
{
}

/* Returns: (transfer none): owned by @control, which has one setting at most */
static DueSetting *
attach (GSettings *settings, const char *key, GtkWidget *control, gpointer on_changed)
{
  DueSetting *self = g_object_new (DUE_TYPE_SETTING, NULL);
  g_autofree char *detailed = g_strconcat ("changed::", key, NULL);

  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  self->control = control;
  g_object_set_data_full (G_OBJECT (control), "due-setting", self, g_object_unref);
  g_signal_connect_object (settings, detailed, G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}

static void
on_writable_changed (DueRow *row, const char *key, GSettings *settings)
{
  due_row_set_locked (row, !g_settings_is_writable (settings, key));
}

void
due_setting_follow_lock (GSettings *settings, const char *key, DueRow *row)
{
  g_autofree char *detailed = g_strconcat ("writable-changed::", key, NULL);

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (DUE_IS_ROW (row));

  g_signal_connect_object (settings, detailed, G_CALLBACK (on_writable_changed), row,
                           G_CONNECT_SWAPPED);
  on_writable_changed (row, key, settings);
}

static void
follow (GSettings *settings, const char *key, DueRow *row)
{
  if (row != NULL)
    due_setting_follow_lock (settings, key, row);
}

void
due_setting_bind_switch (GSettings *settings, const char *key, GtkWidget *control, DueRow *row)
{
  g_settings_bind (settings, key, control, "active", G_SETTINGS_BIND_DEFAULT);
  follow (settings, key, row);
}

static void
show_flag (DueSetting *self)
{
  guint flags = g_settings_get_flags (self->settings, self->key);

  g_object_set (self->control, "active", (flags & self->number) != 0, NULL);
}

static void
on_flag_toggled (DueSetting *self)
{
  guint flags = g_settings_get_flags (self->settings, self->key);
  gboolean active = FALSE;
  guint wanted = 0;

  g_object_get (self->control, "active", &active, NULL);
  wanted = active ? flags | self->number : flags & ~self->number;
  if (wanted == flags)
    return;
  if (wanted == 0 && self->one_stays)
    {
      gtk_widget_error_bell (self->control);
      show_flag (self);
      return;
    }
  if (!g_settings_set_flags (self->settings, self->key, wanted))
    show_flag (self);
}

void
due_setting_bind_flag (GSettings *settings,
                       const char *key,
                       guint flag,
                       gboolean one_stays,
                       GtkWidget *control,
                       DueRow *row)
{
  DueSetting *self = attach (settings, key, control, show_flag);

  self->number = flag;
  self->one_stays = one_stays;
  show_flag (self);
  g_signal_connect_object (control, "notify::active", G_CALLBACK (on_flag_toggled), self,
                           G_CONNECT_SWAPPED);
  follow (settings, key, row);
}

static void
show_choice (DueSetting *self)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control),
                              (guint) g_settings_get_enum (self->settings, self->key));
}

static void
on_chosen (DueSetting *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (selected == GTK_INVALID_LIST_POSITION ||
      (int) selected == g_settings_get_enum (self->settings, self->key))
    return;
  if (!g_settings_set_enum (self->settings, self->key, (int) selected))
    show_choice (self);
}

void
due_setting_bind_choice (GSettings *settings, const char *key, GtkDropDown *choice, DueRow *row)
{
  DueSetting *self = attach (settings, key, GTK_WIDGET (choice), show_choice);

  show_choice (self);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  follow (settings, key, row);
}

/* What is stored may lie between two that are shown: it stays until the person chooses another. */
static void
show_number (DueSetting *self)
{
  guint stored = g_settings_get_uint (self->settings, self->key);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->control),
                             (stored + self->number / 2) / self->number);
}

static void
on_number_chosen (DueSetting *self)
{
  guint shown = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->control));
  guint stored = g_settings_get_uint (self->settings, self->key);

  if ((stored + self->number / 2) / self->number == shown)
    return;
  if (!g_settings_set_uint (self->settings, self->key, shown * self->number))
    show_number (self);
}

void
due_setting_bind_number (GSettings *settings,
                         const char *key,
                         guint unit,
                         GtkSpinButton *number,
                         DueRow *row)
{
  DueSetting *self = NULL;

  g_return_if_fail (unit > 0);

  self = attach (settings, key, GTK_WIDGET (number), show_number);
  self->number = unit;
  show_number (self);
  g_signal_connect_object (number, "value-changed", G_CALLBACK (on_number_chosen), self,
                           G_CONNECT_SWAPPED);
  follow (settings, key, row);
}
