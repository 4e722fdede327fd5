/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "account-item.h"
#include "summary.h"

G_BEGIN_DECLS

/**
 * DueFeedStatus:
 * @DUE_FEED_WAITING: nobody has answered yet
 * @DUE_FEED_ABSENT: Duebell is not running
 * @DUE_FEED_STARTING: it was asked to start
 * @DUE_FEED_RUNNING: summary and accounts are what it says
 * @DUE_FEED_SILENT: it runs, but says nothing that is understood
 */
typedef enum
{
  DUE_FEED_WAITING,
  DUE_FEED_ABSENT,
  DUE_FEED_STARTING,
  DUE_FEED_RUNNING,
  DUE_FEED_SILENT,
} DueFeedStatus;

/**
 * DueFeedStart:
 * @DUE_FEED_START_UNKNOWN: the service does not say it, or is not there
 * @DUE_FEED_START_OFF: Duebell is not started at login
 * @DUE_FEED_START_ON: it is
 * @DUE_FEED_START_OFF_ELSEWHERE: it was, until that was switched off in the desktop's settings
 * @DUE_FEED_START_IMPOSSIBLE: it cannot be
 */
typedef enum
{
  DUE_FEED_START_UNKNOWN,
  DUE_FEED_START_OFF,
  DUE_FEED_START_ON,
  DUE_FEED_START_OFF_ELSEWHERE,
  DUE_FEED_START_IMPOSSIBLE,
} DueFeedStart;

/**
 * DueFeed:
 *
 * What the service says over D-Bus, and the way to tell it something. The signal "changed" comes
 * after the status, the summary or the set of accounts may have changed; an account's own news
 * come from its item.
 */
#define DUE_TYPE_FEED (due_feed_get_type ())
G_DECLARE_FINAL_TYPE (DueFeed, due_feed, DUE, FEED, GObject)

DueFeed *due_feed_new (GDBusConnection *bus, const char *instance);

DueFeedStatus due_feed_get_status (DueFeed *self);
DueSummary *due_feed_make_summary (DueFeed *self);
GListModel *due_feed_get_accounts (DueFeed *self); /* (transfer none): of DueAccountItem */
DueAccountItem *due_feed_find_account (DueFeed *self, const char *account_id);
char *due_feed_make_remedy_page (DueFeed *self, const char *account_id);
gboolean due_feed_can_start (DueFeed *self);
gboolean due_feed_is_checking (DueFeed *self);
GVariant *due_feed_get_desktop (DueFeed *self);
DueFeedStart due_feed_get_start_at_login (DueFeed *self);

void due_feed_start (DueFeed *self);
void due_feed_check (DueFeed *self);
void due_feed_help (DueFeed *self, const char *account_id, const char *activation_token);
void due_feed_call_async (DueFeed *self,
                          const char *method,
                          GVariant *arguments,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GVariant *due_feed_call_finish (DueFeed *self, GAsyncResult *result, GError **error);
void due_feed_set_start_at_login_async (DueFeed *self,
                                        gboolean on,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean due_feed_set_start_at_login_finish (DueFeed *self, GAsyncResult *result, GError **error);
void due_feed_quit_async (DueFeed *self, GAsyncReadyCallback callback, gpointer user_data);
void due_feed_quit_finish (DueFeed *self, GAsyncResult *result);

G_END_DECLS
