/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "appearance.h"

#define NAMESPACE "org.freedesktop.appearance"
#define DEADLINE_MS 2000

struct _DueAppearance
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusProxy *portal; /* NULL until it is there */
};

G_DEFINE_FINAL_TYPE (DueAppearance, due_appearance, G_TYPE_OBJECT)

/* 0 is "no preference": the theme's own choice comes back. */
static void
follow_color_scheme (guint32 scheme)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (scheme == 0)
    gtk_settings_reset_property (settings, "gtk-application-prefer-dark-theme");
  else
    g_object_set (settings, "gtk-application-prefer-dark-theme", scheme == 1, NULL);
}

static void
follow_contrast (guint32 contrast)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (contrast == 1)
    g_object_set (settings, "gtk-theme-name", "Default-hc", NULL);
  else
    gtk_settings_reset_property (settings, "gtk-theme-name");
}

static void
follow (const char *key, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  if (g_str_equal (key, "color-scheme"))
    follow_color_scheme (g_variant_get_uint32 (inner));
  else if (g_str_equal (key, "contrast"))
    follow_contrast (g_variant_get_uint32 (inner));
}

static void
on_portal_signal (DueAppearance *self, const char *sender, const char *signal, GVariant *arguments)
{
  const char *space = NULL;
  const char *key = NULL;
  g_autoptr (GVariant) value = NULL;

  if (!g_str_equal (signal, "SettingChanged") ||
      !g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (arguments, "(&s&sv)", &space, &key, &value);
  if (g_str_equal (space, NAMESPACE))
    follow (key, value);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (GVariant) spaces = NULL;
  g_autoptr (GVariant) space = NULL;
  GVariantIter iter;
  const char *key = NULL;
  GVariant *value = NULL;

  if (answer == NULL || !g_variant_is_of_type (answer, G_VARIANT_TYPE ("(a{sa{sv}})")))
    return;
  spaces = g_variant_get_child_value (answer, 0);
  space = g_variant_lookup_value (spaces, NAMESPACE, G_VARIANT_TYPE_VARDICT);
  if (space == NULL)
    return;
  g_variant_iter_init (&iter, space);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    follow (key, value);
}

static void
on_proxy_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusProxy *portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  const char *const spaces[] = { NAMESPACE, NULL };
  DueAppearance *self = user_data;

  if (portal == NULL)
    return; /* user_data may be gone: dispose() cancels */
  self->portal = portal;
  g_signal_connect_object (portal, "g-signal", G_CALLBACK (on_portal_signal), self,
                           G_CONNECT_SWAPPED);
  g_dbus_proxy_call (portal, "ReadAll", g_variant_new ("(^as)", spaces), G_DBUS_CALL_FLAGS_NONE,
                     DEADLINE_MS, self->cancellable, on_read, NULL);
}

static void
due_appearance_dispose (GObject *object)
{
  DueAppearance *self = DUE_APPEARANCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->portal);
  G_OBJECT_CLASS (due_appearance_parent_class)->dispose (object);
}

static void
due_appearance_class_init (DueAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_appearance_dispose;
}

static void
due_appearance_init (DueAppearance *self)
{
  self->cancellable = g_cancellable_new ();
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                            "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                            "org.freedesktop.portal.Settings", self->cancellable, on_proxy_ready,
                            self);
}

DueAppearance *
due_appearance_new (void)
{
  return g_object_new (DUE_TYPE_APPEARANCE, NULL);
}
