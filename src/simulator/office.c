/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "office.h"

#include "office-words.h"

#define HOUR_US G_TIME_SPAN_HOUR
#define DAY_US (24 * G_TIME_SPAN_HOUR)
#define ANNA 1

/* A title of the office, used again with a number when there are more tasks than titles. */
const char *
due_office_title (DueLanguage language, guint index)
{
  const DueOfficeWords *words = due_office_words_get (language);

  return words->titles[index % words->n_titles];
}

const char *
due_office_remark (DueLanguage language, DuePrng *prng)
{
  const DueOfficeWords *words = due_office_words_get (language);

  return words->remarks[due_prng_below (prng, words->n_remarks)];
}

static void
add_people (DueWorld *world, const DueOfficeWords *words)
{
  for (guint i = 0; i < words->n_people; i++)
    {
      DueWorldUser *user =
          due_world_add_user (world, words->people[i].name, words->people[i].last_name);

      g_free (user->gender);
      g_free (user->position);
      g_free (user->time_zone);
      user->gender = g_strdup (words->people[i].gender);
      user->position = g_strdup (words->people[i].position);
      user->time_zone = g_strdup (words->time_zone);
      user->admin = i == 1;
    }
}

static void
add_groups (DueWorld *world, const DueOfficeWords *words)
{
  for (guint i = 0; i < words->n_groups; i++)
    {
      DueWorldGroup *group = due_world_add_group (world, words->groups[i], 2 + i % 4);

      for (gint64 user = 1; user <= (gint64) words->n_people; user++)
        if (user != group->owner && (user == ANNA || (user + i) % 3 != 0) &&
            !(user == ANNA && i + 1 == words->n_groups))
          g_array_append_val (group->members, user);
    }
}

static gint64
pick_user (DueWorld *world, gint64 except)
{
  guint n = due_world_users (world)->len;
  gint64 user = 1 + due_prng_below (due_world_prng (world), n);

  return user != except ? user : 1 + user % n;
}

static void
add_remarks (DueWorld *world, DueWorldTask *task, guint count, DueLanguage language)
{
  for (guint i = 0; i < count; i++)
    due_world_comment (world, task, pick_user (world, ANNA),
                       due_office_remark (language, due_world_prng (world)), NULL);
}

/* Anna's roles go round: mostly she does the work, at times she helps, follows or gave it. */
static void
cast (DueWorld *world, DueWorldTask *task, guint index)
{
  gint64 other = pick_user (world, ANNA);
  gint64 anna = ANNA;

  task->responsible = index % 2 == 0 ? ANNA : other;
  task->creator = index % 2 == 0 ? other : pick_user (world, ANNA);
  switch (index % 10)
    {
    case 1:
      g_array_append_val (task->accomplices, anna);
      break;
    case 3:
      g_array_append_val (task->auditors, anna);
      break;
    case 5:
      task->creator = ANNA;
      break;
    case 8:
      task->creator = ANNA;
      g_array_append_val (task->auditors, other);
      break;
    default:
      break;
    }
}

/* Every twelfth is late; the rest is due within the next weeks, or whenever. */
static gint64
pick_deadline (DueWorld *world, guint index)
{
  DuePrng *prng = due_world_prng (world);
  gint64 now_us = due_world_now (world);

  if (index % 12 == 0 || index % 12 == 5)
    return now_us - DAY_US - due_prng_below (prng, 72) * HOUR_US;
  if (index % 5 == 4)
    return 0;
  return now_us + DAY_US + due_prng_below (prng, 20 * 24) * HOUR_US;
}

static void
date_back (DueWorld *world, DueWorldTask *task)
{
  gint64 age_us = (4 + due_prng_below (due_world_prng (world), 20)) * DAY_US;

  task->created_us = due_world_now (world) - age_us;
  task->changed_us = task->created_us;
  task->activity_us = task->created_us;
}

static void
add_task (DueWorld *world, guint index, DueLanguage language)
{
  const DueOfficeWords *words = due_office_words_get (language);
  g_autofree char *numbered =
      g_strdup_printf ("%s %u", due_office_title (language, index), index / words->n_titles + 1);
  DueWorldTask *task = due_world_add_task (
      world, index < words->n_titles ? due_office_title (language, index) : numbered, ANNA);
  GPtrArray *groups = due_world_groups (world);

  cast (world, task, index);
  date_back (world, task);
  if (index % 4 != 3 && groups->len > 0)
    task->group =
        ((DueWorldGroup *) groups->pdata[due_prng_below (due_world_prng (world), groups->len)])->id;
  task->deadline_us = pick_deadline (world, index);
  add_remarks (world, task, due_prng_below (due_world_prng (world), 3), language);
  due_world_task_read (task, ANNA);
  if (index % 9 == 2)
    add_remarks (world, task, 1 + due_prng_below (due_world_prng (world), 3), language);
  if (index % 3 == 0)
    task->status = DUE_STATUS_IN_PROGRESS;
  if (index % 11 == 10)
    due_world_set_status (world, task, DUE_STATUS_COMPLETED, task->responsible);
  if (index % 17 == 13)
    task->status = DUE_STATUS_DEFERRED;
}

/**
 * due_office_furnish:
 * @world: an empty world
 * @n_tasks: how many tasks there are to be
 * @language: of names and titles
 *
 * Makes a small office. User 1, Anna Petrova, has some tasks that are late and some that were
 * written about; user 2 is the administrator.
 */
void
due_office_furnish (DueWorld *world, guint n_tasks, DueLanguage language)
{
  const DueOfficeWords *words = due_office_words_get (language);

  add_people (world, words);
  add_groups (world, words);
  for (guint i = 0; i < n_tasks; i++)
    add_task (world, i, language);
}
