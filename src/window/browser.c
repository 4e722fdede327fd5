/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "browser.h"

#include <glib/gi18n.h>

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  due_answer_show_error (DUE_ANSWER (user_data), _ ("The browser could not be opened."));
}

void
due_browser_open (GtkWidget *from, const char *uri, GCancellable *cancellable, DueAnswer *answer)
{
  GtkRoot *root = gtk_widget_get_root (from);

  g_return_if_fail (uri != NULL);

  if (root != NULL)
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, cancellable, on_opened, answer);
}
