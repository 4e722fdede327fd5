/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "menu-item.h"

G_BEGIN_DECLS

/* What a #DueMenuItem holds. Only #DueMenuBuilder writes it, before anybody else sees the item. */
struct _DueMenuItem
{
  char *key;
  char *label;
  char *action;        /* nullable */
  GVariant *target;    /* nullable */
  GPtrArray *children; /* nullable, of DueMenuItem */
  DueMenuToggle toggle;
  gboolean enabled;
  gboolean separator;
};

G_END_DECLS
