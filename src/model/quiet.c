/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "quiet.h"

#define MINUTES_A_DAY (24 * 60)
#define PAUSE_MINUTES_MAX (30 * MINUTES_A_DAY)
#define MORNING_HOUR 9

/* Up to @max_digits digits at *text, which is moved on. */
static gboolean
read_number (const char **text, guint max_digits, guint *number)
{
  guint n_digits = 0;

  *number = 0;
  for (; g_ascii_isdigit (**text); (*text)++)
    {
      if (++n_digits > max_digits)
        return FALSE;
      *number = *number * 10 + (guint) g_ascii_digit_value (**text);
    }
  return n_digits > 0;
}

gboolean
due_quiet_parse_time (const char *text, guint *minutes)
{
  const char *rest = text;
  guint hour = 0;
  guint minute = 0;

  if (text == NULL || !read_number (&rest, 2, &hour) || *rest++ != ':')
    return FALSE;
  /* "9:5" is a slip, not five past nine. */
  if (!g_ascii_isdigit (rest[0]) || !g_ascii_isdigit (rest[1]))
    return FALSE;
  if (!read_number (&rest, 2, &minute) || *rest != '\0' || hour > 23 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

static gboolean
is_within_hours (const DueQuiet *self, guint minute)
{
  if (self->from_min == self->to_min)
    return TRUE;
  if (self->from_min < self->to_min)
    return minute >= self->from_min && minute < self->to_min;
  return minute >= self->from_min || minute < self->to_min;
}

gboolean
due_quiet_is_quiet (const DueQuiet *self, GDateTime *now)
{
  guint day = 0;
  guint minute = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  day = (guint) g_date_time_get_day_of_week (now) - 1;
  minute = (guint) (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
  return (self->days & (1u << day)) != 0 || (self->hours && is_within_hours (self, minute));
}

gboolean
due_quiet_is_paused (const DueQuiet *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->paused_until == -1 || self->paused_until > now;
}

/* "90", "30m", "1h", "2h30m" */
static gboolean
parse_minutes (const char *text, guint *minutes)
{
  const char *rest = text;
  guint number = 0;

  *minutes = 0;
  if (!read_number (&rest, 5, &number))
    return FALSE;
  if (*rest == 'h')
    {
      rest++;
      *minutes = number * 60;
      if (*rest == '\0')
        return TRUE;
      if (!read_number (&rest, 5, &number) || *rest != 'm')
        return FALSE;
    }
  *minutes += number;
  if (*rest == 'm')
    rest++;
  return *rest == '\0';
}

static gint64
find_next_morning (GDateTime *now)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) morning = NULL;

  if (day == NULL)
    return -1;
  morning = g_date_time_new (g_date_time_get_timezone (day), g_date_time_get_year (day),
                             g_date_time_get_month (day), g_date_time_get_day_of_month (day),
                             MORNING_HOUR, 0, 0);
  return morning != NULL ? g_date_time_to_unix (morning) : -1;
}

gboolean
due_quiet_parse_pause (const char *text, GDateTime *now, gint64 *until)
{
  guint minutes = 0;

  g_return_val_if_fail (now != NULL, FALSE);

  if (text == NULL || *text == '\0')
    {
      *until = -1;
      return TRUE;
    }
  if (g_str_equal (text, "tomorrow"))
    {
      *until = find_next_morning (now);
      return TRUE;
    }
  if (!parse_minutes (text, &minutes) || minutes < 1 || minutes > PAUSE_MINUTES_MAX)
    return FALSE;
  *until = g_date_time_to_unix (now) + (gint64) minutes * 60;
  return TRUE;
}
