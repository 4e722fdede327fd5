/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-item.h"

#include "bus-item.h"
#include "bus-link.h"
#include "pixmaps.h"
#include "tooltip.h"
#include "tray-host.h"
#include "tray-menu.h"

#define ITEM_PATH "/StatusNotifierItem"
#define MENU_PATH "/Menu"

struct _DueTrayItem
{
  GObject parent_instance;

  DueBusLink *link;
  DueBusStatusNotifierItem *skeleton;
  DueTrayMenu *menu;
  DueTrayHost *host; /* nullable; there is one as long as the link is open */

  DueIconStyle style;
  DueBadge badge;
  char *activation_token; /* nullable */
};

G_DEFINE_FINAL_TYPE (DueTrayItem, due_tray_item, G_TYPE_OBJECT)

enum
{
  PROP_HOST_PRESENT = 1,
  N_PROPS
};

enum
{
  ACTIVATE,
  MENU_ACTIVATED,
  ABOUT_TO_SHOW,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
on_activate (DueBusStatusNotifierItem *skeleton,
             GDBusMethodInvocation *invocation,
             gint x,
             gint y,
             DueTrayItem *self)
{
  g_autofree char *token = due_tray_item_take_activation_token (self);

  due_bus_status_notifier_item_complete_activate (skeleton, invocation);
  g_signal_emit (self, signals[ACTIVATE], 0, token);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The middle button has no meaning here; an error would be shown by some hosts. */
static gboolean
on_secondary_activate (DueBusStatusNotifierItem *skeleton,
                       GDBusMethodInvocation *invocation,
                       gint x,
                       gint y,
                       DueTrayItem *self)
{
  due_bus_status_notifier_item_complete_secondary_activate (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The host shows the menu itself. */
static gboolean
on_context_menu (DueBusStatusNotifierItem *skeleton,
                 GDBusMethodInvocation *invocation,
                 gint x,
                 gint y,
                 DueTrayItem *self)
{
  due_bus_status_notifier_item_complete_context_menu (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_scroll (DueBusStatusNotifierItem *skeleton,
           GDBusMethodInvocation *invocation,
           gint delta,
           const char *orientation,
           DueTrayItem *self)
{
  due_bus_status_notifier_item_complete_scroll (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_token (DueBusStatusNotifierItem *skeleton,
          GDBusMethodInvocation *invocation,
          const char *token,
          DueTrayItem *self)
{
  g_free (self->activation_token);
  self->activation_token = token[0] != '\0' ? g_strdup (token) : NULL;
  due_bus_status_notifier_item_complete_provide_xdg_activation_token (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_menu_activated (DueTrayMenu *menu,
                   const char *action,
                   GVariant *target,
                   guint timestamp,
                   DueTrayItem *self)
{
  g_signal_emit (self, signals[MENU_ACTIVATED], 0, action, target, timestamp);
}

static void
on_about_to_show (DueTrayMenu *menu, DueTrayItem *self)
{
  g_signal_emit (self, signals[ABOUT_TO_SHOW], 0);
}

static void
on_host_present (DueTrayItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOST_PRESENT]);
}

static void
on_link_opened (DueBusLink *link, DueTrayItem *self)
{
  GDBusConnection *connection = due_bus_link_get_connection (link);
  g_autoptr (GError) error = NULL;

  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                         ITEM_PATH, &error) ||
      !due_tray_menu_export (self->menu, connection, MENU_PATH, &error))
    {
      /* The connection has closed meanwhile; the link opens another one. */
      g_debug ("No tray item: %s %d", g_quark_to_string (error->domain), error->code);
      return;
    }
  self->host = due_tray_host_new (connection);
  g_signal_connect_swapped (self->host, "notify::present", G_CALLBACK (on_host_present), self);
}

static void
on_link_dropped (DueBusLink *link, DueTrayItem *self)
{
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->skeleton);
  gboolean was_present = due_tray_item_get_host_present (self);

  if (self->host != NULL)
    g_signal_handlers_disconnect_by_data (self->host, self);
  g_clear_object (&self->host);
  due_tray_menu_unexport (self->menu);
  if (g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
  if (was_present)
    on_host_present (self);
}

static void
draw (DueTrayItem *self)
{
  g_autoptr (GVariant) pixmaps = due_pixmaps_new (self->style, &self->badge);

  due_bus_status_notifier_item_set_icon_pixmap (self->skeleton, pixmaps);
}

/**
 * due_tray_item_set_icon:
 * @self: an item
 * @style: the colours of the bell
 * @badge: what stands on it
 *
 * Shows another icon. Nothing is drawn or sent if it is the same.
 */
void
due_tray_item_set_icon (DueTrayItem *self, DueIconStyle style, const DueBadge *badge)
{
  g_return_if_fail (DUE_IS_TRAY_ITEM (self));
  g_return_if_fail (badge != NULL);

  if (self->style == style && due_badge_equal (&self->badge, badge))
    return;
  self->style = style;
  self->badge = *badge;
  draw (self);
  due_bus_status_notifier_item_emit_new_icon (self->skeleton);
}

/**
 * due_tray_item_set_title:
 * @self: an item
 * @title: one line of plain text that says in words what the icon shows
 */
void
due_tray_item_set_title (DueTrayItem *self, const char *title)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (DUE_IS_TRAY_ITEM (self));
  g_return_if_fail (title != NULL);

  valid = g_utf8_make_valid (title, -1);
  if (g_strcmp0 (due_bus_status_notifier_item_get_title (self->skeleton), valid) == 0)
    return;
  due_bus_status_notifier_item_set_title (self->skeleton, valid);
  due_bus_status_notifier_item_set_icon_accessible_desc (self->skeleton, valid);
  due_bus_status_notifier_item_emit_new_title (self->skeleton);
}

/**
 * due_tray_item_set_tooltip:
 * @self: an item
 * @title: plain text; hosts show either or both
 * @body: plain text, may have several lines
 */
void
due_tray_item_set_tooltip (DueTrayItem *self, const char *title, const char *body)
{
  g_autoptr (GVariant) tooltip = NULL;

  g_return_if_fail (DUE_IS_TRAY_ITEM (self));
  g_return_if_fail (title != NULL);
  g_return_if_fail (body != NULL);

  tooltip = due_tooltip_new (title, body);
  if (g_variant_equal (due_bus_status_notifier_item_get_tool_tip (self->skeleton), tooltip))
    return;
  due_bus_status_notifier_item_set_tool_tip (self->skeleton, tooltip);
  due_bus_status_notifier_item_emit_new_tool_tip (self->skeleton);
}

/* As due_tray_menu_set_root(). */
void
due_tray_item_set_menu (DueTrayItem *self, DueMenuItem *root)
{
  g_return_if_fail (DUE_IS_TRAY_ITEM (self));

  due_tray_menu_set_root (self->menu, root);
}

/**
 * due_tray_item_set_visible:
 * @self: an item
 * @visible: whether to be on the bus
 *
 * Shows or hides the icon. Set icon, texts and menu before it is shown, so that it never shows
 * others.
 */
void
due_tray_item_set_visible (DueTrayItem *self, gboolean visible)
{
  g_return_if_fail (DUE_IS_TRAY_ITEM (self));

  if (visible)
    due_bus_link_open (self->link);
  else
    due_bus_link_close (self->link);
}

/* Returns: whether some tray shows items now; FALSE while the item is hidden */
gboolean
due_tray_item_get_host_present (DueTrayItem *self)
{
  g_return_val_if_fail (DUE_IS_TRAY_ITEM (self), FALSE);

  return self->host != NULL && due_tray_host_get_present (self->host);
}

/**
 * due_tray_item_take_activation_token:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the token that the host gave for the click that it told
 *   last. It serves once.
 */
char *
due_tray_item_take_activation_token (DueTrayItem *self)
{
  g_return_val_if_fail (DUE_IS_TRAY_ITEM (self), NULL);

  return g_steal_pointer (&self->activation_token);
}

static void
due_tray_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOST_PRESENT)
    g_value_set_boolean (value, due_tray_item_get_host_present (DUE_TRAY_ITEM (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
due_tray_item_dispose (GObject *object)
{
  DueTrayItem *self = DUE_TRAY_ITEM (object);

  if (self->link != NULL)
    {
      due_bus_link_close (self->link);
      g_signal_handlers_disconnect_by_data (self->link, self);
      g_signal_handlers_disconnect_by_data (self->skeleton, self);
      g_signal_handlers_disconnect_by_data (self->menu, self);
    }
  g_clear_object (&self->link);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (due_tray_item_parent_class)->dispose (object);
}

static void
due_tray_item_finalize (GObject *object)
{
  DueTrayItem *self = DUE_TRAY_ITEM (object);

  g_free (self->activation_token);

  G_OBJECT_CLASS (due_tray_item_parent_class)->finalize (object);
}

static void
due_tray_item_class_init (DueTrayItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_tray_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_tray_item_finalize;
  G_OBJECT_CLASS (klass)->get_property = due_tray_item_get_property;

  props[PROP_HOST_PRESENT] =
      g_param_spec_boolean ("host-present", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MENU_ACTIVATED] =
      g_signal_new ("menu-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_VARIANT, G_TYPE_UINT);
  signals[ABOUT_TO_SHOW] = g_signal_new ("about-to-show", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_tray_item_init (DueTrayItem *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "handle-activate", G_CALLBACK (on_activate) },
    { "handle-secondary-activate", G_CALLBACK (on_secondary_activate) },
    { "handle-context-menu", G_CALLBACK (on_context_menu) },
    { "handle-scroll", G_CALLBACK (on_scroll) },
    { "handle-provide-xdg-activation-token", G_CALLBACK (on_token) },
  };
  g_autoptr (GVariant) tooltip = due_tooltip_new ("", "");

  self->menu = due_tray_menu_new ();
  g_signal_connect (self->menu, "activated", G_CALLBACK (on_menu_activated), self);
  g_signal_connect (self->menu, "about-to-show", G_CALLBACK (on_about_to_show), self);

  self->skeleton = due_bus_status_notifier_item_skeleton_new ();
  due_bus_status_notifier_item_set_category (self->skeleton, "Communications");
  due_bus_status_notifier_item_set_status (self->skeleton, "Active");
  due_bus_status_notifier_item_set_icon_name (self->skeleton, "");
  due_bus_status_notifier_item_set_menu (self->skeleton, MENU_PATH);
  due_bus_status_notifier_item_set_tool_tip (self->skeleton, tooltip);
  draw (self);
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect (self->skeleton, handlers[i].signal, handlers[i].callback, self);
}

/**
 * due_tray_item_new:
 * @id: a name for this item that stays the same, such as "duebell"
 * @bus_address: (nullable): the bus to be on, or %NULL for the session bus
 *
 * Returns: (transfer full): a hidden item with a bell without badge
 */
DueTrayItem *
due_tray_item_new (const char *id, const char *bus_address)
{
  DueTrayItem *self = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (DUE_TYPE_TRAY_ITEM, NULL);
  self->link = due_bus_link_new (bus_address);
  g_signal_connect (self->link, "opened", G_CALLBACK (on_link_opened), self);
  g_signal_connect (self->link, "dropped", G_CALLBACK (on_link_dropped), self);
  due_bus_status_notifier_item_set_id (self->skeleton, id);
  return self;
}
