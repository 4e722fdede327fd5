/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "switches.h"

struct _DueSwitches
{
  double values[DUE_N_SWITCHES];
};

/* Words: one of them, its place is the value. No words and a maximum of 1: yes or no; else a
 * number up to the maximum. */
static const struct
{
  const char *name;
  const char *words;
  double maximum;
  double fallback;
} table[DUE_N_SWITCHES] = {
  /* the language of error texts */
  [DUE_SWITCH_LANGUAGE] = { "language", "en|ru", 0, DUE_LANGUAGE_EN },
  /* the HTTP status of system errors: as seen on portals, or as documented */
  [DUE_SWITCH_STATUSES] = { "statuses", "seen|docs", 0, DUE_STATUSES_SEEN },
  [DUE_SWITCH_UNKNOWN_METHOD_STATUS] = { "unknown_method_status", NULL, 599, 404 },
  /* a wrong secret is told before an unknown method */
  [DUE_SWITCH_UNKNOWN_METHOD_AFTER_AUTH] = { "unknown_method_after_auth", NULL, 1, 0 },
  /* the error code for a parameter of the wrong type */
  [DUE_SWITCH_TYPE_ERROR] = { "type_error", "0|100", 0, 0 },
  [DUE_SWITCH_ERROR_AS_NUMBER] = { "error_as_number", NULL, 1, 0 },
  [DUE_SWITCH_NO_DESCRIPTION] = { "no_description", NULL, 1, 0 },
  /* plain HTTP is refused */
  [DUE_SWITCH_HTTPS_ONLY] = { "https_only", NULL, 1, 0 },
  /* everything answers 302 to another port of this portal */
  [DUE_SWITCH_RENAMED] = { "renamed", NULL, 1, 0 },
  [DUE_SWITCH_COUNTERS] = { "counters",
                            "current|mentioned|expired_only|box_2019|unknown_key|huge|negative|"
                            "string",
                            0, DUE_COUNTERS_CURRENT },
  /* seconds until a change shows in the counters */
  [DUE_SWITCH_COUNTERS_LAG] = { "counters_lag", NULL, 86400, 0 },
  /* "total" beside the empty result for a user whose counters one may not see */
  [DUE_SWITCH_NO_ACCESS_TOTAL] = { "no_access_total", NULL, 1, 1 },
  /* deferred tasks count as overdue */
  [DUE_SWITCH_DEFERRED_EXPIRES] = { "deferred_expires", NULL, 1, 1 },
  /* IS_MUTED, WITH_NEW_COMMENTS and MEMBER do nothing */
  [DUE_SWITCH_IGNORE_UNDOCUMENTED_FILTERS] = { "ignore_undocumented_filters", NULL, 1, 0 },
  /* a completed task waits for its creator's approval */
  [DUE_SWITCH_APPROVAL] = { "approval", NULL, 1, 0 },
  /* titles come with HTML entities */
  [DUE_SWITCH_TITLE_ENTITIES] = { "title_entities", NULL, 1, 0 },
  /* requests a second that leave the bucket, and how many it holds; a cap of 0 is no limit */
  [DUE_SWITCH_RATE_DRAIN] = { "rate_drain", NULL, 1e6, 2 },
  [DUE_SWITCH_RATE_CAP] = { "rate_cap", NULL, 1e6, 50 },
  /* seconds that one call of a method costs, and how many it has in ten minutes */
  [DUE_SWITCH_OPERATING_COST] = { "operating_cost", NULL, 1e6, 0.02 },
  [DUE_SWITCH_OPERATING_LIMIT] = { "operating_limit", NULL, 1e6, 480 },
  /* whether an application may come in: the person is asked, or this is the answer */
  [DUE_SWITCH_CONSENT] = { "consent", "ask|allow|refuse", 0, DUE_CONSENT_ASK },
  /* who signs in when nobody is asked; chosen beforehand on the page */
  [DUE_SWITCH_CONSENT_USER] = { "consent_user", NULL, 1e9, 1 },
  /* seconds that a code, and an access token, are good for; those given from now on */
  [DUE_SWITCH_CODE_LIFE] = { "code_life", NULL, 1e9, 30 },
  [DUE_SWITCH_TOKEN_LIFE] = { "token_life", NULL, 1e9, 3600 },
  /* a refresh token that was used is good once more */
  [DUE_SWITCH_REFRESH_TWICE] = { "refresh_twice", NULL, 1, 0 },
  /* the HTTP status for a wrong client secret */
  [DUE_SWITCH_INVALID_CLIENT_STATUS] = { "invalid_client_status", NULL, 599, 400 },
  /* what the answer to a code has; the answer to a refresh token always has it */
  [DUE_SWITCH_FIRST_EXPIRES] = { "first_expires", NULL, 1, 1 },
  [DUE_SWITCH_FIRST_USER_ID] = { "first_user_id", NULL, 1, 1 },
  [DUE_SWITCH_TOKEN_NUMBERS_AS_TEXT] = { "token_numbers_as_text", NULL, 1, 0 },
  /* each slash in a token answer has a backslash before it */
  [DUE_SWITCH_TOKEN_ESCAPES] = { "token_escapes", NULL, 1, 1 },
};

