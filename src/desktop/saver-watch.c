/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "saver-watch.h"

/* Each desktop has its own; all have the same signal, and the interface is called as the name. */
static const char *const savers[] = {
  "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",        "org.xfce.ScreenSaver",
};

struct _DueSaverWatch
{
  GObject parent_instance;

  GDBusConnection *bus;
  guint signal_ids[G_N_ELEMENTS (savers)];
  guint watch_ids[G_N_ELEMENTS (savers)];
  const char *active; /* which one is on; NULL: none */
};

G_DEFINE_FINAL_TYPE (DueSaverWatch, due_saver_watch, G_TYPE_OBJECT)

enum
{
  PROP_ACTIVE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
set_active (DueSaverWatch *self, const char *saver)
{
  gboolean was_active = self->active != NULL;

  self->active = saver;
  if (was_active != (saver != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
}

static const char *
find_saver (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (savers); i++)
    if (g_str_equal (savers[i], name))
      return savers[i];
  return NULL;
}

static void
on_active_changed (GDBusConnection *bus,
                   const char *sender,
                   const char *path,
                   const char *interface,
                   const char *signal,
                   GVariant *parameters,
                   gpointer user_data)
{
  DueSaverWatch *self = user_data;
  gboolean active = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &active);
  set_active (self, active ? find_saver (interface) : NULL);
}

/* One that ended does not say that it went off. */
static void
on_saver_vanished (GDBusConnection *bus, const char *name, gpointer user_data)
{
  DueSaverWatch *self = user_data;

  if (self->active != NULL && g_str_equal (self->active, name))
    set_active (self, NULL);
}

gboolean
due_saver_watch_get_active (DueSaverWatch *self)
{
  g_return_val_if_fail (DUE_IS_SAVER_WATCH (self), FALSE);

  return self->active != NULL;
}

static void
due_saver_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, due_saver_watch_get_active (DUE_SAVER_WATCH (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
due_saver_watch_dispose (GObject *object)
{
  DueSaverWatch *self = DUE_SAVER_WATCH (object);

  for (gsize i = 0; self->bus != NULL && i < G_N_ELEMENTS (savers); i++)
    {
      g_dbus_connection_signal_unsubscribe (self->bus, self->signal_ids[i]);
      g_bus_unwatch_name (self->watch_ids[i]);
    }
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (due_saver_watch_parent_class)->dispose (object);
}

static void
due_saver_watch_class_init (DueSaverWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_saver_watch_dispose;
  G_OBJECT_CLASS (klass)->get_property = due_saver_watch_get_property;

  props[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
due_saver_watch_init (DueSaverWatch *self)
{
}

/* Returns: (transfer full): a watch; starts no service */
DueSaverWatch *
due_saver_watch_new (GDBusConnection *session_bus)
{
  DueSaverWatch *self = g_object_new (DUE_TYPE_SAVER_WATCH, NULL);

  self->bus = g_object_ref (session_bus);
  for (gsize i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      self->signal_ids[i] = g_dbus_connection_signal_subscribe (
          session_bus, savers[i], savers[i], "ActiveChanged", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
          on_active_changed, self, NULL);
      self->watch_ids[i] =
          g_bus_watch_name_on_connection (session_bus, savers[i], G_BUS_NAME_WATCHER_FLAGS_NONE,
                                          NULL, on_saver_vanished, self, NULL);
    }
  return self;
}
