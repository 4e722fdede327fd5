/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-model.h"

struct _DueWindowModel
{
  GObject parent_instance;

  GSettings *settings;
  DueFeed *feed;
  DueAccounts *accounts;
  DueSecrets *secrets; /* NULL until somebody needs them */
  gboolean is_demo;
  DueDemoPortal *demo_portal; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DueWindowModel, due_window_model, G_TYPE_OBJECT)

GSettings *
due_window_model_get_settings (DueWindowModel *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (self), NULL);

  return self->settings;
}

DueFeed *
due_window_model_get_feed (DueWindowModel *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (self), NULL);

  return self->feed;
}

DueAccounts *
due_window_model_get_accounts (DueWindowModel *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (self), NULL);

  return self->accounts;
}

DueSecrets *
due_window_model_get_secrets (DueWindowModel *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (self), NULL);

  if (self->secrets == NULL)
    self->secrets = due_secrets_new ();
  return self->secrets;
}

/* Returns: whether nothing that is done here may outlive the demo: secrets are kept in memory, by
 * the service */
gboolean
due_window_model_is_demo (DueWindowModel *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (self), FALSE);

  return self->is_demo;
}

const DueDemoPortal *
due_window_model_get_demo_portal (DueWindowModel *self)
{
  g_return_val_if_fail (DUE_IS_WINDOW_MODEL (self), NULL);

  return self->demo_portal;
}

/**
 * due_window_model_take_demo_portal:
 * @self: a model
 * @portal: (transfer full) (nullable): the portal of the demo
 */
void
due_window_model_take_demo_portal (DueWindowModel *self, DueDemoPortal *portal)
{
  g_return_if_fail (DUE_IS_WINDOW_MODEL (self));

  g_clear_pointer (&self->demo_portal, due_demo_portal_free);
  self->demo_portal = portal;
}

static void
due_window_model_finalize (GObject *object)
{
  DueWindowModel *self = DUE_WINDOW_MODEL (object);

  g_clear_pointer (&self->demo_portal, due_demo_portal_free);
  g_clear_object (&self->accounts);
  g_clear_object (&self->secrets);
  g_clear_object (&self->feed);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (due_window_model_parent_class)->finalize (object);
}

static void
due_window_model_class_init (DueWindowModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_window_model_finalize;
}

static void
due_window_model_init (DueWindowModel *self)
{
}

/**
 * due_window_model_new:
 * @settings: the general settings
 * @feed: what the service says
 * @is_demo: see due_window_model_is_demo()
 *
 * Returns: (transfer full): the model
 */
DueWindowModel *
due_window_model_new (GSettings *settings, DueFeed *feed, gboolean is_demo)
{
  DueWindowModel *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (DUE_IS_FEED (feed), NULL);

  self = g_object_new (DUE_TYPE_WINDOW_MODEL, NULL);
  self->settings = g_object_ref (settings);
  self->feed = g_object_ref (feed);
  self->accounts = due_accounts_new (settings);
  self->is_demo = is_demo;
  return self;
}
