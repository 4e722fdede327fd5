/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-menu.h"

#include "bus-menu.h"
#include "menu-layout.h"

#define PROTOCOL_VERSION 3

struct _DueTrayMenu
{
  GObject parent_instance;

  DueBusDbusmenu *skeleton;
  DueMenuLayout *layout;
  DueMenuItem *root; /* nullable */
  guint revision;
};

G_DEFINE_FINAL_TYPE (DueTrayMenu, due_tray_menu, G_TYPE_OBJECT)

enum
{
  ACTIVATED,
  ABOUT_TO_SHOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
refuse_id (GDBusMethodInvocation *invocation, gint id)
{
  g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                         "There is no menu item %d", id);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
has_item (DueTrayMenu *self, gint id)
{
  return due_menu_layout_get_item (self->layout, id) != NULL;
}

static gboolean
on_get_layout (DueBusDbusmenu *skeleton,
               GDBusMethodInvocation *invocation,
               gint id,
               gint depth,
               const char *const *names,
               DueTrayMenu *self)
{
  GVariant *tree = due_menu_layout_get_tree (self->layout, id, depth, names);

  if (tree == NULL)
    return refuse_id (invocation, id);
  due_bus_dbusmenu_complete_get_layout (skeleton, invocation, self->revision, tree);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_get_group_properties (DueBusDbusmenu *skeleton,
                         GDBusMethodInvocation *invocation,
                         GVariant *wanted,
                         const char *const *names,
                         DueTrayMenu *self)
{
  g_autoptr (GArray) all = NULL;
  gsize n = 0;
  const gint *ids = g_variant_get_fixed_array (wanted, &n, sizeof (gint));
  GVariantBuilder builder;

  if (n == 0)
    {
      all = due_menu_layout_get_ids (self->layout);
      ids = (const gint *) (gconstpointer) all->data;
      n = all->len;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ia{sv})"));
  for (gsize i = 0; i < n; i++)
    if (has_item (self, ids[i]))
      g_variant_builder_add (&builder, "(i@a{sv})", ids[i],
                             due_menu_layout_get_properties (self->layout, ids[i], names));
  due_bus_dbusmenu_complete_get_group_properties (skeleton, invocation,
                                                  g_variant_builder_end (&builder));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_get_property (DueBusDbusmenu *skeleton,
                 GDBusMethodInvocation *invocation,
                 gint id,
                 const char *name,
                 DueTrayMenu *self)
{
  GVariant *value = NULL;

  if (!has_item (self, id))
    return refuse_id (invocation, id);
  value = due_menu_layout_get_property (self->layout, id, name);
  if (value == NULL)
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                           "Menu item %d has no such property", id);
  else
    due_bus_dbusmenu_complete_get_property (skeleton, invocation, g_variant_new_variant (value));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
act (DueTrayMenu *self, gint id, const char *event, guint timestamp)
{
  /* The handler may set another menu. */
  g_autoptr (DueMenuItem) item = NULL;

  if (!g_str_equal (event, "clicked") || !has_item (self, id))
    return;
  item = due_menu_item_ref (due_menu_layout_get_item (self->layout, id));
  if (due_menu_item_is_enabled (item) && due_menu_item_get_action (item) != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, due_menu_item_get_action (item),
                   due_menu_item_get_target (item), timestamp);
}

/* The answer goes first: the action may be to quit. */
static gboolean
on_event (DueBusDbusmenu *skeleton,
          GDBusMethodInvocation *invocation,
          gint id,
          const char *event,
          GVariant *data,
          guint timestamp,
          DueTrayMenu *self)
{
  if (!has_item (self, id))
    return refuse_id (invocation, id);
  due_bus_dbusmenu_complete_event (skeleton, invocation);
  act (self, id, event, timestamp);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_event_group (DueBusDbusmenu *skeleton,
                GDBusMethodInvocation *invocation,
                GVariant *events,
                DueTrayMenu *user_data)
{
  g_autoptr (DueTrayMenu) self = g_object_ref (user_data); /* an action may be the last thing */
  gsize n = g_variant_n_children (events);
  gsize n_bad = 0;
  gint id = 0;
  GVariantBuilder bad;

  g_variant_builder_init (&bad, G_VARIANT_TYPE ("ai"));
  for (gsize i = 0; i < n; i++)
    {
      g_variant_get_child (events, i, "(i&svu)", &id, NULL, NULL, NULL);
      if (has_item (self, id))
        continue;
      g_variant_builder_add (&bad, "i", id);
      n_bad++;
    }
  if (n > 0 && n_bad == n)
    {
      g_variant_builder_clear (&bad);
      return refuse_id (invocation, id);
    }
  due_bus_dbusmenu_complete_event_group (skeleton, invocation, g_variant_builder_end (&bad));

  for (gsize i = 0; i < n; i++)
    {
      const char *event = NULL;
      guint timestamp = 0;

      g_variant_get_child (events, i, "(i&svu)", &id, &event, NULL, &timestamp);
      act (self, id, event, timestamp);
    }
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Returns: whether the menu changed meanwhile, so that the host must ask again */
static gboolean
prepare_to_show (DueTrayMenu *self)
{
  g_autoptr (DueMenuItem) before = self->root != NULL ? due_menu_item_ref (self->root) : NULL;
  gboolean changed = FALSE;

  g_object_ref (self);
  g_signal_emit (self, signals[ABOUT_TO_SHOW], 0);
  changed = self->root != before;
  g_object_unref (self);
  return changed;
}

static gboolean
on_about_to_show (DueBusDbusmenu *skeleton,
                  GDBusMethodInvocation *invocation,
                  gint id,
                  DueTrayMenu *self)
{
  if (!has_item (self, id))
    return refuse_id (invocation, id);
  due_bus_dbusmenu_complete_about_to_show (skeleton, invocation, prepare_to_show (self));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_about_to_show_group (DueBusDbusmenu *skeleton,
                        GDBusMethodInvocation *invocation,
                        GVariant *wanted,
                        DueTrayMenu *self)
{
  gsize n = 0, n_bad = 0;
  const gint *ids = g_variant_get_fixed_array (wanted, &n, sizeof (gint));
  GVariantBuilder needed, bad;
  gboolean changed;

  for (gsize i = 0; i < n; i++)
    n_bad += has_item (self, ids[i]) ? 0 : 1;
  if (n > 0 && n_bad == n)
    return refuse_id (invocation, ids[0]);

  changed = n > 0 && prepare_to_show (self);
  g_variant_builder_init (&needed, G_VARIANT_TYPE ("ai"));
  g_variant_builder_init (&bad, G_VARIANT_TYPE ("ai"));
  for (gsize i = 0; i < n; i++)
    if (!has_item (self, ids[i]))
      g_variant_builder_add (&bad, "i", ids[i]);
    else if (changed)
      g_variant_builder_add (&needed, "i", ids[i]);
  due_bus_dbusmenu_complete_about_to_show_group (
      skeleton, invocation, g_variant_builder_end (&needed), g_variant_builder_end (&bad));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/**
 * due_tray_menu_set_root:
 * @self: a menu
 * @root: the items, as children of one that is not shown itself
 *
 * Shows another menu. Hosts are told what changed; nothing if nothing did.
 */
void
due_tray_menu_set_root (DueTrayMenu *self, DueMenuItem *root)
{
  g_autoptr (DueMenuItem) old = NULL;
  g_autoptr (GVariant) updated = NULL;
  gint parent;

  g_return_if_fail (DUE_IS_TRAY_MENU (self));
  g_return_if_fail (root != NULL);

  if (self->root != NULL && due_menu_item_equal (self->root, root))
    return;
  old = g_steal_pointer (&self->root);
  self->root = due_menu_item_ref (root);
  parent = due_menu_layout_set_root (self->layout, root, &updated);

  if (updated != NULL)
    due_bus_dbusmenu_emit_items_properties_updated (
        self->skeleton, updated, g_variant_new_array (G_VARIANT_TYPE ("(ias)"), NULL, 0));
  if (parent != DUE_MENU_LAYOUT_UNCHANGED)
    {
      self->revision++;
      due_bus_dbusmenu_emit_layout_updated (self->skeleton, self->revision, parent);
    }
}

/**
 * due_tray_menu_export:
 * @self: a menu that is not exported
 * @connection: where
 * @path: an object path
 *
 * Returns: whether it is exported; else @error is set: the path is taken, the connection closed
 */
gboolean
due_tray_menu_export (DueTrayMenu *self,
                      GDBusConnection *connection,
                      const char *path,
                      GError **error)
{
  g_return_val_if_fail (DUE_IS_TRAY_MENU (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           path, error);
}

/* Takes the menu off the bus, if it is on it. */
void
due_tray_menu_unexport (DueTrayMenu *self)
{
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->skeleton);

  if (g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
}

static void
due_tray_menu_dispose (GObject *object)
{
  DueTrayMenu *self = DUE_TRAY_MENU (object);

  if (self->skeleton != NULL)
    {
      due_tray_menu_unexport (self);
      g_signal_handlers_disconnect_by_data (self->skeleton, self);
    }
  g_clear_object (&self->skeleton);

  G_OBJECT_CLASS (due_tray_menu_parent_class)->dispose (object);
}

static void
due_tray_menu_finalize (GObject *object)
{
  DueTrayMenu *self = DUE_TRAY_MENU (object);

  g_clear_pointer (&self->layout, due_menu_layout_free);
  g_clear_pointer (&self->root, due_menu_item_unref);

  G_OBJECT_CLASS (due_tray_menu_parent_class)->finalize (object);
}

static void
due_tray_menu_class_init (DueTrayMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_tray_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_tray_menu_finalize;

  signals[ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_VARIANT, G_TYPE_UINT);
  signals[ABOUT_TO_SHOW] = g_signal_new ("about-to-show", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_tray_menu_init (DueTrayMenu *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "handle-get-layout", G_CALLBACK (on_get_layout) },
    { "handle-get-group-properties", G_CALLBACK (on_get_group_properties) },
    { "handle-get-property", G_CALLBACK (on_get_property) },
    { "handle-event", G_CALLBACK (on_event) },
    { "handle-event-group", G_CALLBACK (on_event_group) },
    { "handle-about-to-show", G_CALLBACK (on_about_to_show) },
    { "handle-about-to-show-group", G_CALLBACK (on_about_to_show_group) },
  };
  static const char *const no_paths[] = { NULL };

  self->layout = due_menu_layout_new ();
  self->revision = 1;
  self->skeleton = due_bus_dbusmenu_skeleton_new ();
  due_bus_dbusmenu_set_version (self->skeleton, PROTOCOL_VERSION);
  due_bus_dbusmenu_set_text_direction (self->skeleton, "ltr");
  due_bus_dbusmenu_set_status (self->skeleton, "normal");
  due_bus_dbusmenu_set_icon_theme_path (self->skeleton, no_paths);
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect (self->skeleton, handlers[i].signal, handlers[i].callback, self);
}

/* Returns: (transfer full): an empty menu, on no bus yet */
DueTrayMenu *
due_tray_menu_new (void)
{
  return g_object_new (DUE_TYPE_TRAY_MENU, NULL);
}
