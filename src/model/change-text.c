/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "change-private.h"

#include <glib/gi18n.h>

#include "clean-text.h"
#include "words.h"

/* Characters: what a notification shows in one line. */
#define HEAD_MAX 60
/* Characters: some servers cut a head here (xfce4-notifyd), so what it names is said below as well.
 */
#define HEAD_SAFE 32
#define TITLE_MIN 20
/* So many titles say enough. */
#define TITLES_MAX 5

/* What a change can be about: the kinds, and deadlines. */
#define TOPIC_DEADLINES DUE_N_KINDS
#define N_TOPICS (DUE_N_KINDS + 1)

static GPtrArray *
get_topic_tasks (const DueChange *self, guint topic)
{
  return topic == TOPIC_DEADLINES ? self->reminders : self->tasks[topic];
}

static guint
get_topic_count (const DueChange *self, guint topic)
{
  return topic == TOPIC_DEADLINES ? self->reminders->len : self->counts[topic];
}

static guint
count_topics (const DueChange *self)
{
  guint n = 0;

  for (guint i = 0; i < N_TOPICS; i++)
    n += get_topic_count (self, i) > 0;
  return n;
}

/* The only topic of @self. */
static guint
find_topic (const DueChange *self)
{
  guint topic = 0;

  while (topic < TOPIC_DEADLINES && get_topic_count (self, topic) == 0)
    topic++;
  return topic;
}

/* Whether the tasks that are known are all of the topic. */
static gboolean
is_named_fully (const DueChange *self, guint topic)
{
  GPtrArray *tasks = get_topic_tasks (self, topic);

  if (topic == due_kind_get_index (DUE_KIND_COMMENTS))
    return self->comments_placed;
  return tasks->len > 0 && tasks->len == get_topic_count (self, topic);
}

static char *
describe_comments (const DueChange *self)
{
  guint topic = due_kind_get_index (DUE_KIND_COMMENTS);
  guint count = get_topic_count (self, topic);
  guint n_tasks = get_topic_tasks (self, topic)->len;
  g_autofree char *comments = NULL;

  comments = g_strdup_printf (ngettext ("%u new comment", "%u new comments", count), count);
  if (!self->comments_placed)
    return g_steal_pointer (&comments);
  /* Translators: %s is "11 new comments", %u a number of tasks */
  return g_strdup_printf (ngettext ("%s in %u task", "%s in %u tasks", n_tasks), comments, n_tasks);
}

/* The topic in numbers. */
static char *
describe_topic (const DueChange *self, guint topic)
{
  guint count = get_topic_count (self, topic);

  if (topic == TOPIC_DEADLINES)
    return g_strdup_printf (ngettext ("%u task is due soon", "%u tasks are due soon", count),
                            count);
  if (due_kind_nth (topic) == DUE_KIND_COMMENTS)
    return describe_comments (self);
  if (due_kind_nth (topic) == DUE_KIND_MENTIONS)
    return g_strdup_printf (ngettext ("%u new mention", "%u new mentions", count), count);
  if (self->summary)
    return g_strdup_printf (ngettext ("%u task became overdue", "%u tasks became overdue", count),
                            count);
  return g_strdup_printf (ngettext ("%u task is overdue", "%u tasks are overdue", count), count);
}

/* The sentence about one task; @title stands for its title. */
static char *
describe_task (const DueChange *self, guint topic, DueTask *task, const char *title)
{
  guint count = get_topic_count (self, topic);

  if (topic == TOPIC_DEADLINES)
    {
      g_autofree char *clock = due_words_for_clock (due_task_get_deadline (task));

      /* Translators: a task's title and a time: "Quarterly report is due at 17:00" */
      return g_strdup_printf (_ ("%s is due at %s"), title, clock);
    }
  if (due_kind_nth (topic) == DUE_KIND_OVERDUE)
    /* Translators: %s is a task's title */
    return g_strdup_printf (_ ("%s is overdue"), title);
  if (count == 1)
    /* Translators: %s is a task's title */
    return g_strdup_printf (_ ("New comment in %s"), title);
  /* Translators: %u is a number of comments, %s a task's title */
  return g_strdup_printf (ngettext ("%u new comment in %s", "%u new comments in %s", count), count,
                          title);
}

