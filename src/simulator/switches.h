/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What real portals were seen to do differently; the table with names and meanings is in
 * switches.c. */
typedef enum
{
  DUE_SWITCH_LANGUAGE,
  DUE_SWITCH_STATUSES,
  DUE_SWITCH_UNKNOWN_METHOD_STATUS,
  DUE_SWITCH_UNKNOWN_METHOD_AFTER_AUTH,
  DUE_SWITCH_TYPE_ERROR,
  DUE_SWITCH_ERROR_AS_NUMBER,
  DUE_SWITCH_NO_DESCRIPTION,
  DUE_SWITCH_HTTPS_ONLY,
  DUE_SWITCH_RENAMED,
  DUE_SWITCH_COUNTERS,
  DUE_SWITCH_COUNTERS_LAG,
  DUE_SWITCH_NO_ACCESS_TOTAL,
  DUE_SWITCH_DEFERRED_EXPIRES,
  DUE_SWITCH_IGNORE_UNDOCUMENTED_FILTERS,
  DUE_SWITCH_APPROVAL,
  DUE_SWITCH_TITLE_ENTITIES,
  DUE_SWITCH_RATE_DRAIN,
  DUE_SWITCH_RATE_CAP,
  DUE_SWITCH_OPERATING_COST,
  DUE_SWITCH_OPERATING_LIMIT,
  DUE_SWITCH_CONSENT,
  DUE_SWITCH_CONSENT_USER,
  DUE_SWITCH_CODE_LIFE,
  DUE_SWITCH_TOKEN_LIFE,
  DUE_SWITCH_REFRESH_TWICE,
  DUE_SWITCH_INVALID_CLIENT_STATUS,
  DUE_SWITCH_FIRST_EXPIRES,
  DUE_SWITCH_FIRST_USER_ID,
  DUE_SWITCH_TOKEN_NUMBERS_AS_TEXT,
  DUE_SWITCH_TOKEN_ESCAPES,
  DUE_N_SWITCHES,
} DueSwitch;

typedef enum
{
  DUE_LANGUAGE_EN,
  DUE_LANGUAGE_RU,
} DueLanguage;

typedef enum
{
  DUE_STATUSES_SEEN,
  DUE_STATUSES_DOCS,
} DueStatuses;

typedef enum
{
  DUE_COUNTERS_CURRENT,
  DUE_COUNTERS_MENTIONED,
  DUE_COUNTERS_EXPIRED_ONLY,
  DUE_COUNTERS_BOX_2019,
  DUE_COUNTERS_UNKNOWN_KEY,
  DUE_COUNTERS_HUGE,
  DUE_COUNTERS_NEGATIVE,
  DUE_COUNTERS_STRING,
} DueCountersMode;

typedef enum
{
  DUE_CONSENT_ASK,
  DUE_CONSENT_ALLOW,
  DUE_CONSENT_REFUSE,
} DueConsent;

typedef struct _DueSwitches DueSwitches;

DueSwitches *due_switches_new (void);
DueSwitches *due_switches_copy (const DueSwitches *self);
void due_switches_free (DueSwitches *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueSwitches, due_switches_free)

void due_switches_reset (DueSwitches *self);
double due_switches_get (const DueSwitches *self, DueSwitch which);
gboolean due_switches_is_on (const DueSwitches *self, DueSwitch which);
void due_switches_put (DueSwitches *self, DueSwitch which, double value);
gboolean due_switches_set (DueSwitches *self, const char *name, JsonNode *value, char **complaint);
JsonNode *due_switches_to_node (const DueSwitches *self);

G_END_DECLS
