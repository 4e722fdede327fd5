/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "portal-server.h"
#include "site.h"

G_BEGIN_DECLS

/* The world's time is between 1980 and 2200. */
#define DUE_CONTROL_FIRST_TIME_US G_GINT64_CONSTANT (315532800000000)
#define DUE_CONTROL_LAST_TIME_US G_GINT64_CONSTANT (7258118400000000)

/* What the control interface works on; borrowed. */
typedef struct
{
  DueSite *site;
  DuePortalServer *portal;
} DueControl;

/* One command. @id: of the thing that the path names; 0 for none. Returns: (transfer full)
 * (nullable): the answer; NULL sets @complaint to a sentence (transfer full). */
typedef JsonNode *(*DueControlFunc) (const DueControl *control,
                                     gint64 id,
                                     JsonObject *input,
                                     char **complaint);

/* control.c */
JsonNode *due_control_run (const DueControl *control,
                           const char *verb,
                           const char *path,
                           JsonObject *input,
                           guint *status,
                           char **complaint);

/* control-tasks.c */
JsonNode *
due_control_add_task (const DueControl *control, gint64 id, JsonObject *input, char **complaint);
JsonNode *
due_control_change_task (const DueControl *control, gint64 id, JsonObject *input, char **complaint);

/* control-comments.c */
JsonNode *due_control_add_comments (const DueControl *control,
                                    gint64 id,
                                    JsonObject *input,
                                    char **complaint);
JsonNode *
due_control_read_task (const DueControl *control, gint64 id, JsonObject *input, char **complaint);

/* control-people.c */
JsonNode *
due_control_user (const DueControl *control, gint64 id, JsonObject *input, char **complaint);
JsonNode *
due_control_group (const DueControl *control, gint64 id, JsonObject *input, char **complaint);

/* control-tokens.c */
JsonNode *
due_control_application (const DueControl *control, gint64 id, JsonObject *input, char **complaint);
JsonNode *
due_control_get_tokens (const DueControl *control, gint64 id, JsonObject *input, char **complaint);
JsonNode *
due_control_give_tokens (const DueControl *control, gint64 id, JsonObject *input, char **complaint);
JsonNode *due_control_expire_tokens (const DueControl *control,
                                     gint64 id,
                                     JsonObject *input,
                                     char **complaint);
JsonNode *due_control_revoke_tokens (const DueControl *control,
                                     gint64 id,
                                     JsonObject *input,
                                     char **complaint);
JsonNode *due_control_describe_tokens (const DueControl *control);

/* control-input.c */
gboolean due_control_check_names (JsonObject *input, const char *const *known, char **complaint);
gboolean
due_control_read_user (const DueControl *control, JsonNode *node, gint64 *id, char **complaint);
GArray *due_control_read_users (const DueControl *control, JsonNode *node, char **complaint);
gboolean due_control_read_flag (JsonNode *node, gboolean *value, char **complaint);
gboolean due_control_read_time (JsonNode *node, gint64 *time_us, char **complaint);

/* control-describe.c */
JsonNode *due_control_describe_task (const DueControl *control, const DueWorldTask *task);
JsonNode *due_control_describe_user (const DueControl *control, const DueWorldUser *user);
JsonNode *due_control_describe_group (const DueControl *control, const DueWorldGroup *group);
JsonNode *due_control_describe_world (const DueControl *control);

G_END_DECLS
