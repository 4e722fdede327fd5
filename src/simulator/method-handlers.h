/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "call.h"

G_BEGIN_DECLS

/* The methods, by area. Each answers (transfer full). */

/* methods-common.c */
DueAnswer *due_method_profile (const DueCall *call);
DueAnswer *due_method_scope (const DueCall *call);
DueAnswer *due_method_method_get (const DueCall *call);
DueAnswer *due_method_methods (const DueCall *call);
DueAnswer *due_method_server_time (const DueCall *call);
DueAnswer *due_method_feature_get (const DueCall *call);
DueAnswer *due_method_user_admin (const DueCall *call);
DueAnswer *due_method_app_info (const DueCall *call);
DueAnswer *due_method_user_current (const DueCall *call);
DueAnswer *due_method_user_get (const DueCall *call);

/* methods-counters.c */
DueAnswer *due_method_counters_get (const DueCall *call);

/* methods-list.c */
DueAnswer *due_method_task_list (const DueCall *call);

/* methods-actions.c */
DueAnswer *due_method_task_get (const DueCall *call);
DueAnswer *due_method_task_complete (const DueCall *call);
DueAnswer *due_method_task_defer (const DueCall *call);
DueAnswer *due_method_task_renew (const DueCall *call);
DueAnswer *due_method_task_mute (const DueCall *call);
DueAnswer *due_method_task_unmute (const DueCall *call);
DueAnswer *due_method_task_pin (const DueCall *call);
DueAnswer *due_method_task_unpin (const DueCall *call);
DueAnswer *due_method_favorite_add (const DueCall *call);
DueAnswer *due_method_favorite_remove (const DueCall *call);
DueAnswer *due_method_dialog_read (const DueCall *call);

/* methods-groups.c */
DueAnswer *due_method_user_groups (const DueCall *call);
DueAnswer *due_method_group_get (const DueCall *call);
DueAnswer *due_method_workgroup_list (const DueCall *call);

G_END_DECLS
