/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "announced.h"

#include "settings.h"
#include "state-file.h"

/* What both threads use: who writes holds the lock. */
typedef struct
{
  char *dir;
  GMutex lock;
  GHashTable *done; /* (element-type utf8 guint64): by account id: the last serial written */
} Shelf;

/* One write or, without text, one removal. Immutable. */
typedef struct
{
  Shelf *shelf;
  char *account_id;
  char *text; /* (nullable) */
  guint64 serial;
} Job;

typedef enum
{
  OUTCOME_SKIPPED, /* a later job of the same account was done already */
  OUTCOME_DONE,
  OUTCOME_FAILED,
} Outcome;

struct _DueAnnounced
{
  GObject parent_instance;

  Shelf *shelf;
  GHashTable *waiting; /* (element-type utf8 Job): by account id: for after the one that runs */
  GHashTable *running; /* (element-type utf8 Job): by account id */
  guint64 serial;
  gboolean warned;
};

G_DEFINE_FINAL_TYPE (DueAnnounced, due_announced, G_TYPE_OBJECT)

static void
clear_shelf (gpointer data)
{
  Shelf *shelf = data;

  g_free (shelf->dir);
  g_mutex_clear (&shelf->lock);
  g_hash_table_unref (shelf->done);
}

static void
shelf_unref (Shelf *shelf)
{
  g_atomic_rc_box_release_full (shelf, clear_shelf);
}

static void
clear_job (gpointer data)
{
  Job *job = data;

  shelf_unref (job->shelf);
  g_free (job->account_id);
  g_free (job->text);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

static Job *
job_new (DueAnnounced *self, const char *account_id, char *text)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  job->shelf = g_atomic_rc_box_acquire (self->shelf);
  job->account_id = g_strdup (account_id);
  job->text = text;
  job->serial = ++self->serial;
  return job;
}

static char *
get_path (const Shelf *shelf, const char *account_id)
{
  return g_build_filename (shelf->dir, account_id, NULL);
}

/* The lock is held. */
static Outcome
job_run_locked (Job *job, GError **error)
{
  g_autofree char *path = get_path (job->shelf, job->account_id);
  guint64 *done = g_hash_table_lookup (job->shelf->done, job->account_id);
  gboolean kept = FALSE;

  if (done != NULL && *done >= job->serial)
    return OUTCOME_SKIPPED;
  g_hash_table_insert (job->shelf->done, g_strdup (job->account_id),
                       g_memdup2 (&job->serial, sizeof job->serial));
  kept = job->text != NULL ? due_state_file_write (path, job->text, error)
                           : due_state_file_remove (path, error);
  return kept ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* Blocks; in any thread. */
static Outcome
job_run (Job *job, GError **error)
{
  Outcome outcome = OUTCOME_SKIPPED;

  g_mutex_lock (&job->shelf->lock);
  outcome = job_run_locked (job, error);
  g_mutex_unlock (&job->shelf->lock);
  return outcome;
}

/* A full disk stays full for a while: one warning. */
static void
note_outcome (DueAnnounced *self, Outcome outcome, const GError *error)
{
  if (outcome == OUTCOME_FAILED && !self->warned)
    g_warning ("What was announced cannot be kept (%s %d): after a restart it may be told again",
               g_quark_to_string (error->domain), error->code);
  if (outcome != OUTCOME_SKIPPED)
    self->warned = outcome == OUTCOME_FAILED;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Outcome outcome = job_run (data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, outcome);
}

static void begin (DueAnnounced *self, Job *job);

static void
on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueAnnounced) self = user_data;
  Job *ended = g_task_get_task_data (G_TASK (result));
  g_autofree char *account_id = g_strdup (ended->account_id);
  g_autoptr (GError) error = NULL;
  Outcome outcome = OUTCOME_SKIPPED;
  gpointer key = NULL;
  gpointer next = NULL;

  outcome = (Outcome) g_task_propagate_int (G_TASK (result), &error);
  note_outcome (self, error != NULL ? OUTCOME_FAILED : outcome, error);
  g_hash_table_remove (self->running, account_id);
  if (!g_hash_table_steal_extended (self->waiting, account_id, &key, &next))
    return;
  g_free (key);
  begin (self, next);
}

