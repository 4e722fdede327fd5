/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "story.h"

#include <string.h>

#include "office.h"
#include "tally.h"

#define NOW_US (G_GINT64_CONSTANT (1795514400) * G_USEC_PER_SEC)
#define MINUTES 60

/* What may be seen of a story, minute by minute. */
typedef struct
{
  gint64 late[MINUTES];
  gint64 comments[MINUTES];
} Course;

static void
follow (DueStoryKind kind, guint64 seed, Course *course)
{
  DueWorld *world = due_world_new (seed, NOW_US);
  DueStory *story = NULL;
  DueTallyQuery query = { .user = 1 };

  due_office_furnish (world, 40, DUE_LANGUAGE_EN);
  story = due_story_new (world, kind, DUE_LANGUAGE_EN);
  for (guint i = 0; i < MINUTES; i++)
    {
      due_world_set_now (world, NOW_US + (i + 1) * G_TIME_SPAN_MINUTE);
      course->late[i] = due_tally (world, &query, DUE_KIND_EXPIRED);
      course->comments[i] = due_tally (world, &query, DUE_KIND_NEW_COMMENTS);
    }
  g_assert_finalize_object (story);
  g_assert_finalize_object (world);
}

static guint
count_changes (const gint64 *figures)
{
  guint n = 0;

  for (guint i = 1; i < MINUTES; i++)
    n += figures[i] != figures[i - 1];
  return n;
}

static void
test_none (void)
{
  Course course = { 0 };

  follow (DUE_STORY_NONE, 1, &course);
  g_assert_cmpuint (count_changes (course.late), ==, 0);
  g_assert_cmpuint (count_changes (course.comments), ==, 0);
}

/* Both figures go up and down, and neither grows beyond what a person believes. */
static void
test_happens (void)
{
  for (DueStoryKind kind = DUE_STORY_CALM; kind <= DUE_STORY_BUSY; kind++)
    {
      Course course = { 0 };

      follow (kind, 1, &course);
      g_assert_cmpuint (count_changes (course.late), >, 5);
      g_assert_cmpuint (count_changes (course.comments), >, 5);
      for (guint i = 0; i < MINUTES; i++)
        {
          g_assert_cmpint (course.late[i], <, 15);
          g_assert_cmpint (course.comments[i], <=, 20);
        }
    }
}

static void
test_again (void)
{
  Course first = { 0 };
  Course second = { 0 };
  Course other = { 0 };

  follow (DUE_STORY_BUSY, 1, &first);
  follow (DUE_STORY_BUSY, 1, &second);
  follow (DUE_STORY_BUSY, 2, &other);
  g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
  g_assert_cmpint (memcmp (&first, &other, sizeof first), !=, 0);
}

static void
test_names (void)
{
  DueStoryKind kind = DUE_STORY_NONE;

  g_assert_true (due_story_kind_from_name ("busy", &kind));
  g_assert_cmpint (kind, ==, DUE_STORY_BUSY);
  g_assert_false (due_story_kind_from_name ("sad", &kind));
  g_assert_false (due_story_kind_from_name (NULL, &kind));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/none", test_none);
  g_test_add_func ("/story/happens", test_happens);
  g_test_add_func ("/story/again", test_again);
  g_test_add_func ("/story/names", test_names);
  return g_test_run ();
}
