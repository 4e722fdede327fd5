/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus-methods.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>

#include "clock.h"
#include "projects-ask.h"
#include "secret-pipe.h"
#include "settings.h"
#include "test-notice.h"

static void
return_error (GDBusMethodInvocation *invocation, const char *sentence)
{
  g_dbus_method_invocation_return_dbus_error (invocation, "io.github.duebell.Error.Failed",
                                              sentence);
}

static void
return_nothing (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;

  due_service_check_finish (DUE_SERVICE (source), result, NULL);
  return_nothing (invocation);
}

static void
handle_check (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  due_service_check_async (service, NULL, on_checked, invocation);
}

static gboolean
read_kinds (GDBusMethodInvocation *invocation, const char *what, DueKinds *kinds)
{
  if (due_kinds_from_name (what, kinds))
    return TRUE;
  return_error (invocation, _ ("What can be opened is all, overdue, comments or mentions."));
  return FALSE;
}

static void
handle_open (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  const char *what = NULL;
  const char *account = NULL;
  const char *token = NULL;
  DueKinds kinds = DUE_KINDS_NONE;

  g_variant_get (parameters, "(&s&s&s)", &what, &account, &token);
  if (!read_kinds (invocation, what, &kinds))
    return;
  if (due_actions_open (due_service_get_actions (service), kinds, account, token, &error))
    return_nothing (invocation);
  else
    return_error (invocation, error->message);
}

static void
handle_get_link (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  const char *what = NULL;
  const char *account = NULL;
  DueKinds kinds = DUE_KINDS_NONE;

  g_variant_get (parameters, "(&s&s)", &what, &account);
  if (!read_kinds (invocation, what, &kinds))
    return;
  uri = due_actions_get_link (due_service_get_actions (service), kinds, account, &error);
  if (uri != NULL)
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", uri));
  else
    return_error (invocation, error != NULL ? error->message : _ ("There is no such page."));
}

static void
handle_pause (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  gint64 until = 0;

  g_variant_get (parameters, "(x)", &until);
  if (until != -1 && until <= due_clock_now_s ())
    {
      return_error (invocation, _ ("The end of a pause must be in the future."));
      return;
    }
  due_actions_pause (due_service_get_actions (service), until);
  return_nothing (invocation);
}

static void
handle_resume (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  due_actions_pause (due_service_get_actions (service), 0);
  return_nothing (invocation);
}

static void
handle_show_window (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  const char *page = NULL;
  const char *token = NULL;

  g_variant_get (parameters, "(&s&s)", &page, &token);
  if (due_actions_show_window (due_service_get_actions (service), page, token, &error))
    return_nothing (invocation);
  else
    return_error (invocation, error->message);
}

static void
on_secret_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  DueService *service = g_object_get_data (G_OBJECT (invocation), "due-service");
  g_autoptr (GError) error = NULL;
  g_autoptr (DueSecret) secret = due_secret_pipe_read_finish (result, &error);
  DueMonitor *monitor = NULL;
  const char *account = NULL;

  if (secret == NULL)
    {
      return_error (invocation, error->message);
      return;
    }
  g_variant_get_child (g_dbus_method_invocation_get_parameters (invocation), 0, "&s", &account);
  due_secrets_adopt (due_service_get_secrets (service), account, secret);
  monitor = due_service_find_monitor (service, account);
  if (monitor != NULL)
    due_monitor_reload (monitor);
  return_nothing (invocation);
}

static void
handle_adopt_secret (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  GDBusMessage *message = g_dbus_method_invocation_get_message (invocation);
  GUnixFDList *fds = g_dbus_message_get_unix_fd_list (message);
  const char *account = NULL;
  gint32 handle = 0;
  int fd = -1;

  g_variant_get_child (parameters, 1, "h", &handle);
  g_variant_get_child (parameters, 0, "&s", &account);
  if (!due_settings_is_account_id (account))
    {
      return_error (invocation, _ ("There is no such account."));
      return;
    }
  if (fds != NULL && handle >= 0 && handle < g_unix_fd_list_get_length (fds))
    fd = g_unix_fd_list_get (fds, handle, NULL);
  if (fd < 0)
    {
      return_error (invocation, _ ("The secret could not be read."));
      return;
    }
  g_object_set_data_full (G_OBJECT (invocation), "due-service", g_object_ref (service),
                          g_object_unref);
  due_secret_pipe_read_async (fd, DUE_SECRET_PIPE_DEADLINE_MS, on_secret_read, invocation);
}

/* Returns: (transfer none) (nullable): NULL when the call has got its error */
static DueMonitor *
find_monitor (DueService *service, const char *account, GDBusMethodInvocation *invocation)
{
  DueMonitor *monitor = due_service_find_monitor (service, account);

  if (monitor == NULL)
    return_error (invocation, _ ("There is no such account."));
  return monitor;
}

