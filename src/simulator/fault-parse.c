/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "faults.h"

#include "params.h"

#define MAX_SECONDS 3600

static gboolean
complain (char **complaint, const char *sentence)
{
  *complaint = g_strdup (sentence);
  return FALSE;
}

static gboolean
read_milliseconds (JsonObject *object, const char *name, guint *out, char **complaint)
{
  JsonNode *node = json_object_get_member (object, name);
  double seconds = 0;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
    return complain (complaint, "A delay is a number of seconds.");
  seconds = json_node_get_double (node);
  if (!(seconds >= 0 && seconds <= MAX_SECONDS))
    return complain (complaint, "A delay is from 0 to 3600 seconds.");
  *out = (guint) (seconds * 1000);
  return TRUE;
}

static gboolean
read_length (JsonObject *object, const char *name, gint64 *out, char **complaint)
{
  if (due_params_read_int (object, name, out) == DUE_GIVEN_WRONG || *out < -1)
    return complain (complaint, "A length is a number of bytes.");
  return TRUE;
}

static gboolean
read_status (JsonObject *object, DueFault *fault, char **complaint)
{
  gint64 status = 0;
  DueGiven given = due_params_read_int (object, "status", &status);

  if (given == DUE_GIVEN_NOT)
    return TRUE;
  if (given == DUE_GIVEN_WRONG || status < 200 || status > 599)
    return complain (complaint, "A status is a number from 200 to 599.");
  fault->status = (guint) status;
  return TRUE;
}

static char *
make_page (guint status)
{
  return g_strdup_printf ("<!DOCTYPE html><html><head><title>%u</title></head>"
                          "<body><h1>%u</h1><p>This is not JSON.</p></body></html>",
                          status, status);
}

/* A redirect or an HTTP status of failure that comes with nothing else. */
static gboolean
needs_page (const DueFault *fault)
{
  return fault->body == NULL && fault->error == NULL &&
         (fault->redirect != NULL || fault->status >= 300);
}

static void
read_body (JsonObject *object, DueFault *fault)
{
  fault->body = due_params_dup_text (object, "body");
  fault->content_type = due_params_dup_text (object, "content_type");
  if (due_params_is_true (object, "empty"))
    fault->body = (g_free (fault->body), g_strdup (""));
  if (due_params_is_true (object, "html") || needs_page (fault))
    {
      guint status = fault->status != 0 ? fault->status : fault->redirect != NULL ? 302 : 500;

      g_free (fault->body);
      fault->body = make_page (status);
      fault->status = status;
      if (fault->content_type == NULL)
        fault->content_type = g_strdup ("text/html; charset=UTF-8");
    }
}

static gboolean
read_error (JsonObject *object, DueFault *fault, char **complaint)
{
  JsonNode *description = json_object_get_member (object, "description");
  g_autofree char *as = due_params_dup_text (object, "as");

  fault->error = due_params_dup_text (object, "error");
  fault->no_description = description != NULL && JSON_NODE_HOLDS_NULL (description);
  fault->description = due_node_dup_text (description);
  fault->as_docs = g_strcmp0 (as, "docs") == 0;
  if (as != NULL && !fault->as_docs && !g_str_equal (as, "seen"))
    return complain (complaint, "\"as\" is \"seen\" or \"docs\".");
  return TRUE;
}

static gboolean
is_empty (const DueFault *fault)
{
  return fault->error == NULL && fault->body == NULL && fault->redirect == NULL &&
         fault->status == 0 && fault->retry_after == NULL && fault->truncate < 0 &&
         fault->cut < 0 && !fault->close && !fault->lost && fault->delay_ms == 0 &&
         fault->trickle_ms == 0;
}

static gboolean
check_names (JsonObject *object, char **complaint)
{
  static const char *const known[] = {
    "method", "count",        "error",    "description", "as",       "status", "html",
    "body",   "content_type", "redirect", "retry_after", "truncate", "cut",    "close",
    "lost",   "delay",        "trickle",  "empty",       NULL,
  };
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        *complaint = g_strdup_printf ("A fault has no \"%s\".", (const char *) l->data);
        return FALSE;
      }
  return TRUE;
}

/**
 * due_fault_parse:
 * @object: what the control interface got
 * @complaint: (out): a sentence that says what is wrong; set when it returns %NULL
 *
 * Returns: (transfer full) (nullable): the fault
 */
DueFault *
due_fault_parse (JsonObject *object, char **complaint)
{
  g_autoptr (DueFault) fault = g_atomic_rc_box_new0 (DueFault);

  fault->truncate = -1;
  fault->cut = -1;
  fault->redirect = due_params_dup_text (object, "redirect");
  fault->retry_after = due_params_dup_text (object, "retry_after");
  fault->close = due_params_is_true (object, "close");
  fault->lost = due_params_is_true (object, "lost");
  if (!check_names (object, complaint) || !read_status (object, fault, complaint) ||
      !read_error (object, fault, complaint) ||
      !read_length (object, "truncate", &fault->truncate, complaint) ||
      !read_length (object, "cut", &fault->cut, complaint) ||
      !read_milliseconds (object, "delay", &fault->delay_ms, complaint) ||
      !read_milliseconds (object, "trickle", &fault->trickle_ms, complaint))
    return NULL;

  read_body (object, fault);
  if (is_empty (fault))
    {
      complain (complaint, "A fault says what goes wrong: see the README.");
      return NULL;
    }
  return g_steal_pointer (&fault);
}
