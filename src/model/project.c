/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include <string.h>

#include "clean-text.h"

#define NAME_MAX_BYTES 200

struct _DueProject
{
  gint64 id;
  char *name;
  char *key; /* what names are compared by */
};

G_DEFINE_BOXED_TYPE (DueProject, due_project, due_project_ref, due_project_unref)

static void
clear (gpointer data)
{
  DueProject *self = data;

  g_free (self->name);
  g_free (self->key);
}

DueProject *
due_project_new (gint64 id, const char *name)
{
  DueProject *self = g_atomic_rc_box_new0 (DueProject);
  g_autofree char *folded = NULL;

  self->id = id;
  self->name = due_clean_text (name, NAME_MAX_BYTES);
  folded = g_utf8_casefold (self->name, -1);
  self->key = g_utf8_collate_key (folded, -1);
  return self;
}

DueProject *
due_project_ref (DueProject *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_project_unref (DueProject *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gint64
due_project_get_id (const DueProject *self)
{
  return self->id;
}

const char *
due_project_get_name (const DueProject *self)
{
  return self->name;
}

int
due_project_compare (const DueProject *a, const DueProject *b)
{
  gboolean a_has_name = a->name[0] != '\0';
  gboolean b_has_name = b->name[0] != '\0';
  int order = 0;

  if (a_has_name != b_has_name)
    return a_has_name ? -1 : 1;
  order = strcmp (a->key, b->key);
  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}
