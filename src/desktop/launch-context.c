/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "launch-context.h"

struct _DueLaunchContext
{
  GAppLaunchContext parent_instance;

  char *token; /* nullable */
};

G_DEFINE_FINAL_TYPE (DueLaunchContext, due_launch_context, G_TYPE_APP_LAUNCH_CONTEXT)

/* GIO asks for it only where the desktop file wants startup notification, or by D-Bus. */
static char *
due_launch_context_get_startup_notify_id (GAppLaunchContext *context, GAppInfo *info, GList *files)
{
  return g_strdup (DUE_LAUNCH_CONTEXT (context)->token);
}

static void
due_launch_context_finalize (GObject *object)
{
  g_free (DUE_LAUNCH_CONTEXT (object)->token);

  G_OBJECT_CLASS (due_launch_context_parent_class)->finalize (object);
}

static void
due_launch_context_class_init (DueLaunchContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_launch_context_finalize;
  G_APP_LAUNCH_CONTEXT_CLASS (klass)->get_startup_notify_id =
      due_launch_context_get_startup_notify_id;
}

static void
due_launch_context_init (DueLaunchContext *self)
{
}

/**
 * due_launch_context_new:
 * @token: (nullable): the activation token of the click, or %NULL; one that we were started with
 *   ourselves is never handed on
 *
 * Returns: (transfer full): a context
 */
GAppLaunchContext *
due_launch_context_new (const char *token)
{
  static const char *const names[] = { "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID" };
  DueLaunchContext *self = g_object_new (DUE_TYPE_LAUNCH_CONTEXT, NULL);
  GAppLaunchContext *context = G_APP_LAUNCH_CONTEXT (self);

  self->token = g_strdup (token);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (token != NULL)
      g_app_launch_context_setenv (context, names[i], token);
    else
      g_app_launch_context_unsetenv (context, names[i]);
  return context;
}