/* Takes @job. */
static void
begin (DueAnnounced *self, Job *job)
{
  /* Not as the source object: the thread may be the last to let go of the task. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_run, g_object_ref (self));

  g_hash_table_insert (self->running, g_strdup (job->account_id), job);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (job), job_unref);
  g_task_run_in_thread (task, run_in_thread);
}

/* Takes @job. */
static void
enqueue (DueAnnounced *self, Job *job)
{
  if (g_hash_table_contains (self->running, job->account_id))
    g_hash_table_insert (self->waiting, g_strdup (job->account_id), job);
  else
    begin (self, job);
}

static DueBaseline *
parse (const char *text)
{
  g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);

  return variant != NULL ? due_baseline_from_variant (variant) : NULL;
}

DueBaseline *
due_announced_load (DueAnnounced *self, const char *account_id)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  DueBaseline *baseline = NULL;

  g_return_val_if_fail (DUE_IS_ANNOUNCED (self), NULL);

  if (!due_settings_is_account_id (account_id))
    return NULL;
  path = get_path (self->shelf, account_id);
  due_state_file_sweep (path);
  text = due_state_file_read (path, DUE_ANNOUNCED_FILE_MAX, &error);
  if (text != NULL)
    baseline = parse (text);
  if (baseline == NULL)
    g_debug ("Nothing known to have been announced (%d)", error != NULL ? error->code : -1);
  return baseline;
}

void
due_announced_save (DueAnnounced *self, const char *account_id, DueBaseline *baseline)
{
  g_autoptr (GVariant) variant = NULL;

  g_return_if_fail (DUE_IS_ANNOUNCED (self));
  g_return_if_fail (baseline != NULL);

  if (!due_settings_is_account_id (account_id))
    return;
  variant = g_variant_take_ref (due_baseline_to_variant (baseline));
  enqueue (self, job_new (self, account_id, g_variant_print (variant, TRUE)));
}

void
due_announced_remove (DueAnnounced *self, const char *account_id)
{
  g_return_if_fail (DUE_IS_ANNOUNCED (self));

  if (!due_settings_is_account_id (account_id))
    return;
  enqueue (self, job_new (self, account_id, NULL));
}

static void
run_all (DueAnnounced *self, GHashTable *jobs)
{
  GHashTableIter iter;
  gpointer job = NULL;

  g_hash_table_iter_init (&iter, jobs);
  while (g_hash_table_iter_next (&iter, NULL, &job))
    {
      g_autoptr (GError) error = NULL;
      Outcome outcome = job_run (job, &error);

      note_outcome (self, outcome, error);
    }
}

void
due_announced_flush (DueAnnounced *self)
{
  g_return_if_fail (DUE_IS_ANNOUNCED (self));

  /* What runs may not have begun yet: it is then done here, and its thread finds nothing left. */
  run_all (self, self->running);
  run_all (self, self->waiting);
  g_hash_table_remove_all (self->waiting);
}

/* Nothing runs here: each job that runs holds us through its callback, and nothing waits without
 * one that runs. */
static void
due_announced_finalize (GObject *object)
{
  DueAnnounced *self = DUE_ANNOUNCED (object);

  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->running);
  g_clear_pointer (&self->shelf, shelf_unref);

  G_OBJECT_CLASS (due_announced_parent_class)->finalize (object);
}

static void
due_announced_class_init (DueAnnouncedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = due_announced_finalize;
}

static void
due_announced_init (DueAnnounced *self)
{
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, job_unref);
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, job_unref);
}

DueAnnounced *
due_announced_new (const char *dir)
{
  DueAnnounced *self = NULL;

  g_return_val_if_fail (dir != NULL, NULL);

  self = g_object_new (DUE_TYPE_ANNOUNCED, NULL);
  self->shelf = g_atomic_rc_box_new0 (Shelf);
  self->shelf->dir = g_strdup (dir);
  g_mutex_init (&self->shelf->lock);
  self->shelf->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}
