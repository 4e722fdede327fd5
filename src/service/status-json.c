/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "status-json.h"

#include <json-glib/json-glib.h>

/* How a field of the D-Bus property becomes one of the JSON object. */
typedef enum
{
  FIELD_PLAIN,
  FIELD_COUNT, /* -1 is null */
  FIELD_TIME,  /* Unix seconds as ISO 8601; 0 is null */
} FieldForm;

typedef struct
{
  const char *name;
  FieldForm form;
} Field;

static const Field account_fields[] = {
  { "id", FIELD_PLAIN },           { "portal", FIELD_PLAIN },    { "user", FIELD_PLAIN },
  { "state", FIELD_PLAIN },        { "message", FIELD_PLAIN },   { "since", FIELD_TIME },
  { "checked", FIELD_TIME },       { "next_check", FIELD_TIME }, { "expired", FIELD_COUNT },
  { "new_comments", FIELD_COUNT }, { "mentioned", FIELD_COUNT },
};
static const Field watch_fields[] = {
  { "type", FIELD_PLAIN },    { "group_id", FIELD_PLAIN },     { "access", FIELD_PLAIN },
  { "expired", FIELD_COUNT }, { "new_comments", FIELD_COUNT }, { "mentioned", FIELD_COUNT },
};
static const Field task_fields[] = {
  { "id", FIELD_PLAIN },      { "title", FIELD_PLAIN },        { "kinds", FIELD_PLAIN },
  { "deadline", FIELD_TIME }, { "new_comments", FIELD_PLAIN }, { "url", FIELD_PLAIN },
};

static JsonNode *
make_time (gint64 time)
{
  JsonNode *node = json_node_new (JSON_NODE_NULL);
  g_autoptr (GDateTime) moment = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (text == NULL)
    return node;
  json_node_init_string (node, text);
  return node;
}

static JsonNode *
make_count (gint32 count)
{
  JsonNode *node = json_node_new (JSON_NODE_NULL);

  return count < 0 ? node : json_node_init_int (node, count);
}

static JsonNode *
make_field (GVariant *value, FieldForm form)
{
  if (form == FIELD_TIME && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return make_time (g_variant_get_int64 (value));
  if (form == FIELD_COUNT && g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return make_count (g_variant_get_int32 (value));
  return json_gvariant_serialize (value);
}

/* The @fields of @dict, in their order; one that an older service lacks is null. */
static JsonObject *
make_object (GVariant *dict, const Field *fields, gsize n_fields)
{
  JsonObject *object = json_object_new ();

  for (gsize i = 0; i < n_fields; i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (dict, fields[i].name, NULL);

      json_object_set_member (object, fields[i].name,
                              value != NULL ? make_field (value, fields[i].form)
                                            : json_node_new (JSON_NODE_NULL));
    }
  return object;
}

static JsonArray *
make_list (GVariant *account, const char *name, const Field *fields, gsize n_fields)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GVariant) list = g_variant_lookup_value (account, name, G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) dict = g_variant_get_child_value (list, i);

      json_array_add_object_element (array, make_object (dict, fields, n_fields));
    }
  return array;
}

static JsonArray *
make_accounts (DueBusDuebell1 *remote)
{
  JsonArray *array = json_array_new ();
  GVariant *accounts = due_bus_duebell1_get_accounts (remote);

  for (gsize i = 0; accounts != NULL && i < g_variant_n_children (accounts); i++)
    {
      g_autoptr (GVariant) account = g_variant_get_child_value (accounts, i);
      JsonObject *object = make_object (account, account_fields, G_N_ELEMENTS (account_fields));

      json_object_set_array_member (
          object, "watches",
          make_list (account, "watches", watch_fields, G_N_ELEMENTS (watch_fields)));
      json_object_set_array_member (
          object, "tasks", make_list (account, "tasks", task_fields, G_N_ELEMENTS (task_fields)));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* Takes @object. */
static char *
print_object (JsonObject *object)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, object);
  return json_to_string (root, FALSE);
}

static JsonNode *
make_paused_until (gint64 until)
{
  JsonNode *node = NULL;

  if (until >= 0)
    return make_time (until);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, "indefinitely");
  return node;
}

char *
due_status_to_json (DueBusDuebell1 *remote)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "version", 1);
  json_object_set_string_member (object, "state", due_bus_duebell1_get_state (remote));
  json_object_set_member (object, "count", make_count (due_bus_duebell1_get_count (remote)));
  json_object_set_member (object, "expired", make_count (due_bus_duebell1_get_expired (remote)));
  json_object_set_member (object, "new_comments",
                          make_count (due_bus_duebell1_get_new_comments (remote)));
  json_object_set_member (object, "mentioned",
                          make_count (due_bus_duebell1_get_mentioned (remote)));
  json_object_set_member (object, "paused_until",
                          make_paused_until (due_bus_duebell1_get_paused_until (remote)));
  json_object_set_array_member (object, "accounts", make_accounts (remote));
  return print_object (object);
}

static const char *
look_up (GVariant *dict, const char *name)
{
  const char *text = "";

  g_variant_lookup (dict, name, "&s", &text);
  return text;
}

char *
due_status_to_text (DueBusDuebell1 *remote)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GVariant *accounts = due_bus_duebell1_get_accounts (remote);

  for (gsize i = 0; accounts != NULL && i < g_variant_n_children (accounts); i++)
    {
      g_autoptr (GVariant) account = g_variant_get_child_value (accounts, i);
      const char *counters = look_up (account, "counters");
      const char *message = look_up (account, "message");
      gboolean current = g_str_equal (look_up (account, "state"), "current");

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", look_up (account, "portal"),
                              current ? counters : look_up (account, "label"));
      if (!current && message[0] != '\0')
        g_string_append_printf (text, ". %s", message);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
due_status_to_waybar (DueBusDuebell1 *remote)
{
  JsonObject *object = json_object_new ();
  gint count = due_bus_duebell1_get_count (remote);
  gint expired = due_bus_duebell1_get_expired (remote);
  const char *state = due_bus_duebell1_get_state (remote);
  g_autofree char *plain = due_status_to_text (remote);
  g_autofree char *tooltip = g_markup_escape_text (plain, -1); /* waybar reads Pango markup */
  g_autofree char *text = count > 0 ? g_strdup_printf ("%d", count) : g_strdup ("");
  const char *class = state;

  if (g_strcmp0 (state, "current") == 0)
    class = expired > 0 ? "overdue" : count > 0 ? "comments" : "clear";
  json_object_set_string_member (object, "text", text);
  json_object_set_string_member (object, "tooltip", tooltip);
  json_object_set_string_member (object, "class", class);
  json_object_set_int_member (object, "percentage", CLAMP (count, 0, 100));
  return print_object (object);
}
