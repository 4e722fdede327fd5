/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "row.h"

G_BEGIN_DECLS

/*
 * Binds the control of a row to a setting, both ways and at once. @row (nullable) is insensitive,
 * and says so, while an administrator has locked the key. The binding lives as long as the control.
 */

/* @control: a switch or a check button, for a key of type b. */
void
due_setting_bind_switch (GSettings *settings, const char *key, GtkWidget *control, DueRow *row);
/* The same for the value @flag of a key of flags. @one_stays: the last flag cannot be taken away.
 */
void due_setting_bind_flag (GSettings *settings,
                            const char *key,
                            guint flag,
                            gboolean one_stays,
                            GtkWidget *control,
                            DueRow *row);
/* For a key that is an enumeration: the items are its values, from 0 on. */
void
due_setting_bind_choice (GSettings *settings, const char *key, GtkDropDown *choice, DueRow *row);
/* For a key of type u: what is stored is @unit times what is shown. */
void due_setting_bind_number (GSettings *settings,
                              const char *key,
                              guint unit,
                              GtkSpinButton *number,
                              DueRow *row);
/* Only shows whether the key is locked. */
void due_setting_follow_lock (GSettings *settings, const char *key, DueRow *row);

G_END_DECLS
