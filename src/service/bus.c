/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus.h"

#include "account-variant.h"
#include "bus-methods.h"
#include "clock.h"
#include "due-bus.h"
#include "settings-quiet.h"

#define INTERFACE_NAME "io.github.duebell.Duebell1"

struct _DueBus
{
  GObject parent_instance;

  DueService *service;
  GDBusConnection *connection;
  guint registration_id;
  GVariant *told; /* (nullable): a{sv}, what the last PropertiesChanged left listeners with */
};

G_DEFINE_FINAL_TYPE (DueBus, due_bus, G_TYPE_OBJECT)

static const char *const property_names[] = { "State",       "Count",        "Expired",
                                              "NewComments", "PausedUntil",  "Mentioned",
                                              "Accounts",    "StartAtLogin", "Desktop" };

static GVariant *
make_count (gboolean known, guint count)
{
  return g_variant_new_int32 (known ? (gint32) count : -1);
}

static GVariant *
make_kind (DueBus *self, DueKinds kind)
{
  guint count = 0;
  gboolean known = due_overview_get_kind (due_service_get_overview (self->service), kind, &count);

  return make_count (known, count);
}

static GVariant *
make_accounts (DueBus *self)
{
  GPtrArray *monitors = due_service_get_monitors (self->service);
  GVariantBuilder accounts;

  g_variant_builder_init (&accounts, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < monitors->len; i++)
    g_variant_builder_add_value (&accounts,
                                 due_account_variant_new (monitors->pdata[i], due_clock_now_s ()));
  return g_variant_builder_end (&accounts);
}

static GVariant *
make_start_at_login (DueBus *self)
{
  DueAutostart *autostart =
      due_desktop_facts_get_autostart (due_service_get_desktop (self->service));

  return g_variant_new_string (due_autostart_state_get_name (due_autostart_get_state (autostart)));
}

/* Returns: (transfer full) (floating) (nullable) */
static GVariant *
make_property (DueBus *self, const char *name)
{
  DueOverview *overview = due_service_get_overview (self->service);
  guint count = 0;

  if (g_str_equal (name, "State"))
    return g_variant_new_string (due_overview_get_state_name (overview));
  if (g_str_equal (name, "Count"))
    {
      gboolean known = due_overview_get_count (overview, &count);

      return make_count (known, count);
    }
  if (g_str_equal (name, "Expired"))
    return make_kind (self, DUE_KIND_OVERDUE);
  if (g_str_equal (name, "NewComments"))
    return make_kind (self, DUE_KIND_COMMENTS);
  if (g_str_equal (name, "Mentioned"))
    return make_kind (self, DUE_KIND_MENTIONS);
  if (g_str_equal (name, "PausedUntil"))
    return g_variant_new_int64 (
        due_settings_get_paused_until (due_service_get_settings (self->service)));
  if (g_str_equal (name, "Accounts"))
    return make_accounts (self);
  if (g_str_equal (name, "StartAtLogin"))
    return make_start_at_login (self);
  if (g_str_equal (name, "Desktop"))
    return due_desktop_facts_to_variant (due_service_get_desktop (self->service));
  return NULL;
}

static GVariant *
on_get_property (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface_name,
                 const char *property_name,
                 GError **error,
                 gpointer user_data)
{
  GVariant *value = make_property (DUE_BUS (user_data), property_name);

  if (value == NULL)
    g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_PROPERTY, "No such property");
  return value;
}

/* The times of the checks move with each poll, and nobody redraws for them. */
static GVariant *
without_times (GVariant *accounts)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; i < g_variant_n_children (accounts); i++)
    {
      g_autoptr (GVariant) account = g_variant_get_child_value (accounts, i);
      GVariantDict dict;

      g_variant_dict_init (&dict, account);
      g_variant_dict_remove (&dict, "checked");
      g_variant_dict_remove (&dict, "next_check");
      g_variant_builder_add_value (&list, g_variant_dict_end (&dict));
    }
  return g_variant_ref_sink (g_variant_builder_end (&list));
}

/* Adds @name to @changed if listeners have another value; remembers what they have in @told. */
static gboolean
add_changed (DueBus *self, const char *name, GVariantDict *told, GVariantBuilder *changed)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (make_property (self, name));
  g_autoptr (GVariant) shown =
      g_str_equal (name, "Accounts") ? without_times (value) : g_variant_ref (value);
  g_autoptr (GVariant) old = g_variant_dict_lookup_value (told, name, NULL);
  gboolean differs = old == NULL || !g_variant_equal (old, shown);

  if (!differs)
    return FALSE;
  g_variant_dict_insert_value (told, name, shown);
  g_variant_builder_add (changed, "{sv}", name, value);
  return TRUE;
}

static void
on_service_changed (DueBus *self)
{
  GVariantDict told;
  GVariantBuilder changed;
  gboolean any = FALSE;

  g_variant_dict_init (&told, self->told);
  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < G_N_ELEMENTS (property_names); i++)
    any = add_changed (self, property_names[i], &told, &changed) || any;

  g_clear_pointer (&self->told, g_variant_unref);
  self->told = g_variant_ref_sink (g_variant_dict_end (&told));
  if (any)
    g_dbus_connection_emit_signal (
        self->connection, NULL, DUE_BUS_PATH, "org.freedesktop.DBus.Properties",
        "PropertiesChanged", g_variant_new ("(sa{sv}as)", INTERFACE_NAME, &changed, NULL), NULL);
  else
    g_variant_builder_clear (&changed);
}

static void
on_method_call (GDBusConnection *connection,
                const char *sender,
                const char *path,
                const char *interface_name,
                const char *method_name,
                GVariant *parameters,
                GDBusMethodInvocation *invocation,
                gpointer user_data)
{
  due_bus_methods_run (DUE_BUS (user_data)->service, invocation);
}

static void
due_bus_dispose (GObject *object)
{
  DueBus *self = DUE_BUS (object);

  if (self->registration_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration_id);
  self->registration_id = 0;
  if (self->service != NULL)
    g_signal_handlers_disconnect_by_data (self->service, self);

  G_OBJECT_CLASS (due_bus_parent_class)->dispose (object);
}

static void
due_bus_finalize (GObject *object)
{
  DueBus *self = DUE_BUS (object);

  g_clear_object (&self->service);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->told, g_variant_unref);

  G_OBJECT_CLASS (due_bus_parent_class)->finalize (object);
}

static void
due_bus_class_init (DueBusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_bus_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_bus_finalize;
}

static void
due_bus_init (DueBus *self)
{
}

DueBus *
due_bus_new (DueService *service, GDBusConnection *connection, GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_method_call,
                                               .get_property = on_get_property };
  g_autoptr (DueBus) self = g_object_new (DUE_TYPE_BUS, NULL);

  self->service = g_object_ref (service);
  self->connection = g_object_ref (connection);
  self->registration_id = g_dbus_connection_register_object (
      connection, DUE_BUS_PATH, due_bus_duebell1_interface_info (), &vtable, self, NULL, error);
  if (self->registration_id == 0)
    return NULL;
  g_signal_connect_object (service, "changed", G_CALLBACK (on_service_changed), self,
                           G_CONNECT_SWAPPED);
  return g_steal_pointer (&self);
}
