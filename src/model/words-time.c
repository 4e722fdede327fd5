/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "words.h"

#include <glib/gi18n.h>

#define MINUTE_S G_GINT64_CONSTANT (60)
#define HOUR_S (60 * MINUTE_S)
#define DAY_S (24 * HOUR_S)

/* How far apart two moments are in the calendar. */
typedef enum
{
  DISTANCE_TODAY,
  DISTANCE_YESTERDAY,
  DISTANCE_TOMORROW,
  DISTANCE_LAST_DAYS, /* within a week: the day's name alone is clear */
  DISTANCE_YEAR,
  DISTANCE_FAR,
} Distance;

static gint64
count_days (GDateTime *time)
{
  GDate date;
  int year = 0;
  int month = 0;
  int day = 0;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static Distance
measure (GDateTime *time, GDateTime *now)
{
  gint64 days = count_days (now) - count_days (time);

  if (days == 0)
    return DISTANCE_TODAY;
  if (days == 1)
    return DISTANCE_YESTERDAY;
  if (days == -1)
    return DISTANCE_TOMORROW;
  if (days > 0 && days < 7)
    return DISTANCE_LAST_DAYS;
  return g_date_time_get_year (time) == g_date_time_get_year (now) ? DISTANCE_YEAR : DISTANCE_FAR;
}

static const char *
choose_format (Distance distance)
{
  switch (distance)
    {
    case DISTANCE_TODAY:
      /* Translators: these are times as for strftime: hour and minute, names of day and month */
      /* xgettext:no-c-format */
      return C_ ("time", "%H:%M");
    case DISTANCE_YESTERDAY:
      /* xgettext:no-c-format */
      return C_ ("time", "yesterday %H:%M");
    case DISTANCE_TOMORROW:
      /* xgettext:no-c-format */
      return C_ ("time", "tomorrow %H:%M");
    case DISTANCE_LAST_DAYS:
      /* xgettext:no-c-format */
      return C_ ("time", "%A %H:%M");
    case DISTANCE_YEAR:
      /* xgettext:no-c-format */
      return C_ ("time", "%-d %B %H:%M");
    case DISTANCE_FAR:
    default:
      /* xgettext:no-c-format */
      return C_ ("time", "%-d %B %Y %H:%M");
    }
}

static const char *
choose_since_format (Distance distance)
{
  switch (distance)
    {
    case DISTANCE_TODAY:
      /* Translators: the same after "since"; where the day's name would need another form, use the
       * date: %-d %B %H:%M */
      /* xgettext:no-c-format */
      return C_ ("since", "%H:%M");
    case DISTANCE_YESTERDAY:
      /* xgettext:no-c-format */
      return C_ ("since", "yesterday %H:%M");
    case DISTANCE_LAST_DAYS:
      /* xgettext:no-c-format */
      return C_ ("since", "%A %H:%M");
    case DISTANCE_TOMORROW:
    case DISTANCE_YEAR:
      /* xgettext:no-c-format */
      return C_ ("since", "%-d %B %H:%M");
    case DISTANCE_FAR:
    default:
      /* xgettext:no-c-format */
      return C_ ("since", "%-d %B %Y %H:%M");
    }
}

static const char *
choose_checked_format (Distance distance)
{
  switch (distance)
    {
    case DISTANCE_TODAY:
      /* Translators: the same after "checked", where some languages say "at 14:05" */
      /* xgettext:no-c-format */
      return C_ ("checked", "%H:%M");
    case DISTANCE_YESTERDAY:
      /* xgettext:no-c-format */
      return C_ ("checked", "yesterday %H:%M");
    case DISTANCE_LAST_DAYS:
      /* xgettext:no-c-format */
      return C_ ("checked", "%A %H:%M");
    case DISTANCE_TOMORROW:
    case DISTANCE_YEAR:
      /* xgettext:no-c-format */
      return C_ ("checked", "%-d %B %H:%M");
    case DISTANCE_FAR:
    default:
      /* xgettext:no-c-format */
      return C_ ("checked", "%-d %B %Y %H:%M");
    }
}

static char *
format_time (gint64 time, const char *format)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  char *text = local != NULL ? g_date_time_format (local, format) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static char *
format_distance (gint64 time, gint64 now, const char *(*choose) (Distance distance))
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) local_now = g_date_time_new_from_unix_local (now);

  if (local == NULL || local_now == NULL)
    return g_strdup ("");
  return format_time (time, choose (measure (local, local_now)));
}

static char *
describe_late (gint64 seconds)
{
  guint64 minutes = (guint64) MAX (seconds / MINUTE_S, 1);
  guint days = (guint) MIN (seconds / DAY_S, G_MAXINT);

  if (seconds < HOUR_S)
    return g_strdup_printf (ngettext ("%u minute late", "%u minutes late", (gulong) minutes),
                            (guint) minutes);
  if (seconds < DAY_S)
    return g_strdup_printf (ngettext ("%u hour late", "%u hours late", (gulong) (seconds / HOUR_S)),
                            (guint) (seconds / HOUR_S));
  return g_strdup_printf (ngettext ("%u day late", "%u days late", days), days);
}

static const char *
choose_due_format (Distance distance)
{
  switch (distance)
    {
    case DISTANCE_TODAY:
      /* xgettext:no-c-format */
      return C_ ("time", "due today at %H:%M");
    case DISTANCE_TOMORROW:
      /* xgettext:no-c-format */
      return C_ ("time", "due tomorrow at %H:%M");
    case DISTANCE_YESTERDAY:
    case DISTANCE_LAST_DAYS:
    case DISTANCE_YEAR:
      /* xgettext:no-c-format */
      return C_ ("time", "due on %-d %B");
    case DISTANCE_FAR:
    default:
      /* xgettext:no-c-format */
      return C_ ("time", "due on %-d %B %Y");
    }
}

/**
 * due_words_for_deadline:
 * @deadline: Unix seconds, 0 or less for none
 * @now: Unix seconds
 *
 * Returns: (transfer full) (nullable): how late it is or when it is due; NULL without a deadline
 */
char *
due_words_for_deadline (gint64 deadline, gint64 now)
{
  gint64 ahead = 0;

  if (deadline <= 0)
    return NULL;
  now = MAX (now, 0);
  if (deadline < now)
    return describe_late (now - deadline);
  ahead = deadline - now;
  if (ahead < HOUR_S)
    {
      guint minutes = (guint) MAX ((ahead + MINUTE_S - 1) / MINUTE_S, 1);

      return g_strdup_printf (ngettext ("due in %u minute", "due in %u minutes", minutes), minutes);
    }
  return format_distance (deadline, now, choose_due_format);
}

char *
due_words_for_time (gint64 time, gint64 now)
{
  return format_distance (time, now, choose_format);
}

char *
due_words_for_since (gint64 time, gint64 now)
{
  return format_distance (time, now, choose_since_format);
}

char *
due_words_for_checked (gint64 time, gint64 now)
{
  return format_distance (time, now, choose_checked_format);
}

char *
due_words_for_clock (gint64 time)
{
  /* xgettext:no-c-format */
  return format_time (time, C_ ("time", "%H:%M"));
}
