/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnose.h"

#include <json-glib/json-glib.h>
#include <locale.h>

#include "autostart-file.h"
#include "clock.h"
#include "monitor.h"
#include "programs.h"

#define AUTOSTART_ENTRY "io.github.duebell.Duebell.desktop"

static void
add_line (GString *report, const char *name, const char *value)
{
  g_string_append_printf (report, "%s: %s\n", name,
                          value != NULL && value[0] != '\0' ? value : "-");
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) moment = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return moment != NULL ? g_date_time_format_iso8601 (moment) : g_strdup ("never");
}

char *
due_diagnose_system (void)
{
  g_autoptr (GString) report = g_string_new (NULL);
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  g_autofree char *glib =
      g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);

  add_line (report, "Duebell", VERSION);
  add_line (report, "System", os);
  add_line (report, "GLib", glib);
  add_line (report, "json-glib", JSON_VERSION_S);
  add_line (report, "Desktop", g_getenv ("XDG_CURRENT_DESKTOP"));
  add_line (report, "Session type", g_getenv ("XDG_SESSION_TYPE"));
  add_line (report, "Language", setlocale (LC_MESSAGES, NULL));
  add_line (report, "Sandbox", due_programs_is_sandboxed () ? "flatpak" : "no");
  /* In a sandbox only the running service has asked. */
  if (!due_programs_is_sandboxed ())
    add_line (report, "Start at login",
              due_autostart_state_get_name (due_autostart_file_read (AUTOSTART_ENTRY)));
  return g_string_free (g_steal_pointer (&report), FALSE);
}

static void
add_settings (GString *report, GSettings *settings)
{
  static const char *const keys[] = { "check-interval", "notifications", "notify-deadlines",
                                      "deadline-lead",  "show-titles",   "quiet-hours",
                                      "badge-style",    "icon-style",    "icon-show",
                                      "launcher-badge", "paused-until" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (settings, keys[i]);
      g_autofree char *text = g_variant_print (value, FALSE);

      g_string_append_printf (report, "%s: %s%s\n", keys[i], text,
                              g_settings_is_writable (settings, keys[i]) ? "" : " (locked)");
    }
}

static void
add_counters (GString *report, DueSnapshot *snapshot)
{
  for (guint i = 0; i < DUE_N_KINDS; i++)
    {
      guint count = 0;

      if (due_counters_get (due_snapshot_get_counters (snapshot), due_kind_nth (i), &count))
        g_string_append_printf (report, "  %s: %u\n", due_kind_get_wire_name (due_kind_nth (i)),
                                count);
    }
}

/* How it gets in, and who vouches for the portal. */
static void
add_way_in (GString *report, DueMonitor *monitor)
{
  DueCertificate *certificate = due_monitor_get_certificate (monitor);
  DueMethod method = due_account_get_method (due_monitor_get_account (monitor));

  g_string_append_printf (report, "  method: %s\n",
                          method == DUE_METHOD_OAUTH ? "oauth" : "webhook");
  if (certificate != NULL)
    g_string_append_printf (report, "  certificate trusted by: %s\n",
                            due_trust_get_name (due_certificate_get_trust (certificate)));
}

/* Accounts are numbered, not named: reports are pasted in public. */
static void
add_account (GString *report, DueMonitor *monitor, guint number)
{
  DueState *state = due_monitor_get_state (monitor);
  DueSnapshot *snapshot = due_monitor_get_snapshot (monitor);
  DueClient *client = due_credential_get_client (due_monitor_get_credential (monitor));
  g_autofree char *since = format_time (due_state_get_since (state));
  g_autofree char *checked = format_time (due_state_get_checked (state));
  g_autofree char *next = format_time (due_state_get_next_check (state));

  g_string_append_printf (report, "Account %u: %s, trouble %s\n", number,
                          due_state_kind_get_name (due_state_get_kind (state)),
                          due_trouble_get_name (due_state_get_trouble (state)));
  g_string_append_printf (report, "  since: %s\n  checked: %s\n  next check: %s\n", since, checked,
                          next);
  if (client != NULL)
    g_string_append_printf (report, "  last answer: HTTP %u, %u ms\n",
                            due_client_get_last_status (client),
                            due_client_get_last_duration_ms (client));
  add_way_in (report, monitor);
  if (snapshot != NULL)
    add_counters (report, snapshot);
}

static char *
describe_notifications (DueNotifier *notifier)
{
  const char *const *capabilities = due_notifier_get_capabilities (notifier);
  g_autofree char *list = capabilities != NULL ? g_strjoinv (" ", (char **) capabilities) : NULL;

  if (!due_notifier_get_server_known (notifier))
    return g_strdup ("no answer yet");
  return g_strdup_printf ("%s %s (%s)", due_notifier_get_server_name (notifier),
                          due_notifier_get_server_version (notifier), list != NULL ? list : "");
}

char *
due_diagnose_service (const DueDiagnoseParts *parts)
{
  g_autoptr (GString) report = g_string_new (NULL);
  g_autofree char *now = format_time (due_clock_now_s ());
  g_autofree char *server = describe_notifications (parts->notifier);

  add_line (report, "Time", now);
  add_line (report, "Tray", due_tray_item_get_host_present (parts->tray) ? "yes" : "no host");
  add_line (report, "Notifications", server);
  add_line (report, "Keyring", due_desktop_facts_get_keyring (parts->desktop));
  if (due_programs_is_sandboxed ())
    add_line (report, "Start at login",
              due_autostart_state_get_name (
                  due_autostart_get_state (due_desktop_facts_get_autostart (parts->desktop))));
  add_line (report, "Power saver",
            due_session_watch_get_power_saver (parts->session) ? "yes" : "no");
  add_settings (report, parts->settings);
  for (guint i = 0; i < parts->monitors->len; i++)
    add_account (report, parts->monitors->pdata[i], i + 1);
  return g_string_free (g_steal_pointer (&report), FALSE);
}