static void
handle_reload (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  DueMonitor *monitor = NULL;
  const char *account = NULL;

  g_variant_get (parameters, "(&s)", &account);
  /* One that was handed over comes first: it would hide what is stored now. And of an account that
   * was removed it is kept for nobody. */
  due_secrets_drop (due_service_get_secrets (service), account);
  monitor = find_monitor (service, account, invocation);
  if (monitor == NULL)
    return;
  due_monitor_reload (monitor);
  return_nothing (invocation);
}

static void
handle_remedy (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *account = NULL;
  const char *token = NULL;

  g_variant_get (parameters, "(&s&s)", &account, &token);
  if (find_monitor (service, account, invocation) == NULL)
    return;
  due_actions_remedy (due_service_get_actions (service), account, token);
  return_nothing (invocation);
}

static void
on_start_at_login_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;

  if (due_autostart_set_finish (DUE_AUTOSTART (source), result, &error))
    return_nothing (invocation);
  else
    return_error (invocation, error->message);
}

static void
handle_set_start_at_login (DueService *service,
                           GVariant *parameters,
                           GDBusMethodInvocation *invocation)
{
  gboolean on = FALSE;

  g_variant_get (parameters, "(b)", &on);
  due_autostart_set_async (due_desktop_facts_get_autostart (due_service_get_desktop (service)), on,
                           NULL, on_start_at_login_set, invocation);
}

static void
on_projects_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  gboolean complete = FALSE;
  g_autoptr (GPtrArray) projects = due_projects_ask_finish (result, &complete, &error);
  GVariantBuilder list;

  if (projects == NULL)
    {
      return_error (invocation, due_trouble_get_sentence (due_portal_error_get_trouble (error)));
      return;
    }
  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(xs)"));
  for (guint i = 0; i < projects->len; i++)
    g_variant_builder_add (&list, "(xs)", due_project_get_id (projects->pdata[i]),
                           due_project_get_name (projects->pdata[i]));
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(a(xs)b)", &list, complete));
}

static void
handle_list_projects (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  DueMonitor *monitor = NULL;
  const char *account = NULL;

  g_variant_get (parameters, "(&s)", &account);
  monitor = find_monitor (service, account, invocation);
  if (monitor != NULL)
    due_projects_ask_async (due_monitor_get_credential (monitor),
                            due_account_get_user_id (due_monitor_get_account (monitor)), NULL,
                            on_projects_listed, invocation);
}

static void
handle_send_test_notification (DueService *service,
                               GVariant *parameters,
                               GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;

  if (due_test_notice_send (due_service_get_notifier (service), due_service_get_settings (service),
                            &error))
    return_nothing (invocation);
  else
    return_error (invocation, error->message);
}

static void
handle_try_demo (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  DueWindowLauncher *windows = due_actions_get_windows (due_service_get_actions (service));
  g_autoptr (GError) error = NULL;
  const char *token = NULL;

  g_variant_get (parameters, "(&s)", &token);
  if (due_window_launcher_show_demo (windows, token, &error))
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    return_error (invocation, error->message);
}

static void
handle_diagnose (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree char *report = due_service_diagnose (service);

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", report));
}

static void
handle_quit (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  return_nothing (invocation);
  g_signal_emit_by_name (due_service_get_actions (service), "quit");
}

void
due_bus_methods_run (DueService *service, GDBusMethodInvocation *invocation)
{
  static const struct
  {
    const char *name;
    void (*handle) (DueService *service, GVariant *parameters, GDBusMethodInvocation *invocation);
  } methods[] = {
    { "Check", handle_check },
    { "Open", handle_open },
    { "GetLink", handle_get_link },
    { "Pause", handle_pause },
    { "Resume", handle_resume },
    { "ShowWindow", handle_show_window },
    { "AdoptSecret", handle_adopt_secret },
    { "Reload", handle_reload },
    { "ListProjects", handle_list_projects },
    { "Remedy", handle_remedy },
    { "SetStartAtLogin", handle_set_start_at_login },
    { "SendTestNotification", handle_send_test_notification },
    { "TryDemo", handle_try_demo },
    { "Diagnose", handle_diagnose },
    { "Quit", handle_quit },
  };

  const char *name = g_dbus_method_invocation_get_method_name (invocation);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (name, methods[i].name))
      {
        methods[i].handle (service, g_dbus_method_invocation_get_parameters (invocation),
                           invocation);
        return;
      }
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                 G_DBUS_ERROR_UNKNOWN_METHOD, "No such method");
}
