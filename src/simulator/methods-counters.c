/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "json-make.h"
#include "method-handlers.h"
#include "params.h"
#include "tally.h"

/* Which kinds each mode answers, and how the figure is bent. */
static const struct
{
  DueKind kinds[6];
  guint n_kinds;
} modes[] = {
  [DUE_COUNTERS_CURRENT] = { { DUE_KIND_EXPIRED, DUE_KIND_NEW_COMMENTS }, 2 },
  [DUE_COUNTERS_MENTIONED] = { { DUE_KIND_EXPIRED, DUE_KIND_NEW_COMMENTS, DUE_KIND_MENTIONED }, 3 },
  [DUE_COUNTERS_EXPIRED_ONLY] = { { DUE_KIND_EXPIRED }, 1 },
  [DUE_COUNTERS_BOX_2019] = { { DUE_KIND_WITHOUT_DEADLINE, DUE_KIND_EXPIRED, DUE_KIND_EXPIRED_SOON,
                                DUE_KIND_NOT_VIEWED, DUE_KIND_AWAITING_CONTROL },
                              5 },
  [DUE_COUNTERS_UNKNOWN_KEY] = { { DUE_KIND_EXPIRED, DUE_KIND_NEW_COMMENTS }, 2 },
  [DUE_COUNTERS_HUGE] = { { DUE_KIND_EXPIRED, DUE_KIND_NEW_COMMENTS }, 2 },
  [DUE_COUNTERS_NEGATIVE] = { { DUE_KIND_EXPIRED, DUE_KIND_NEW_COMMENTS }, 2 },
  [DUE_COUNTERS_STRING] = { { DUE_KIND_EXPIRED, DUE_KIND_NEW_COMMENTS }, 2 },
};

static JsonObject *
make_counter (DueCountersMode mode, gint64 value, gint64 code)
{
  JsonObject *counter = json_object_new ();

  if (mode == DUE_COUNTERS_HUGE)
    value = G_MAXINT64;
  else if (mode == DUE_COUNTERS_NEGATIVE)
    value = -1 - value;

  if (mode == DUE_COUNTERS_STRING)
    due_json_set_id (counter, "counter", value);
  else
    json_object_set_int_member (counter, "counter", value);
  json_object_set_int_member (counter, "code", code);
  return counter;
}

static JsonNode *
make_counters (const DueCall *call, const DueTallyQuery *query)
{
  DueCountersMode mode = (DueCountersMode) due_switches_get (call->switches, DUE_SWITCH_COUNTERS);
  JsonObject *result = json_object_new ();

  for (guint i = 0; i < modes[mode].n_kinds; i++)
    {
      DueKind kind = modes[mode].kinds[i];

      json_object_set_object_member (
          result, due_kind_get_name (kind),
          make_counter (mode, due_tally (call->world, query, kind), due_kind_get_code (kind)));
    }
  if (mode == DUE_COUNTERS_UNKNOWN_KEY)
    json_object_set_object_member (result, "starred", make_counter (mode, 4, 16777216));
  return due_json_take_object (result);
}

/* Returns: (transfer full) (nullable): what is wrong with the parameters */
static DueAnswer *
read_query (const DueCall *call, DueTallyQuery *query)
{
  g_autofree char *type = NULL;

  if (due_params_read_int (call->params, "userId", &query->user) == DUE_GIVEN_WRONG)
    return due_call_wrong_type (call, "userId", "int");
  if (due_params_read_int (call->params, "groupId", &query->group) == DUE_GIVEN_WRONG)
    return due_call_wrong_type (call, "groupId", "int");
  if (json_object_has_member (call->params, "type"))
    {
      type = due_params_dup_text (call->params, "type");
      if (!due_side_from_name (type, &query->side))
        return due_call_wrong_type (call, "type", "string");
    }
  if (query->group != 0 && !due_world_may_see_group (call->world, call->user, query->group))
    return due_call_fail (call, "0");
  return NULL;
}

DueAnswer *
due_method_counters_get (const DueCall *call)
{
  DueTallyQuery query = { .user = call->user->id, .side = DUE_SIDE_ALL };
  g_autoptr (DueAnswer) failure = NULL;

  query.without_deferred = !due_switches_is_on (call->switches, DUE_SWITCH_DEFERRED_EXPIRES);
  failure = read_query (call, &query);
  if (failure != NULL)
    return g_steal_pointer (&failure);

  if (due_world_user (call->world, query.user) == NULL ||
      (query.user != call->user->id && !call->user->admin))
    return due_answer_new_list (
        due_json_empty (), due_switches_is_on (call->switches, DUE_SWITCH_NO_ACCESS_TOTAL) ? 1 : -1,
        -1);
  return due_answer_new_list (make_counters (call, &query), 1, -1);
}
