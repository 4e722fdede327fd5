/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity.h"

#include "plain-text.h"

#define NAME_MAX_BYTES 200

struct _DueIdentity
{
  gint64 user_id;
  char *name;
  gboolean has_task_permission;
  DueCounters *counters;
};

G_DEFINE_BOXED_TYPE (DueIdentity, due_identity, due_identity_ref, due_identity_unref)

static void
identity_clear (gpointer data)
{
  DueIdentity *self = data;

  g_free (self->name);
  g_clear_pointer (&self->counters, due_counters_unref);
}

DueIdentity *
due_identity_new (gint64 user_id,
                  const char *name,
                  gboolean has_task_permission,
                  DueCounters *counters)
{
  DueIdentity *self = g_atomic_rc_box_new0 (DueIdentity);

  self->user_id = user_id;
  self->name = due_plain_text (name, NAME_MAX_BYTES);
  self->has_task_permission = has_task_permission;
  self->counters = counters == NULL ? NULL : due_counters_ref (counters);
  return self;
}

DueIdentity *
due_identity_ref (DueIdentity *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_identity_unref (DueIdentity *self)
{
  g_atomic_rc_box_release_full (self, identity_clear);
}

gint64
due_identity_get_user_id (const DueIdentity *self)
{
  return self->user_id;
}

const char *
due_identity_get_name (const DueIdentity *self)
{
  return self->name;
}

gboolean
due_identity_has_task_permission (const DueIdentity *self)
{
  return self->has_task_permission;
}

DueCounters *
due_identity_get_counters (const DueIdentity *self)
{
  return self->counters;
}
