/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "opener.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gi18n.h>

#include "launch-context.h"

/* What a person chooses to open pages in the Bitrix24 desktop application. */
#define BITRIX24 "bitrix24"

struct _DueOpener
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DueOpener, due_opener, G_TYPE_OBJECT)

G_DEFINE_QUARK (due_opener_error, due_opener_error)

/* The state of one opening; its task owns it. */
typedef struct
{
  char *uri;
  GAppLaunchContext *context;
  gboolean has_token;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->uri);
  g_object_unref (opening->context);
  g_free (opening);
}

/* The one place where an opening fails; @error is a foreign one. */
static void
return_failure (GTask *task, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  g_debug ("Opening failed: %s %d", g_quark_to_string (error->domain), error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_task_return_new_error (task, DUE_OPENER_ERROR, DUE_OPENER_ERROR_NO_BROWSER, "%s",
                             _ ("No web browser was found. Choose a default browser in the "
                                "settings of your desktop."));
  else
    g_task_return_new_error (task, DUE_OPENER_ERROR, DUE_OPENER_ERROR_NOT_STARTED, "%s",
                             _ ("The web browser did not start."));
}

static void
on_default_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    return_failure (task, error);
}

static void
on_app_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_uris_finish (G_APP_INFO (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    return_failure (task, error);
}

/* GLib 2.74 reports a failed start over D-Bus to the context with the startup id that it asked it
 * for, and where it had none, with NULL, which is a critical warning. Such a start takes nothing
 * from the context anyway. */
static GAppLaunchContext *
choose_context (GAppInfo *app, const Opening *opening)
{
  GDesktopAppInfo *info = G_IS_DESKTOP_APP_INFO (app) ? G_DESKTOP_APP_INFO (app) : NULL;

  if (info == NULL || !g_desktop_app_info_get_boolean (info, "DBusActivatable"))
    return opening->context;
  return opening->has_token && g_desktop_app_info_get_boolean (info, "StartupNotify")
             ? opening->context
             : NULL;
}

static void
launch (GTask *task, GAppInfo *app)
{
  const Opening *opening = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GList uris = { opening->uri, NULL, NULL };

  g_app_info_launch_uris_async (app, &uris, choose_context (app, opening), cancellable,
                                on_app_launched, g_object_ref (task));
}

/* One command of $BROWSER, in which %s stands for the address; without it the address is last. */
static char **
build_command (const char *command, const char *uri)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean placed = FALSE;

  if (!g_shell_parse_argv (command, NULL, &words, NULL))
    return NULL;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      GString *word = g_string_new (words[i]);

      placed |= g_string_replace (word, "%s", uri, 0) > 0;
      g_strv_builder_add (builder, word->str);
      g_string_free (word, TRUE);
    }
  if (!placed)
    g_strv_builder_add (builder, uri);
  return g_strv_builder_end (builder);
}

/* As xdg-open does: the commands of $BROWSER, one after the other, until one starts. */
static gboolean
launch_from_environment (const Opening *opening)
{
  g_auto (GStrv) environment = g_app_launch_context_get_environment (opening->context);
  g_auto (GStrv) commands = g_strsplit (g_environ_getenv (environment, "BROWSER") != NULL
                                            ? g_environ_getenv (environment, "BROWSER")
                                            : "",
                                        ":", -1);

  for (gsize i = 0; commands[i] != NULL; i++)
    {
      g_auto (GStrv) argv =
          commands[i][0] != '\0' ? build_command (commands[i], opening->uri) : NULL;

      if (argv != NULL && g_spawn_async (NULL, argv, environment,
                                         G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                                             G_SPAWN_STDERR_TO_DEV_NULL,
                                         NULL, NULL, NULL, NULL))
        return TRUE;
    }
  return FALSE;
}

static void
on_browser_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAppInfo) app = g_app_info_get_default_for_uri_scheme_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return_failure (task, error);
  else if (app != NULL)
    launch (task, app);
  else if (launch_from_environment (opening))
    g_task_return_boolean (task, TRUE);
  else /* in a sandbox the portal knows more than we see */
    g_app_info_launch_default_for_uri_async (opening->uri, opening->context,
                                             g_task_get_cancellable (task), on_default_launched,
                                             g_object_ref (task));
}

static void
find_browser (GTask *task)
{
  const Opening *opening = g_task_get_task_data (task);
  g_autofree char *scheme = g_uri_parse_scheme (opening->uri);

  g_app_info_get_default_for_uri_scheme_async (scheme != NULL ? scheme : "https",
                                               g_task_get_cancellable (task), on_browser_found,
                                               g_object_ref (task));
}

static void
on_bitrix24_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAppInfo) app = g_app_info_get_default_for_uri_scheme_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return_failure (task, error);
  else if (app != NULL)
    launch (task, app);
  else
    find_browser (task);
}

/**
 * due_opener_open_async:
 * @self: an opener
 * @uri: the page, http or https
 * @open_with: "" for the default browser; "bitrix24" for the Bitrix24 desktop application; else the
 *   id of a desktop file. What is not installed is replaced by the default browser.
 * @activation_token: (nullable): that of the click, so that the window comes to the front
 * @cancellable: (nullable): ends the search early, with %G_IO_ERROR_CANCELLED
 * @callback: called once, never from inside this function
 * @user_data: for @callback
 *
 * Opens a page. Success means that something was started with it.
 */
void
due_opener_open_async (DueOpener *self,
                       const char *uri,
                       const char *open_with,
                       const char *activation_token,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GDesktopAppInfo) app = NULL;
  Opening *opening = NULL;

  g_return_if_fail (DUE_IS_OPENER (self));
  g_return_if_fail (uri != NULL);
  g_return_if_fail (open_with != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_opener_open_async);
  opening = g_new0 (Opening, 1);
  opening->uri = g_strdup (uri);
  opening->context = due_launch_context_new (activation_token);
  opening->has_token = activation_token != NULL;
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);

  if (g_str_equal (open_with, BITRIX24))
    {
      g_app_info_get_default_for_uri_scheme_async (BITRIX24, cancellable, on_bitrix24_found,
                                                   g_steal_pointer (&task));
      return;
    }
  if (open_with[0] != '\0')
    app = g_desktop_app_info_new (open_with);
  if (app != NULL)
    launch (task, G_APP_INFO (app));
  else
    find_browser (task);
}

/**
 * due_opener_open_finish:
 *
 * Returns: whether it was opened, or %FALSE with @error set to a #DueOpenerError or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
due_opener_open_finish (DueOpener *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
due_opener_class_init (DueOpenerClass *klass)
{
}

static void
due_opener_init (DueOpener *self)
{
}

/* Returns: (transfer full): an opener */
DueOpener *
due_opener_new (void)
{
  return g_object_new (DUE_TYPE_OPENER, NULL);
}
