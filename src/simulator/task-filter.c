/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "task-filter.h"

#include <string.h>

#include "params.h"
#include "task-fields.h"

#define NO_DATE (-1)

typedef enum
{
  IS_EQUAL,
  IS_NOT,
  IS_LESS,
  IS_AT_MOST,
  IS_MORE,
  IS_AT_LEAST,
} Operator;

/* Longer ones first. */
static const struct
{
  const char *prefix;
  Operator op;
} operators[] = {
  { "<=", IS_AT_MOST }, { ">=", IS_AT_LEAST }, { "!=", IS_NOT },  { "<", IS_LESS },
  { ">", IS_MORE },     { "!", IS_NOT },       { "=", IS_EQUAL },
};

/* Days are days of the server's zone. */
static GDateTime *
parse_day (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3 * 3600);
  g_autofree char *midnight = g_strconcat (text, "T00:00:00", NULL);

  return g_date_time_new_from_iso8601 (midnight, zone);
}

/**
 * due_filter_parse_date:
 * @text: ISO 8601 with an offset, or YYYY-MM-DD; empty for no date
 *
 * Returns: microseconds since 1970; 0 for no date; -1 if @text is neither
 */
gint64
due_filter_parse_date (const char *text)
{
  g_autoptr (GDateTime) time = NULL;

  if (*text == '\0')
    return 0;
  time = strlen (text) == 10 ? parse_day (text) : g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    return NO_DATE;
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static Operator
take_op (const char **name)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (*name, operators[i].prefix))
      {
        *name += strlen (operators[i].prefix);
        return operators[i].op;
      }
  return IS_EQUAL;
}

static gboolean
parse_value (DueField field, const char *text, gint64 *value)
{
  switch ((int) due_field_get_type_of (field))
    {
    case DUE_FIELD_IS_DATE:
      *value = due_filter_parse_date (text);
      return *value != NO_DATE;
    case DUE_FIELD_IS_FLAG:
      *value = g_str_equal (text, "Y");
      return *value || g_str_equal (text, "N");
    default:
      return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
    }
}

/* Nothing is before or after a date that is not there. */
static gboolean
holds (Operator op, gint64 is, gint64 wanted, gboolean is_date)
{
  if (is_date && is == 0 && op != IS_EQUAL && op != IS_NOT)
    return FALSE;
  switch (op)
    {
    case IS_LESS:
      return is < wanted;
    case IS_AT_MOST:
      return is <= wanted;
    case IS_MORE:
      return is > wanted;
    case IS_AT_LEAST:
      return is >= wanted;
    case IS_EQUAL:
    case IS_NOT:
    default:
      return is == wanted;
    }
}

static gboolean
matches_numbers (const DueCall *call,
                 const DueWorldTask *task,
                 DueField field,
                 Operator op,
                 GPtrArray *texts)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_date = due_field_get_type_of (field) == DUE_FIELD_IS_DATE;
  gboolean found = FALSE;

  due_field_read (call, task, field, values);
  for (guint i = 0; i < texts->len; i++)
    {
      gint64 wanted = 0;

      if (!parse_value (field, texts->pdata[i], &wanted))
        continue;
      for (guint j = 0; j < values->len; j++)
        found |= holds (op, g_array_index (values, gint64, j), wanted, is_date);
    }
  return op == IS_NOT ? !found : found;
}

static gboolean
matches_title (const DueWorldTask *task, Operator op, GPtrArray *texts)
{
  gboolean found = g_ptr_array_find_with_equal_func (texts, task->title, g_str_equal, NULL);

  return op == IS_NOT ? !found : found;
}

static gboolean
matches (const DueCall *call, const DueWorldTask *task, const char *name, JsonNode *value)
{
  Operator op = take_op (&name);
  g_autoptr (GPtrArray) texts = NULL;
  DueField field = DUE_FIELD_ID;

  if (!due_field_find (name, &field) || !due_field_can (field, DUE_FIELD_CAN_FILTER))
    return TRUE;
  if (due_field_can (field, DUE_FIELD_UNDOCUMENTED) &&
      due_switches_is_on (call->switches, DUE_SWITCH_IGNORE_UNDOCUMENTED_FILTERS))
    return TRUE;

  texts = due_node_dup_texts (value);
  if (JSON_NODE_HOLDS_NULL (value))
    g_ptr_array_add (texts, g_strdup (""));
  if (due_field_get_type_of (field) == DUE_FIELD_IS_TEXT)
    return matches_title (task, op, texts);
  return matches_numbers (call, task, field, op, texts);
}

static gboolean
matches_all (const DueCall *call, const DueWorldTask *task, JsonObject *filter)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, filter);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!matches (call, task, name, value))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer container): what the user may see and @filter lets pass; newest first */
GPtrArray *
due_filter_tasks (const DueCall *call, JsonNode *filter)
{
  g_autoptr (JsonObject) map = due_node_dup_map (filter);
  GPtrArray *tasks = due_world_tasks (call->world);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = tasks->len; i > 0; i--)
    {
      DueWorldTask *task = tasks->pdata[i - 1];

      if (due_world_may_see_task (call->world, call->user, task) && matches_all (call, task, map))
        g_ptr_array_add (found, task);
    }
  return found;
}

typedef struct
{
  const DueCall *call;
  DueField field;
  int sign;
} SortKey;

static gint64
read_first (const DueCall *call, const DueWorldTask *task, DueField field)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));

  due_field_read (call, task, field, values);
  return g_array_index (values, gint64, 0);
}

static int
compare_tasks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DueWorldTask *left = *(DueWorldTask *const *) a;
  const DueWorldTask *right = *(DueWorldTask *const *) b;
  const SortKey *key = user_data;
  gint64 first = 0;
  gint64 second = 0;

  if (key->field == DUE_FIELD_TITLE)
    return key->sign * g_utf8_collate (left->title, right->title);
  first = read_first (key->call, left, key->field);
  second = read_first (key->call, right, key->field);
  return key->sign * ((first > second) - (first < second));
}

/**
 * due_filter_sort:
 * @call: for whom
 * @tasks: what to put in order
 * @order: (nullable): field names to `asc` or `desc`
 *
 * Returns: whether all names in @order were sortable fields; else @tasks may be in any order
 */
gboolean
due_filter_sort (const DueCall *call, GPtrArray *tasks, JsonNode *order)
{
  g_autoptr (JsonObject) map = due_node_dup_map (order);
  g_autoptr (GList) names = json_object_get_members (map);

  /* The sort is stable: the last name first, and the first decides. */
  for (GList *l = g_list_last (names); l != NULL; l = l->prev)
    {
      g_autofree char *direction = due_params_dup_text (map, l->data);
      SortKey key = { .call = call, .sign = 1 };

      if (!due_field_find (l->data, &key.field) || !due_field_can (key.field, DUE_FIELD_CAN_SORT))
        return FALSE;
      if (direction != NULL && g_ascii_strncasecmp (direction, "desc", 4) == 0)
        key.sign = -1;
      g_ptr_array_sort_with_data (tasks, compare_tasks, &key);
    }
  return TRUE;
}
