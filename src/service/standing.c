/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "standing.h"

#include "clock.h"

struct _DueStanding
{
  GObject parent_instance;

  DueState *state;             /* its next check is filled in when somebody asks */
  DueSnapshot *snapshot;       /* (nullable) */
  DueCertificate *certificate; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DueStanding, due_standing, G_TYPE_OBJECT)

gboolean
due_standing_set_state (DueStanding *self, DueStateKind kind, DueTrouble trouble)
{
  g_autoptr (DueState) old = g_steal_pointer (&self->state);
  gboolean same = due_state_get_kind (old) == kind && due_state_get_trouble (old) == trouble;
  gint64 now = due_clock_now_s ();

  self->state = due_state_new (kind, trouble, same ? due_state_get_since (old) : now,
                               kind == DUE_STATE_CURRENT ? now : due_state_get_checked (old), 0);
  if (!same)
    g_info ("State is %s, trouble %s", due_state_kind_get_name (kind),
            due_trouble_get_name (trouble));
  return !same;
}

gboolean
due_standing_set_snapshot (DueStanding *self, DueSnapshot *snapshot)
{
  g_autoptr (DueSnapshot) old = g_steal_pointer (&self->snapshot);

  self->snapshot = snapshot != NULL ? due_snapshot_ref (snapshot) : NULL;
  if (old == NULL || snapshot == NULL)
    return old != snapshot;
  return due_snapshot_differs (snapshot, old);
}

gboolean
due_standing_set_certificate (DueStanding *self, DueCertificate *certificate)
{
  if (certificate == NULL || due_certificate_equal (certificate, self->certificate))
    return FALSE;
  due_standing_forget_certificate (self);
  self->certificate = due_certificate_ref (certificate);
  return TRUE;
}

void
due_standing_forget_certificate (DueStanding *self)
{
  g_clear_pointer (&self->certificate, due_certificate_unref);
}

DueStateKind
due_standing_get_kind (DueStanding *self)
{
  return due_state_get_kind (self->state);
}

DueState *
due_standing_get_state (DueStanding *self, gint64 next_check)
{
  if (due_state_get_next_check (self->state) != next_check)
    {
      g_autoptr (DueState) old = g_steal_pointer (&self->state);

      self->state =
          due_state_new (due_state_get_kind (old), due_state_get_trouble (old),
                         due_state_get_since (old), due_state_get_checked (old), next_check);
    }
  return self->state;
}

DueSnapshot *
due_standing_get_snapshot (DueStanding *self)
{
  return self->snapshot;
}

DueCertificate *
due_standing_get_certificate (DueStanding *self)
{
  return self->certificate;
}

static void
due_standing_finalize (GObject *object)
{
  DueStanding *self = DUE_STANDING (object);

  g_clear_pointer (&self->state, due_state_unref);
  g_clear_pointer (&self->snapshot, due_snapshot_unref);
  due_standing_forget_certificate (self);

  G_OBJECT_CLASS (due_standing_parent_class)->finalize (object);
}

static void
due_standing_class_init (DueStandingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_standing_finalize;
}

static void
due_standing_init (DueStanding *self)
{
}

DueStanding *
due_standing_new (DueStateKind kind)
{
  DueStanding *self = g_object_new (DUE_TYPE_STANDING, NULL);

  self->state = due_state_new (kind, DUE_TROUBLE_NONE, due_clock_now_s (), 0, 0);
  return self;
}
