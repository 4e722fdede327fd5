/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What came back. */
typedef struct
{
  guint status; /* 0: no answer */
  char *body;
  JsonNode *json; /* (nullable): it was none */
  SoupMessageHeaders *headers;
} SimulatedAnswer;

void simulated_answer_free (SimulatedAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimulatedAnswer, simulated_answer_free)

/* A running simulator. */
typedef struct _Simulated Simulated;

Simulated *simulated_start (const char *program, const char *const *options);
int simulated_stop (Simulated *self);
void simulated_free (Simulated *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Simulated, simulated_free)

GSubprocess *simulated_get_process (Simulated *self);
JsonObject *simulated_get_first_line (Simulated *self);
const char *simulated_get_origin (Simulated *self);

SimulatedAnswer *simulated_ask (Simulated *self,
                                const char *verb,
                                const char *url,
                                const char *type,
                                const char *body);
SimulatedAnswer *simulated_portal (Simulated *self,
                                   const char *verb,
                                   const char *path,
                                   const char *type,
                                   const char *body);
SimulatedAnswer *simulated_call (Simulated *self, const char *method, const char *json);
SimulatedAnswer *simulated_control (Simulated *self, const char *path, const char *json);
void simulated_leave (Simulated *self, const char *method);
void simulated_do (Simulated *self, const char *step);

void simulated_expect (const SimulatedAnswer *answer, const char *path, const char *json);

/* A row of a table: after the steps, a request gets an answer. */
typedef struct
{
  const char *name;
  const char *steps[4]; /* see simulated_do() */
  const char *verb;
  const char *path;
  const char *type; /* (nullable): no body */
  const char *body;
  guint status;
  struct
  {
    const char *path;
    const char *json;
  } wants[3];
} SimulatedRow;

void simulated_walk (Simulated *self, const SimulatedRow *rows, guint n_rows);

G_END_DECLS
