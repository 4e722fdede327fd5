/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "request-log.h"

#include "json-make.h"

struct _DueRequestLog
{
  GQueue requests; /* of JsonNode, oldest first */
  GQueue pages;
  GQueue leaks;
  guint n_leaks; /* those that were forgotten among them */
  guint64 last;  /* number of the newest of requests and pages */
};

DueRequestLog *
due_request_log_new (void)
{
  return g_new0 (DueRequestLog, 1);
}

void
due_request_log_clear (DueRequestLog *self)
{
  g_queue_clear_full (&self->requests, (GDestroyNotify) json_node_unref);
  g_queue_clear_full (&self->pages, (GDestroyNotify) json_node_unref);
  g_queue_clear_full (&self->leaks, (GDestroyNotify) json_node_unref);
  self->n_leaks = 0;
  self->last = 0;
}

void
due_request_log_free (DueRequestLog *self)
{
  due_request_log_clear (self);
  g_free (self);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

/* @object: (transfer full). Forgets the oldest beyond %DUE_REQUEST_LOG_MAX. */
static void
keep (GQueue *queue, JsonObject *object)
{
  g_queue_push_tail (queue, due_json_take_object (object));
  if (queue->length > DUE_REQUEST_LOG_MAX)
    json_node_unref (g_queue_pop_head (queue));
}

/* Forgets the oldest beyond %DUE_REQUEST_LOG_MAX. */
void
due_request_log_add (DueRequestLog *self, const DueRequest *request)
{
  GQueue *queue = request->method != NULL ? &self->requests : &self->pages;
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "number", (gint64) ++self->last);
  set_text (object, "time", request->time);
  set_text (object, "verb", request->verb);
  set_text (object, "method", request->method);
  set_text (object, "path", request->path);
  set_text (object, "carrier", request->carrier);
  if (request->params != NULL)
    json_object_set_object_member (object, "parameters", json_object_ref (request->params));
  json_object_set_int_member (object, "status", request->status);
  set_text (object, "error", request->error);

  keep (queue, object);
}

/**
 * due_request_log_add_leak:
 * @self: the record
 * @time: when
 * @path: of the request, which is recorded next
 * @name: which secret was in its address
 */
void
due_request_log_add_leak (DueRequestLog *self, const char *time, const char *path, const char *name)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "number", (gint64) self->last + 1);
  set_text (object, "time", time);
  set_text (object, "path", path);
  set_text (object, "name", name);
  keep (&self->leaks, object);
  self->n_leaks++;
}

guint
due_request_log_count_leaks (const DueRequestLog *self)
{
  return self->n_leaks;
}

static JsonArray *
list (const GQueue *queue, guint64 after)
{
  JsonArray *array = json_array_new ();

  for (GList *l = queue->head; l != NULL; l = l->next)
    {
      JsonObject *object = json_node_get_object (l->data);

      if (json_object_get_int_member (object, "number") > (gint64) after)
        json_array_add_element (array, json_node_copy (l->data));
    }
  return array;
}

/* @after: leaves out the requests up to that number. Returns: (transfer full) */
JsonNode *
due_request_log_to_node (const DueRequestLog *self, guint64 after)
{
  JsonObject *object = json_object_new ();

  json_object_set_array_member (object, "requests", list (&self->requests, after));
  json_object_set_array_member (object, "pages", list (&self->pages, after));
  json_object_set_array_member (object, "secrets_in_urls", list (&self->leaks, after));
  json_object_set_int_member (object, "last", (gint64) self->last);
  return due_json_take_object (object);
}
