/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "control.h"

#include "json-make.h"
#include "params.h"
#include "path-match.h"

#define MAX_ADVANCE_S 1e9

static JsonNode *
make_done (void)
{
  return due_json_take_object (json_object_new ());
}

static JsonNode *
set_clock (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  static const char *const known[] = { "set", "advance", NULL };
  DueWorld *world = control->site->world;
  JsonNode *set = json_object_get_member (input, "set");
  JsonNode *advance = json_object_get_member (input, "advance");
  JsonObject *answer = NULL;
  gint64 now_us = due_world_now (world);
  double seconds = 0;

  if (!due_control_check_names (input, known, complaint))
    return NULL;
  if (set != NULL && !due_control_read_time (set, &now_us, complaint))
    return NULL;
  if (advance != NULL && JSON_NODE_HOLDS_VALUE (advance) &&
      json_node_get_value_type (advance) != G_TYPE_STRING)
    seconds = json_node_get_double (advance);
  if ((set == NULL) == (advance == NULL) || now_us == 0 || !(seconds >= 0) ||
      seconds > MAX_ADVANCE_S || (advance != NULL && seconds == 0))
    {
      *complaint = g_strdup ("The clock takes \"set\" with a time, or \"advance\" with seconds.");
      return NULL;
    }
  now_us += (gint64) (seconds * G_USEC_PER_SEC);
  if (now_us > DUE_CONTROL_LAST_TIME_US)
    {
      *complaint = g_strdup ("The world ends in 2200.");
      return NULL;
    }
  due_world_set_now (world, now_us);

  answer = json_object_new ();
  due_json_take_text (answer, "now", due_world_format_time (world, due_world_now (world)));
  return due_json_take_object (answer);
}

static gboolean
set_fault (const DueControl *control, JsonObject *input, char **complaint)
{
  g_autofree char *method = due_params_dup_text (input, "method");
  DueFault *fault = NULL;
  gint64 count = -1;

  if (due_params_read_int (input, "count", &count) == DUE_GIVEN_WRONG || count == 0 || count < -1)
    {
      *complaint = g_strdup ("The count of a fault is a number of requests.");
      return FALSE;
    }
  fault = due_fault_parse (input, complaint);
  if (fault == NULL)
    return FALSE;
  due_faults_set (control->site->faults, method != NULL ? method : "*", count, fault);
  return TRUE;
}

static gboolean
set_each_fault (const DueControl *control, JsonNode *list, char **complaint)
{
  if (!JSON_NODE_HOLDS_ARRAY (list))
    {
      *complaint = g_strdup ("\"faults\" is a list.");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          *complaint = g_strdup ("A fault is an object.");
          return FALSE;
        }
      if (!set_fault (control, json_node_get_object (node), complaint))
        return FALSE;
    }
  return TRUE;
}

/* One fault, a list of them, or no more of them: for one method, or at all. */
static JsonNode *
set_faults (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  JsonNode *list = json_object_get_member (input, "faults");
  g_autofree char *method = due_params_dup_text (input, "method");

  if (due_params_is_true (input, "clear"))
    {
      if (method != NULL)
        due_faults_set (control->site->faults, method, -1, NULL);
      else
        due_faults_clear (control->site->faults);
    }
  else if (list != NULL ? !set_each_fault (control, list, complaint)
                        : !set_fault (control, input, complaint))
    return NULL;
  return make_done ();
}

static gboolean
follow_switches (const DueControl *control, char **complaint)
{
  DueSwitches *switches = control->site->switches;
  g_autoptr (GError) error = NULL;

  due_world_set_lag (
      control->site->world,
      (gint64) (due_switches_get (switches, DUE_SWITCH_COUNTERS_LAG) * G_USEC_PER_SEC));
  if (!due_switches_is_on (switches, DUE_SWITCH_RENAMED) ||
      due_portal_server_move (control->portal, &error))
    return TRUE;
  *complaint = g_strdup (error->message);
  return FALSE;
}

static JsonNode *
set_switches (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;
  JsonNode *node = NULL;

  json_object_iter_init_ordered (&iter, input);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!due_switches_set (control->site->switches, name, value, complaint))
      return NULL;
  if (!follow_switches (control, complaint))
    return NULL;

  node = due_switches_to_node (control->site->switches);
  if (control->site->moved_origin != NULL)
    json_object_set_string_member (json_node_get_object (node), "moved_to",
                                   control->site->moved_origin);
  return node;
}

static JsonNode *
get_switches (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  return due_switches_to_node (control->site->switches);
}

static JsonNode *
reset (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  due_site_reset (control->site);
  return make_done ();
}

static JsonNode *
get_requests (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  gint64 after = 0;

  if (due_params_read_int (input, "after", &after) == DUE_GIVEN_WRONG || after < 0)
    {
      *complaint = g_strdup ("\"after\" is the number of a request.");
      return NULL;
    }
  return due_request_log_to_node (control->site->log, (guint64) after);
}

static JsonNode *
get_world (const DueControl *control, gint64 id, JsonObject *input, char **complaint)
{
  return due_control_describe_world (control);
}

static const struct
{
  const char *verb;
  const char *path;
  DueControlFunc func;
} routes[] = {
  { "POST", "/tasks", due_control_add_task },
  { "POST", "/tasks/#", due_control_change_task },
  { "POST", "/tasks/#/comments", due_control_add_comments },
  { "POST", "/tasks/#/read", due_control_read_task },
  { "POST", "/users", due_control_user },
  { "POST", "/users/#", due_control_user },
  { "POST", "/groups", due_control_group },
  { "POST", "/groups/#", due_control_group },
  { "POST", "/application", due_control_application },
  { "GET", "/tokens", due_control_get_tokens },
  { "POST", "/tokens", due_control_give_tokens },
  { "POST", "/tokens/expire", due_control_expire_tokens },
  { "POST", "/tokens/revoke", due_control_revoke_tokens },
  { "POST", "/clock", set_clock },
  { "POST", "/faults", set_faults },
  { "POST", "/switches", set_switches },
  { "GET", "/switches", get_switches },
  { "POST", "/reset", reset },
  { "GET", "/requests", get_requests },
  { "GET", "/world", get_world },
};

/**
 * due_control_run:
 * @control: what is controlled
 * @verb: an HTTP method
 * @path: a decoded path
 * @input: what was posted, or the query
 * @status: (out): an HTTP status
 * @complaint: (out): a sentence that says what is wrong; set when it returns %NULL
 *
 * Returns: (transfer full) (nullable): the answer
 */
JsonNode *
due_control_run (const DueControl *control,
                 const char *verb,
                 const char *path,
                 JsonObject *input,
                 guint *status,
                 char **complaint)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      gint64 ids[2] = { 0 };
      JsonNode *answer = NULL;

      if (!due_path_match (path, routes[i].path, ids))
        continue;
      found = TRUE;
      if (!g_str_equal (routes[i].verb, verb))
        continue;
      answer = routes[i].func (control, ids[0], input, complaint);
      *status = answer != NULL ? 200 : 400;
      return answer;
    }
  *status = found ? 405 : 404;
  *complaint = g_strdup (found ? "This path takes another verb." : "There is no such path.");
  return NULL;
}
