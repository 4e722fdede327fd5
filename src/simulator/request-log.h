/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DUE_REQUEST_LOG_MAX 10000

/* One request, as it was understood; borrowed. */
typedef struct
{
  const char *time;
  const char *verb;
  const char *method;  /* (nullable): a page */
  const char *path;    /* of a page */
  const char *carrier; /* of the credential: path, body, query or none */
  JsonObject *params;  /* (nullable) */
  guint status;        /* of the answer; 0: none was given */
  const char *error;   /* (nullable) */
} DueRequest;

typedef struct _DueRequestLog DueRequestLog;

DueRequestLog *due_request_log_new (void);
void due_request_log_free (DueRequestLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueRequestLog, due_request_log_free)

void due_request_log_clear (DueRequestLog *self);
void due_request_log_add (DueRequestLog *self, const DueRequest *request);
void due_request_log_add_leak (DueRequestLog *self,
                               const char *time,
                               const char *path,
                               const char *name);
guint due_request_log_count_leaks (const DueRequestLog *self);
JsonNode *due_request_log_to_node (const DueRequestLog *self, guint64 after);

G_END_DECLS
