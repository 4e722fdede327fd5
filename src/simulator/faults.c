/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "faults.h"

#include "call.h"

/* The fault of one method, or of all (`*`). */
typedef struct
{
  char *method; /* lower case */
  gint64 left;  /* requests; -1: all until changed */
  DueFault *fault;
} Rule;

struct _DueFaults
{
  GPtrArray *rules;
};

static void
free_rule (gpointer data)
{
  Rule *rule = data;

  g_free (rule->method);
  due_fault_unref (rule->fault);
  g_free (rule);
}

DueFault *
due_fault_ref (DueFault *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DueFault *self = data;

  g_free (self->error);
  g_free (self->description);
  g_free (self->body);
  g_free (self->content_type);
  g_free (self->redirect);
  g_free (self->retry_after);
}

void
due_fault_unref (DueFault *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer full): the error that @self names, as the portal words it */
DueAnswer *
due_fault_make_answer (const DueFault *self, const DueSwitches *switches)
{
  DueSwitches *as = due_switches_copy (switches);
  g_autoptr (DueAnswer) usual = NULL;
  const char *text = NULL;

  if (self->as_docs)
    due_switches_put (as, DUE_SWITCH_STATUSES, DUE_STATUSES_DOCS);
  usual = due_error_answer (as, self->error);
  due_switches_free (as);

  text = self->description != NULL ? self->description : due_answer_get_description (usual);
  return due_answer_new_error (due_answer_get_code (usual),
                               self->status != 0 ? self->status : due_answer_get_status (usual),
                               self->no_description ? NULL : text);
}

DueFaults *
due_faults_new (void)
{
  DueFaults *self = g_new0 (DueFaults, 1);

  self->rules = g_ptr_array_new_with_free_func (free_rule);
  return self;
}

void
due_faults_free (DueFaults *self)
{
  g_ptr_array_unref (self->rules);
  g_free (self);
}

void
due_faults_clear (DueFaults *self)
{
  g_ptr_array_set_size (self->rules, 0);
}

static Rule *
find (const DueFaults *self, const char *method)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      Rule *rule = self->rules->pdata[i];

      if (g_ascii_strcasecmp (rule->method, method) == 0)
        return rule;
    }
  return NULL;
}

/**
 * due_faults_set:
 * @self: the faults
 * @method: a method, or `*` for those that have no fault of their own
 * @count: how many requests it is for; -1 for all until changed
 * @fault: (transfer full) (nullable): the fault; %NULL for none
 *
 * Takes the place of an earlier fault of @method.
 */
void
due_faults_set (DueFaults *self, const char *method, gint64 count, DueFault *fault)
{
  Rule *rule = find (self, method);

  if (rule != NULL)
    g_ptr_array_remove (self->rules, rule);
  if (fault == NULL)
    return;
  rule = g_new0 (Rule, 1);
  rule->method = g_strdup (method);
  rule->left = count;
  rule->fault = fault;
  g_ptr_array_add (self->rules, rule);
}

static DueFault *
use (DueFaults *self, Rule *rule)
{
  DueFault *fault = due_fault_ref (rule->fault);

  if (rule->left > 0 && --rule->left == 0)
    g_ptr_array_remove (self->rules, rule);
  return fault;
}

/* Returns: (transfer full) (nullable): what happens to a request for @method */
DueFault *
due_faults_take (DueFaults *self, const char *method)
{
  Rule *rule = find (self, method);

  if (rule == NULL)
    rule = find (self, "*");
  return rule != NULL ? use (self, rule) : NULL;
}

/* The same, but only what was set for @method by its name. */
DueFault *
due_faults_take_named (DueFaults *self, const char *method)
{
  Rule *rule = find (self, method);

  return rule != NULL ? use (self, rule) : NULL;
}

/* The same for a command in a batch: only errors, and only those set for @method by its name. */
DueFault *
due_faults_take_error (DueFaults *self, const char *method)
{
  Rule *rule = find (self, method);

  return rule != NULL && rule->fault->error != NULL ? use (self, rule) : NULL;
}