DueSwitches *
due_switches_new (void)
{
  DueSwitches *self = g_new0 (DueSwitches, 1);

  due_switches_reset (self);
  return self;
}

DueSwitches *
due_switches_copy (const DueSwitches *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
due_switches_free (DueSwitches *self)
{
  g_free (self);
}

void
due_switches_reset (DueSwitches *self)
{
  for (guint i = 0; i < DUE_N_SWITCHES; i++)
    self->values[i] = table[i].fallback;
}

double
due_switches_get (const DueSwitches *self, DueSwitch which)
{
  return self->values[which];
}

gboolean
due_switches_is_on (const DueSwitches *self, DueSwitch which)
{
  return self->values[which] != 0;
}

void
due_switches_put (DueSwitches *self, DueSwitch which, double value)
{
  self->values[which] = value;
}

static gboolean
find_word (const char *words, JsonNode *value, double *out)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  if (json_node_get_value_type (value) != G_TYPE_STRING)
    return FALSE;
  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], json_node_get_string (value)))
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_value (guint which, JsonNode *value, double *out)
{
  GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  if (type == G_TYPE_INVALID)
    return FALSE;
  if (table[which].words != NULL)
    return find_word (table[which].words, value, out);
  if (table[which].maximum == 1)
    {
      *out = json_node_get_boolean (value);
      return type == G_TYPE_BOOLEAN;
    }
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *out = json_node_get_double (value);
  return *out >= 0 && *out <= table[which].maximum;
}

static char *
complain (guint which)
{
  if (table[which].words != NULL)
    return g_strdup_printf ("The switch %s takes one of %s.", table[which].name,
                            table[which].words);
  if (table[which].maximum == 1)
    return g_strdup_printf ("The switch %s takes true or false.", table[which].name);
  return g_strdup_printf ("The switch %s takes a number from 0 to %.0f.", table[which].name,
                          table[which].maximum);
}

/**
 * due_switches_set:
 * @self: the switches
 * @name: any name
 * @value: any value
 * @complaint: (out): a sentence that says what is wrong; set when it returns %FALSE
 *
 * Returns: whether @value was taken
 */
gboolean
due_switches_set (DueSwitches *self, const char *name, JsonNode *value, char **complaint)
{
  for (guint i = 0; i < DUE_N_SWITCHES; i++)
    {
      double number = 0;

      if (!g_str_equal (table[i].name, name))
        continue;
      if (read_value (i, value, &number))
        {
          self->values[i] = number;
          return TRUE;
        }
      *complaint = complain (i);
      return FALSE;
    }
  *complaint = g_strdup_printf ("There is no switch \"%s\".", name);
  return FALSE;
}

static void
add_value (JsonBuilder *builder, guint which, double value)
{
  if (table[which].words != NULL)
    {
      g_auto (GStrv) list = g_strsplit (table[which].words, "|", -1);

      json_builder_add_string_value (builder, list[(guint) value]);
    }
  else if (table[which].maximum == 1)
    json_builder_add_boolean_value (builder, value != 0);
  else if (value == (double) (gint64) value)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

/* Returns: (transfer full): an object, a member a switch */
JsonNode *
due_switches_to_node (const DueSwitches *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < DUE_N_SWITCHES; i++)
    {
      json_builder_set_member_name (builder, table[i].name);
      add_value (builder, i, self->values[i]);
    }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
