/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "local-app.h"

#include "secret-text.h"

/* So that the world's dice do not fall otherwise for it. */
#define APP_SEED G_GUINT64_CONSTANT (0x6170706c69636174)

#define DEFAULT_HANDLER "http://localhost:23547/"

/* Returns: (transfer full): the application of a portal that began with @seed; always the same */
DueLocalApp *
due_local_app_new (guint64 seed)
{
  static const char *const scopes[] = { "task", "user_brief", "sonet_group", NULL };
  DueLocalApp *self = g_new0 (DueLocalApp, 1);
  DuePrng prng = { .state = seed ^ APP_SEED };
  g_autofree char *head = due_secret_text_new (&prng, DUE_SECRET_HEX, 14);
  g_autofree char *tail = due_secret_text_new (&prng, DUE_SECRET_DIGITS, 8);

  self->client_id = g_strdup_printf ("local.%s.%s", head, tail);
  self->client_secret = due_secret_text_new (&prng, DUE_SECRET_LETTERS, 50);
  self->member_id = due_secret_text_new (&prng, DUE_SECRET_HEX, 32);
  self->name = g_strdup ("Duebell");
  self->handler = g_strdup (DEFAULT_HANDLER);
  self->scopes = g_strdupv ((char **) scopes);
  self->installed = TRUE;
  return self;
}

void
due_local_app_free (DueLocalApp *self)
{
  g_free (self->client_id);
  g_free (self->client_secret);
  g_free (self->name);
  g_free (self->handler);
  g_strfreev (self->scopes);
  g_free (self->member_id);
  g_free (self);
}