/* The sentence about several tasks that names them. */
static char *
describe_tasks (const DueChange *self, guint topic, const char *titles)
{
  guint n_tasks = get_topic_tasks (self, topic)->len;

  if (topic == TOPIC_DEADLINES)
    /* Translators: %s is a list of titles */
    return g_strdup_printf (
        ngettext ("%u task is due soon: %s", "%u tasks are due soon: %s", n_tasks), n_tasks,
        titles);
  if (due_kind_nth (topic) == DUE_KIND_OVERDUE)
    /* Translators: %s is a list of titles */
    return g_strdup_printf (
        ngettext ("%u task is overdue: %s", "%u tasks are overdue: %s", n_tasks), n_tasks, titles);
  /* Translators: %s is a list of titles */
  return g_strdup_printf (
      ngettext ("%u task has new comments: %s", "%u tasks have new comments: %s", n_tasks), n_tasks,
      titles);
}

/* The same without the titles: they do not fit. */
static char *
describe_number_of_tasks (const DueChange *self, guint topic)
{
  guint n_tasks = get_topic_tasks (self, topic)->len;

  if (topic == due_kind_get_index (DUE_KIND_COMMENTS) && self->comments_placed)
    return g_strdup_printf (
        ngettext ("%u task has new comments", "%u tasks have new comments", n_tasks), n_tasks);
  return describe_topic (self, topic);
}

/* (transfer full): "A, B, C", with an ellipsis if there are more. */
static char *
list_titles (const DueChange *self, guint topic)
{
  GPtrArray *tasks = get_topic_tasks (self, topic);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_null_terminated (TITLES_MAX + 1, NULL, TRUE);

  for (guint i = 0; i < MIN (tasks->len, TITLES_MAX); i++)
    g_ptr_array_add (titles, (char *) due_task_get_title (g_ptr_array_index (tasks, i)));
  if (tasks->len > TITLES_MAX || !is_named_fully (self, topic))
    g_ptr_array_add (titles, (char *) "…");
  /* Translators: between the titles of tasks */
  return g_strjoinv (C_ ("list", ", "), (char **) titles->pdata);
}

static gboolean
fits (const char *text)
{
  return g_utf8_strlen (text, -1) <= HEAD_MAX;
}

/* How many characters of the title the head about @task has room for. */
static gsize
get_title_room (const DueChange *self, guint topic, DueTask *task)
{
  g_autofree char *frame = describe_task (self, topic, task, "");
  glong length = g_utf8_strlen (frame, -1);

  return (gsize) MAX (HEAD_MAX - length, TITLE_MIN);
}

/* (nullable): the one task that the head names in full. */
static DueTask *
get_head_task (const DueChange *self)
{
  guint topic = find_topic (self);

  if (!self->titles || self->summary || count_topics (self) != 1 ||
      get_topic_tasks (self, topic)->len != 1 || !is_named_fully (self, topic))
    return NULL;
  return g_ptr_array_index (get_topic_tasks (self, topic), 0);
}

/* (nullable): the head that names several tasks, if it fits. */
static char *
make_named_head (const DueChange *self)
{
  guint topic = find_topic (self);
  g_autofree char *titles = NULL;
  g_autofree char *head = NULL;

  if (!self->titles || self->summary || count_topics (self) != 1 || !is_named_fully (self, topic) ||
      get_topic_tasks (self, topic)->len > TITLES_MAX)
    return NULL;
  titles = list_titles (self, topic);
  head = describe_tasks (self, topic, titles);
  return fits (head) ? g_steal_pointer (&head) : NULL;
}

/* (transfer full): the topics in numbers, most urgent first. */
static GPtrArray *
list_parts (const DueChange *self)
{
  GPtrArray *parts = g_ptr_array_new_null_terminated (N_TOPICS, g_free, TRUE);
  gboolean alone = !self->summary && self->titles && count_topics (self) == 1;

  for (guint i = 0; i < N_TOPICS; i++)
    if (get_topic_count (self, i) > 0)
      g_ptr_array_add (parts,
                       alone ? describe_number_of_tasks (self, i) : describe_topic (self, i));
  return parts;
}

static char *
join_parts (GPtrArray *parts, guint from, guint to)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new_null_terminated (N_TOPICS, NULL, TRUE);

  for (guint i = from; i < to; i++)
    g_ptr_array_add (some, g_ptr_array_index (parts, i));
  return g_strjoinv (C_ ("list", ", "), (char **) some->pdata);
}

