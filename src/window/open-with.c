/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-with.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>

#include "clean-text.h"

#define KEY "open-with"
#define DATA "due-open-with"
#define APP "bitrix24" /* also the scheme by which the service finds it */
#define NAME_MAX_BYTES 128

/* What the items of the list stand for: values of the setting, in their order. */
typedef struct
{
  DueAccount *account;
  GPtrArray *values; /* (element-type utf8) */
} OpenWith;

static void
open_with_free (gpointer data)
{
  OpenWith *self = data;

  g_object_unref (self->account);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static gboolean
has_value (OpenWith *self, const char *value, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, index);
}

static void
add (OpenWith *self, GtkStringList *names, const char *value, const char *name)
{
  if (has_value (self, value, NULL))
    return;
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (names, name);
}

static void
add_browsers (OpenWith *self, GtkStringList *names)
{
  GList *apps = g_app_info_get_all_for_type ("x-scheme-handler/https");

  for (GList *each = apps; each != NULL; each = each->next)
    if (g_app_info_should_show (each->data) && g_app_info_get_id (each->data) != NULL)
      add (self, names, g_app_info_get_id (each->data), g_app_info_get_display_name (each->data));
  g_list_free_full (apps, g_object_unref);
}

static void
add_app (OpenWith *self, GtkStringList *names)
{
  g_autoptr (GAppInfo) app = g_app_info_get_default_for_uri_scheme (APP);

  if (app != NULL)
    /* Translators: the desktop app of that portal */
    add (self, names, APP, _ ("Bitrix24"));
}

/* An application that is not there any more is no reason to lose the choice. */
static void
add_stored (OpenWith *self, GtkStringList *names)
{
  g_autofree char *stored = due_account_get_open_with (self->account);
  g_autofree char *clean = due_clean_text (stored, NAME_MAX_BYTES);
  g_autofree char *name = NULL;

  if (*stored == '\0')
    return;
  /* Translators: %s is the name of an application's file */
  name = g_strdup_printf (_ ("%s (not installed)"), clean);
  add (self, names, stored, g_str_equal (stored, APP) ? _ ("Bitrix24") : name);
}

static void
show (GtkDropDown *choice)
{
  OpenWith *self = g_object_get_data (G_OBJECT (choice), DATA);
  g_autofree char *stored = due_account_get_open_with (self->account);
  guint index = 0;

  if (!has_value (self, stored, &index))
    {
      add_stored (self, GTK_STRING_LIST (gtk_drop_down_get_model (choice)));
      index = self->values->len - 1;
    }
  gtk_drop_down_set_selected (choice, index);
}

static void
on_chosen (GtkDropDown *choice)
{
  OpenWith *self = g_object_get_data (G_OBJECT (choice), DATA);
  guint selected = gtk_drop_down_get_selected (choice);
  g_autofree char *stored = due_account_get_open_with (self->account);

  if (selected >= self->values->len || g_str_equal (self->values->pdata[selected], stored))
    return;
  if (!due_account_set_open_with (self->account, self->values->pdata[selected]))
    show (choice);
}

static void
on_account_changed (GtkDropDown *choice, const char *what)
{
  if (g_str_equal (what, KEY))
    show (choice);
}

void
due_open_with_bind (GtkDropDown *choice, DueAccount *account)
{
  OpenWith *self = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (GTK_IS_DROP_DOWN (choice));
  g_return_if_fail (DUE_IS_ACCOUNT (account));

  self = g_new0 (OpenWith, 1);
  self->account = g_object_ref (account);
  self->values = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (choice), DATA, self, open_with_free);
  add (self, names, "", _ ("Default browser"));
  add_browsers (self, names);
  add_app (self, names);
  add_stored (self, names);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  show (choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_chosen), NULL);
  g_signal_connect_object (account, "changed", G_CALLBACK (on_account_changed), choice,
                           G_CONNECT_SWAPPED);
}
