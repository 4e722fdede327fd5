/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform.h"

#ifdef GDK_WINDOWING_WAYLAND
#  include <gdk/wayland/gdkwayland.h>
#endif

/**
 * due_platform_make_activation_token:
 * @display: the display
 *
 * Returns: (transfer full): what lets another program come to the front after a click here; "" on
 *   X11, where a token would only turn the pointer into a clock
 */
char *
due_platform_make_activation_token (GdkDisplay *display)
{
  char *token = NULL;

#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_DISPLAY (display))
    {
      g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

      token =
          g_app_launch_context_get_startup_notify_id (G_APP_LAUNCH_CONTEXT (context), NULL, NULL);
    }
#endif
  return token != NULL ? token : g_strdup ("");
}

/**
 * due_platform_set_window_id:
 * @window: a realized window
 * @desktop_id: a desktop entry, without its suffix
 *
 * Makes a Wayland desktop show @window as one of @desktop_id. On X11 the desktop entry names the
 * program (StartupWMClass).
 */
void
due_platform_set_window_id (GtkWidget *window, const char *desktop_id)
{
#ifdef GDK_WINDOWING_WAYLAND
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (GDK_IS_WAYLAND_TOPLEVEL (surface))
    gdk_wayland_toplevel_set_application_id (GDK_TOPLEVEL (surface), desktop_id);
#endif
}
