/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "call.h"

#include "error-table.h"
#include "params.h"

static gboolean
is_russian (const DueSwitches *switches)
{
  return due_switches_get (switches, DUE_SWITCH_LANGUAGE) == DUE_LANGUAGE_RU;
}

/**
 * due_error_answer:
 * @switches: what decides the language and the status
 * @code: a code; one that is not in the table gets status 400 and no text
 *
 * Returns: (transfer full): the error as the portal words it
 */
DueAnswer *
due_error_answer (const DueSwitches *switches, const char *code)
{
  const DueErrorRow *row = due_error_table_find (code);
  gboolean docs = due_switches_get (switches, DUE_SWITCH_STATUSES) == DUE_STATUSES_DOCS;

  if (row == NULL)
    return due_answer_new_error (code, 400, "");
  return due_answer_new_error (row->code, docs && row->docs != 0 ? row->docs : row->seen,
                               is_russian (switches) && row->russian != NULL ? row->russian
                                                                             : row->english);
}

DueAnswer *
due_call_fail (const DueCall *call, const char *code)
{
  return due_error_answer (call->switches, code);
}

DueAnswer *
due_call_refuse (const DueCall *call,
                 const char *code,
                 guint status,
                 const char *english,
                 const char *russian)
{
  return due_answer_new_error (code, status, is_russian (call->switches) ? russian : english);
}

static const char *
get_type_code (const DueCall *call)
{
  return due_switches_is_on (call->switches, DUE_SWITCH_TYPE_ERROR) ? "100" : "0";
}

/* @type: as the portal names it: "int", "array" */
DueAnswer *
due_call_wrong_type (const DueCall *call, const char *name, const char *type)
{
  g_autofree char *value = due_params_dup_text (call->params, name);
  g_autofree char *text = g_strdup_printf (
      is_russian (call->switches)
          ? "Недопустимое значение {%s} параметра {%s}. Нужно значение типа %s."
          : "Invalid value {%s} to match with parameter {%s}. Should be value of type %s.",
      value != NULL ? value : "", name, type);

  return due_answer_new_error (g_str_equal (type, "array") ? "100" : get_type_code (call), 400,
                               text);
}

DueAnswer *
due_call_missing (const DueCall *call, const char *name)
{
  g_autofree char *text =
      g_strdup_printf (is_russian (call->switches) ? "Не найдено значение параметра {%s}"
                                                   : "Could not find value for parameter {%s}",
                       name);

  return due_answer_new_error ("100", 400, text);
}