static char *
frame_parts (const DueChange *self, GPtrArray *parts, guint n_parts)
{
  g_autofree char *joined = join_parts (parts, 0, n_parts);
  g_autofree char *since = NULL;

  if (!self->summary)
    return g_steal_pointer (&joined);
  since = due_words_for_since (self->since, self->now);
  if (*since == '\0')
    return g_steal_pointer (&joined);
  /* Translators: "Since Friday 17:40: 2 tasks became overdue, 11 new comments in 4 tasks"; the
   * first %s is a time, as made with the context "since" */
  return g_strdup_printf (_ ("Since %s: %s"), since, joined);
}

/* How many parts stand in the head; the others begin the body. */
static guint
count_head_parts (const DueChange *self, GPtrArray *parts)
{
  for (guint n = parts->len; n > 1; n--)
    {
      g_autofree char *head = frame_parts (self, parts, n);

      if (fits (head))
        return n;
    }
  return 1;
}

static char *
make_head (const DueChange *self)
{
  DueTask *task = get_head_task (self);
  g_autoptr (GPtrArray) parts = NULL;
  char *named = NULL;

  if (task != NULL)
    {
      guint topic = find_topic (self);
      g_autofree char *title =
          due_shorten_text (due_task_get_title (task), get_title_room (self, topic, task));

      return describe_task (self, topic, task, title);
    }
  named = make_named_head (self);
  if (named != NULL)
    return named;
  parts = list_parts (self);
  return frame_parts (self, parts, count_head_parts (self, parts));
}

char *
due_change_get_summary (const DueChange *self, const char *portal)
{
  g_autofree char *head = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  head = make_head (self);
  if (portal == NULL)
    return g_steal_pointer (&head);
  /* Translators: a portal and what is new there: "acme.bitrix24.ru: 3 tasks are overdue" */
  return g_strdup_printf (_ ("%s: %s"), portal, head);
}

static char *
label_titles (guint topic, const char *titles)
{
  if (topic == TOPIC_DEADLINES)
    /* Translators: %s is a list of titles of tasks */
    return g_strdup_printf (_ ("Due soon: %s"), titles);
  if (due_kind_nth (topic) == DUE_KIND_OVERDUE)
    /* Translators: %s is a list of titles of tasks */
    return g_strdup_printf (_ ("Overdue: %s"), titles);
  /* Translators: %s is a list of titles of tasks */
  return g_strdup_printf (_ ("New comments: %s"), titles);
}

static void
add_title_lines (const DueChange *self, GPtrArray *lines)
{
  for (guint i = 0; self->titles && i < N_TOPICS; i++)
    {
      g_autofree char *titles = NULL;

      if (get_topic_count (self, i) == 0 || get_topic_tasks (self, i)->len == 0)
        continue;
      titles = list_titles (self, i);
      g_ptr_array_add (lines, count_topics (self) > 1 ? label_titles (i, titles)
                                                      : g_steal_pointer (&titles));
    }
}

/* What the head about one task left out, or may be cut off from it. */
static void
add_task_lines (const DueChange *self, DueTask *task, GPtrArray *lines)
{
  const char *title = due_task_get_title (task);
  g_autofree char *head = describe_task (self, find_topic (self), task, title);

  if (g_utf8_strlen (head, -1) > HEAD_SAFE)
    g_ptr_array_add (lines, g_strdup (title));
  if (due_task_get_group (task) != NULL)
    g_ptr_array_add (lines, g_strdup (due_task_get_group (task)));
}

char *
due_change_get_body (const DueChange *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_null_terminated (N_TOPICS + 1, g_free, TRUE);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *named = NULL;
  guint n_head = 0;

  g_return_val_if_fail (self != NULL, NULL);

  named = make_named_head (self);
  if (get_head_task (self) != NULL)
    add_task_lines (self, get_head_task (self), lines);
  else if (named == NULL)
    {
      parts = list_parts (self);
      n_head = count_head_parts (self, parts);
      if (n_head < parts->len)
        g_ptr_array_add (lines, join_parts (parts, n_head, parts->len));
      add_title_lines (self, lines);
    }
  else if (g_utf8_strlen (named, -1) > HEAD_SAFE)
    add_title_lines (self, lines);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
