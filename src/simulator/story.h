/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "switches.h"
#include "world.h"

G_BEGIN_DECLS

typedef enum
{
  DUE_STORY_NONE,
  DUE_STORY_CALM,
  DUE_STORY_BUSY,
} DueStoryKind;

#define DUE_TYPE_STORY (due_story_get_type ())
G_DECLARE_FINAL_TYPE (DueStory, due_story, DUE, STORY, GObject)

gboolean due_story_kind_from_name (const char *name, DueStoryKind *kind);
DueStory *due_story_new (DueWorld *world, DueStoryKind kind, DueLanguage language);

G_END_DECLS
