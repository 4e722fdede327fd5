/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "envelope.h"

#include "json-make.h"

static void
set_moment (JsonObject *time, const char *name, gint64 moment_us, gboolean whole)
{
  if (whole)
    json_object_set_int_member (time, name, moment_us / G_USEC_PER_SEC);
  else
    json_object_set_double_member (time, name, (double) moment_us / G_USEC_PER_SEC);
}

/**
 * due_envelope_make_time:
 * @call: the call
 * @method: its method
 * @serial: counts the answers: real portals mix whole numbers and fractions, and leave out the
 *   operating time now and then, and so do we, but the same way in each run
 *
 * Returns: (transfer full): the "time" of an answer
 */
JsonObject *
due_envelope_make_time (const DueCall *call, const char *method, guint serial)
{
  JsonObject *time = json_object_new ();
  gint64 finish_us = due_world_now (call->world);
  gint64 duration_us = 4000 + 1700 * (serial % 11);
  g_autofree char *date = due_world_format_time (call->world, finish_us);

  set_moment (time, "start", finish_us - duration_us, serial % 2 == 0);
  set_moment (time, "finish", finish_us, FALSE);
  json_object_set_double_member (time, "duration", (double) duration_us / G_USEC_PER_SEC);
  if (serial % 2 == 0)
    json_object_set_int_member (time, "processing", 0);
  else
    json_object_set_double_member (time, "processing", (double) duration_us / 2e6);
  json_object_set_string_member (time, "date_start", date);
  json_object_set_string_member (time, "date_finish", date);
  if (serial % 4 != 3)
    {
      json_object_set_int_member (time, "operating_reset_at",
                                  due_limits_get_reset_at (call->limits, method, finish_us));
      json_object_set_double_member (time, "operating",
                                     due_limits_get_operating (call->limits, method, finish_us));
    }
  return time;
}

static JsonNode *
make_code (const DueSwitches *switches, const char *code)
{
  gint64 number = 0;

  if (due_switches_is_on (switches, DUE_SWITCH_ERROR_AS_NUMBER) &&
      g_ascii_string_to_signed (code, 10, 0, G_MAXINT64, &number, NULL))
    return json_node_init_int (json_node_alloc (), number);
  return json_node_init_string (json_node_alloc (), code);
}

/* Returns: (transfer full): an object with error and, mostly, error_description */
JsonNode *
due_envelope_make_error (const DueSwitches *switches, const DueAnswer *answer)
{
  JsonObject *object = json_object_new ();

  json_object_set_member (object, "error", make_code (switches, due_answer_get_code (answer)));
  if (due_answer_get_description (answer) != NULL &&
      !due_switches_is_on (switches, DUE_SWITCH_NO_DESCRIPTION))
    json_object_set_string_member (object, "error_description",
                                   due_answer_get_description (answer));
  return due_json_take_object (object);
}

/* Returns: (transfer full): the whole body */
char *
due_envelope_print (const DueCall *call, const DueAnswer *answer, const char *method, guint serial)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = NULL;

  if (due_answer_is_error (answer))
    {
      root = due_envelope_make_error (call->switches, answer);
      return json_to_string (root, FALSE);
    }

  object = json_object_new ();
  root = due_json_take_object (object);
  json_object_set_member (object, "result", json_node_copy (due_answer_get_result (answer)));
  if (due_answer_get_next (answer) >= 0)
    json_object_set_int_member (object, "next", due_answer_get_next (answer));
  if (due_answer_get_total (answer) >= 0)
    json_object_set_int_member (object, "total", due_answer_get_total (answer));
  json_object_set_object_member (object, "time", due_envelope_make_time (call, method, serial));
  return json_to_string (root, FALSE);
}
