/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "local-app.h"
#include "rest-answer.h"
#include "rest-limits.h"
#include "switches.h"
#include "world.h"

G_BEGIN_DECLS

/* One call of one method; borrowed, all of it. */
typedef struct
{
  DueWorld *world;
  DueSwitches *switches;
  DueLimits *limits;
  DueWorldUser *user;
  const char *const *scopes; /* of the credential */
  const DueLocalApp *app;    /* (nullable): a webhook calls */
  JsonObject *params;
} DueCall;

DueAnswer *due_call_fail (const DueCall *call, const char *code);
DueAnswer *due_call_refuse (const DueCall *call,
                            const char *code,
                            guint status,
                            const char *english,
                            const char *russian);
DueAnswer *due_call_wrong_type (const DueCall *call, const char *name, const char *type);
DueAnswer *due_call_missing (const DueCall *call, const char *name);

DueAnswer *due_error_answer (const DueSwitches *switches, const char *code);

G_END_DECLS
