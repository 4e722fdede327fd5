/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "rest-answer.h"
#include "switches.h"

G_BEGIN_DECLS

/* What goes wrong with a request. Immutable. */
typedef struct
{
  char *error; /* (nullable): a code of the portal */
  gboolean no_description;
  char *description;  /* (nullable): the table's text */
  gboolean as_docs;   /* the documented status, not the seen one */
  guint status;       /* 0: the usual one */
  char *body;         /* (nullable): the whole body */
  char *content_type; /* (nullable) */
  char *redirect;     /* (nullable) */
  char *retry_after;  /* (nullable) */
  gint64 truncate;    /* bytes of the body that are left of a well-formed answer; -1: all */
  gint64 cut;         /* bytes of the body after which the connection is closed; -1: never */
  gboolean close;     /* closed without an answer, and nothing was done */
  gboolean lost;      /* all was done, but closed without an answer */
  guint delay_ms;
  guint trickle_ms; /* between two bytes of the body */
} DueFault;

DueFault *due_fault_parse (JsonObject *object, char **complaint);
DueFault *due_fault_ref (DueFault *self);
void due_fault_unref (DueFault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueFault, due_fault_unref)

DueAnswer *due_fault_make_answer (const DueFault *self, const DueSwitches *switches);

typedef struct _DueFaults DueFaults;

DueFaults *due_faults_new (void);
void due_faults_free (DueFaults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueFaults, due_faults_free)

void due_faults_clear (DueFaults *self);
void due_faults_set (DueFaults *self, const char *method, gint64 count, DueFault *fault);
DueFault *due_faults_take (DueFaults *self, const char *method);
DueFault *due_faults_take_named (DueFaults *self, const char *method);
DueFault *due_faults_take_error (DueFaults *self, const char *method);

G_END_DECLS
