/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-app.h"

#include "appearance.h"
#include "platform.h"
#include "resources.h"
#include "settings.h"
#include "window.h"

#define RESOURCE_PATH "/io/github/duebell/Duebell"
#define DESKTOP_ID "io.github.duebell.Duebell"

struct _DueWindowApp
{
  GtkApplication parent_instance;

  char *instance;
  GSettings *settings;
  char *demo_settings;       /* (nullable): the file of the demo */
  DueWindowModel *model;     /* NULL in a process that only hands over */
  DueAppearance *appearance; /* likewise */
};

G_DEFINE_FINAL_TYPE (DueWindowApp, due_window_app, GTK_TYPE_APPLICATION)

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  gtk_css_provider_load_from_resource (css, RESOURCE_PATH "/duebell.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_window_set_default_icon_name (DESKTOP_ID);
  /* The dialog about Duebell would open with its name selected. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
on_realize (GtkWidget *window)
{
  due_platform_set_window_id (window, DESKTOP_ID);
}

static GtkWindow *
ensure_window (DueWindowApp *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  GList *windows = gtk_application_get_windows (application);
  GtkWidget *window = NULL;

  for (GList *each = windows; each != NULL; each = each->next)
    if (DUE_IS_WINDOW (each->data))
      return each->data;
  window = GTK_WIDGET (due_window_new (application, self->model));
  /* After GtkApplication, which gives it the id of this program. */
  g_signal_connect_after (window, "realize", G_CALLBACK (on_realize), NULL);
  return GTK_WINDOW (window);
}

/* @page: (nullable): as ShowWindow has it; none: what shows already, at first the front page */
static void
show (DueWindowApp *self, const char *page)
{
  GtkWindow *window = ensure_window (self);

  gtk_window_present (window);
  if (page != NULL)
    due_window_show_page (DUE_WINDOW (window), page);
}

static void
due_window_app_startup (GApplication *application)
{
  DueWindowApp *self = DUE_WINDOW_APP (application);
  g_autoptr (DueFeed) feed = NULL;

  feed = due_feed_new (g_application_get_dbus_connection (application), self->instance);
  self->model = due_window_model_new (self->settings, feed, self->demo_settings != NULL);
  if (self->demo_settings != NULL)
    due_window_model_take_demo_portal (self->model, due_demo_portal_read (self->demo_settings));
  G_APPLICATION_CLASS (due_window_app_parent_class)->startup (application);
  self->appearance = due_appearance_new ();
  load_style ();
}

static void
due_window_app_activate (GApplication *application)
{
  show (DUE_WINDOW_APP (application), NULL);
}

static int
due_window_app_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);

  show (DUE_WINDOW_APP (application), arguments[0] != NULL ? arguments[1] : NULL);
  return 0;
}

static void
due_window_app_shutdown (GApplication *application)
{
  DueWindowApp *self = DUE_WINDOW_APP (application);

  g_clear_object (&self->appearance);
  g_clear_object (&self->model);
  G_APPLICATION_CLASS (due_window_app_parent_class)->shutdown (application);
}

static void
due_window_app_finalize (GObject *object)
{
  g_clear_object (&DUE_WINDOW_APP (object)->settings);
  g_free (DUE_WINDOW_APP (object)->demo_settings);
  g_free (DUE_WINDOW_APP (object)->instance);
  G_OBJECT_CLASS (due_window_app_parent_class)->finalize (object);
}

static void
due_window_app_class_init (DueWindowAppClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_window_app_finalize;
  application_class->startup = due_window_app_startup;
  application_class->activate = due_window_app_activate;
  application_class->command_line = due_window_app_command_line;
  application_class->shutdown = due_window_app_shutdown;
  due_window_register_resource ();
}

static void
due_window_app_init (DueWindowApp *self)
{
}

/**
 * due_window_app_new:
 * @instance: the bus name of the service to show
 * @settings: the general settings
 * @demo_settings: (nullable): the file that @settings are in, if this is the demo
 *
 * Returns: (transfer full) (nullable): the application; %NULL if @instance is no bus name that
 *   could have a window
 */
DueWindowApp *
due_window_app_new (const char *instance, GSettings *settings, const char *demo_settings)
{
  g_autofree char *id = g_strdup_printf ("%s.Window", instance);
  DueWindowApp *self = NULL;

  if (!g_application_id_is_valid (id))
    return NULL;
  self = g_object_new (DUE_TYPE_WINDOW_APP, "application-id", id, "resource-base-path",
                       RESOURCE_PATH, "flags", G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
  self->instance = g_strdup (instance);
  self->settings = g_object_ref (settings);
  self->demo_settings = g_strdup (demo_settings);
  return self;
}
