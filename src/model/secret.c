/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secret.h"

#include <string.h>

struct _DueSecret
{
  gsize length;
  char *text;
};

G_DEFINE_BOXED_TYPE (DueSecret, due_secret, due_secret_ref, due_secret_unref)

static void
clear (gpointer data)
{
  DueSecret *self = data;

  due_secret_wipe (self->text, self->length);
  g_free (self->text);
}

DueSecret *
due_secret_new (const char *text, gssize length)
{
  DueSecret *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (DueSecret);
  self->length = length < 0 ? strlen (text) : (gsize) length;
  self->text = g_malloc (self->length + 1);
  memcpy (self->text, text, self->length);
  self->text[self->length] = '\0';
  return self;
}

DueSecret *
due_secret_ref (DueSecret *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_secret_unref (DueSecret *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
due_secret_peek (const DueSecret *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->text;
}

gsize
due_secret_get_length (const DueSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

gboolean
due_secret_equal (const DueSecret *a, const DueSecret *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

void
due_secret_wipe (char *text, gsize length)
{
  if (text != NULL)
    explicit_bzero (text, length);
}
