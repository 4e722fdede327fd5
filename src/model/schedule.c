/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "schedule.h"

#define SECOND_MS G_GINT64_CONSTANT (1000)
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS (60 * MINUTE_MS)
#define WAIT_MS_MAX (24 * HOUR_MS)
#define INTERVAL_S_MIN 60u
#define INTERVAL_S_MAX 3600u
#define JITTER 0.1
/* How fast quiet takes a stretch back: a factor a good answer. */
#define RELAXING 0.9
#define FORBIDDEN_MS (30 * MINUTE_MS)
#define CLICK_MS_FIRST (10 * SECOND_MS)
#define CLICK_MS_SECOND (30 * SECOND_MS)

static const gint64 failure_steps_ms[] = { MINUTE_MS, 2 * MINUTE_MS, 4 * MINUTE_MS, 8 * MINUTE_MS,
                                           15 * MINUTE_MS };
static const gint64 overload_steps_ms[] = { 5 * MINUTE_MS, 10 * MINUTE_MS, 20 * MINUTE_MS,
                                            30 * MINUTE_MS };

struct _DueSchedule
{
  gint64 chosen_ms;
  gint64 stretch_ms; /* the chosen interval, or more after "too many requests" */
  DuePace pace;
  guint failures;
  guint overloads;

  gint64 regular_ms;    /* the next poll but for clicks; DUE_SCHEDULE_NEVER */
  gboolean answered;    /* regular_ms counts from a good answer: it follows the interval */
  gint64 answered_ms;   /* when that came */
  double jitter;        /* of regular_ms */
  gint64 not_before_ms; /* the end of the portal's wish to wait */
  gint64 soon_ms[2];    /* after a click; DUE_SCHEDULE_NEVER */
};

G_DEFINE_BOXED_TYPE (DueSchedule, due_schedule, due_schedule_ref, due_schedule_unref)

static gint64
add_saturating (gint64 a, gint64 b)
{
  gint64 sum = 0;

  if (__builtin_add_overflow (a, b, &sum))
    return b > 0 ? DUE_SCHEDULE_NEVER - 1 : G_MININT64;
  return MIN (sum, DUE_SCHEDULE_NEVER - 1);
}

static gint64
clamp_interval_ms (guint interval_s)
{
  return CLAMP (interval_s, INTERVAL_S_MIN, INTERVAL_S_MAX) * SECOND_MS;
}

static gint64
get_interval_ms (const DueSchedule *self)
{
  return self->pace == DUE_PACE_SLOW ? 2 * self->stretch_ms : self->stretch_ms;
}

static DueSchedule *
copy (const DueSchedule *self)
{
  DueSchedule *copy = g_atomic_rc_box_new (DueSchedule);

  *copy = *self;
  return copy;
}

static gint64
scale (gint64 ms, double factor)
{
  return (gint64) ((double) ms * factor);
}

/* After @random (0 to 1) has become 0.9 to 1.1. */
static double
get_jitter (double random)
{
  if (!(random >= 0.0 && random <= 1.0))
    random = 0.5;
  return 1.0 - JITTER + 2 * JITTER * random;
}

static void
forget_clicks (DueSchedule *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->soon_ms); i++)
    self->soon_ms[i] = DUE_SCHEDULE_NEVER;
}

static void
place_regular (DueSchedule *self)
{
  self->regular_ms =
      add_saturating (self->answered_ms, scale (get_interval_ms (self), self->jitter));
}

static void
take_answer (DueSchedule *self, gint64 now_ms)
{
  self->failures = 0;
  self->overloads = 0;
  self->stretch_ms = MAX (self->chosen_ms, scale (self->stretch_ms, RELAXING));
  self->answered = TRUE;
  self->answered_ms = now_ms;
  for (guint i = 0; i < G_N_ELEMENTS (self->soon_ms); i++)
    if (self->soon_ms[i] <= now_ms)
      self->soon_ms[i] = DUE_SCHEDULE_NEVER;
  place_regular (self);
}

/* How long to wait after anything but a good answer, before the jitter. */
static gint64
take_refusal (DueSchedule *self, DueOutcome outcome)
{
  guint failures = self->failures;

  self->failures = 0;
  if (outcome == DUE_OUTCOME_TOO_MANY)
    {
      self->stretch_ms = MIN (2 * self->stretch_ms, HOUR_MS);
      return get_interval_ms (self);
    }
  if (outcome == DUE_OUTCOME_OVERLOAD)
    {
      self->overloads = MIN (self->overloads + 1, G_N_ELEMENTS (overload_steps_ms));
      return MAX (overload_steps_ms[self->overloads - 1], get_interval_ms (self));
    }
  if (outcome == DUE_OUTCOME_FORBIDDEN)
    return MAX (FORBIDDEN_MS, get_interval_ms (self));
  self->failures = MIN (failures + 1, G_N_ELEMENTS (failure_steps_ms));
  /* A portal that had too many questions does not get more of them while it has a problem. */
  return MAX (failure_steps_ms[self->failures - 1],
              self->stretch_ms > self->chosen_ms ? self->stretch_ms : 0);
}

static void
place_refused (DueSchedule *self, DueOutcome outcome, gint64 now_ms)
{
  gint64 wait_ms = take_refusal (self, outcome);
  gboolean asked = outcome == DUE_OUTCOME_TOO_MANY || outcome == DUE_OUTCOME_OVERLOAD;
  /* "At least" leaves no room for a jitter that shortens. */
  double jitter = outcome == DUE_OUTCOME_OVERLOAD ? self->jitter + JITTER : self->jitter;

  self->regular_ms = add_saturating (now_ms, scale (wait_ms, jitter));
  if (asked)
    self->not_before_ms = self->regular_ms;
}

DueSchedule *
due_schedule_new (guint interval_s)
{
  DueSchedule *self = g_atomic_rc_box_new0 (DueSchedule);

  self->chosen_ms = clamp_interval_ms (interval_s);
  self->stretch_ms = self->chosen_ms;
  self->jitter = 1.0;
  self->not_before_ms = G_MININT64;
  forget_clicks (self);
  return self;
}

DueSchedule *
due_schedule_ref (DueSchedule *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_schedule_unref (DueSchedule *self)
{
  g_atomic_rc_box_release (self);
}

/**
 * due_schedule_with_interval:
 * @self: a schedule
 * @interval_s: what the person chose, in seconds; clamped to 60..3600
 *
 * The next regular poll moves with it; a stretch after "too many requests" stays.
 *
 * Returns: (transfer full): the changed schedule
 */
DueSchedule *
due_schedule_with_interval (DueSchedule *self, guint interval_s)
{
  DueSchedule *changed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  changed = copy (self);
  changed->chosen_ms = clamp_interval_ms (interval_s);
  if (self->stretch_ms == self->chosen_ms)
    changed->stretch_ms = changed->chosen_ms;
  changed->stretch_ms = MAX (changed->stretch_ms, changed->chosen_ms);
  if (changed->answered)
    place_regular (changed);
  return changed;
}

/**
 * due_schedule_with_pace:
 * @self: a schedule
 * @pace: the pace from now on
 *
 * The next regular poll moves with it: once the screen is unlocked, it may be due.
 *
 * Returns: (transfer full): the changed schedule
 */
DueSchedule *
due_schedule_with_pace (DueSchedule *self, DuePace pace)
{
  DueSchedule *changed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  changed = copy (self);
  changed->pace = pace;
  if (changed->answered)
    place_regular (changed);
  return changed;
}

DueSchedule *
due_schedule_after_poll (DueSchedule *self,
                         DueOutcome outcome,
                         gint64 now_ms,
                         gint64 wait_ms,
                         double random)
{
  DueSchedule *changed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  changed = copy (self);
  changed->jitter = get_jitter (random);
  changed->answered = FALSE;
  changed->not_before_ms = G_MININT64;
  if (outcome != DUE_OUTCOME_ANSWER)
    forget_clicks (changed);

  if (outcome == DUE_OUTCOME_STOP)
    changed->regular_ms = DUE_SCHEDULE_NEVER;
  else if (outcome == DUE_OUTCOME_ANSWER)
    take_answer (changed, now_ms);
  else
    place_refused (changed, outcome, now_ms);

  if (wait_ms > 0)
    changed->not_before_ms =
        MAX (changed->not_before_ms, add_saturating (now_ms, MIN (wait_ms, WAIT_MS_MAX)));
  return changed;
}

DueSchedule *
due_schedule_at_once (DueSchedule *self, gint64 now_ms, gboolean by_person)
{
  DueSchedule *changed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  changed = copy (self);
  changed->answered = FALSE;
  changed->regular_ms = MIN (changed->regular_ms, now_ms);
  if (by_person)
    changed->not_before_ms = G_MININT64;
  return changed;
}

DueSchedule *
due_schedule_after_click (DueSchedule *self, gint64 now_ms)
{
  DueSchedule *changed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  changed = copy (self);
  changed->soon_ms[0] = add_saturating (now_ms, CLICK_MS_FIRST);
  changed->soon_ms[1] = add_saturating (now_ms, CLICK_MS_SECOND);
  return changed;
}

/**
 * due_schedule_get_next_ms:
 * @self: a schedule
 *
 * Returns: when to ask next, on the caller's clock; a time that is past means at once,
 *   %DUE_SCHEDULE_NEVER not before due_schedule_at_once()
 */
gint64
due_schedule_get_next_ms (const DueSchedule *self)
{
  gint64 next_ms = 0;

  g_return_val_if_fail (self != NULL, DUE_SCHEDULE_NEVER);

  if (self->regular_ms == DUE_SCHEDULE_NEVER)
    return DUE_SCHEDULE_NEVER;
  next_ms = self->regular_ms;
  for (guint i = 0; i < G_N_ELEMENTS (self->soon_ms); i++)
    next_ms = MIN (next_ms, self->soon_ms[i]);
  return MAX (next_ms, self->not_before_ms);
}

guint
due_schedule_get_interval_s (const DueSchedule *self)
{
  g_return_val_if_fail (self != NULL, INTERVAL_S_MIN);

  return (guint) (get_interval_ms (self) / SECOND_MS);
}
