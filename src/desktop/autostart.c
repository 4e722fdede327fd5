/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "autostart.h"

#include "autostart-file.h"
#include "background-memory.h"
#include "background-portal.h"
#include "entry-watch.h"

struct _DueAutostart
{
  GObject parent_instance;

  char *name;           /* of the entry; NULL in a sandbox */
  char *program;        /* NULL in a sandbox */
  GDBusConnection *bus; /* in a sandbox, else NULL */
  char *state_path;     /* in a sandbox, else NULL */
  char *refusal;        /* (nullable): why it is impossible for good */

  DueAutostartState state;
  DueEntryWatch *watch;      /* (nullable) */
  GQueue waiting;            /* (element-type GTask): switches that are to be set */
  GTask *setting;            /* (nullable): the one under way */
  GCancellable *cancellable; /* of what we do for ourselves */
  gboolean reading;
  gboolean again; /* it changed while it was read */
};

G_DEFINE_FINAL_TYPE (DueAutostart, due_autostart, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* What a thread works with. */
typedef struct
{
  char *name;
  char *program;
  gboolean on;
} Job;

static void
job_free (Job *job)
{
  g_free (job->name);
  g_free (job->program);
  g_free (job);
}

static Job *
job_new (DueAutostart *self, gboolean on)
{
  Job *job = g_new0 (Job, 1);

  job->name = g_strdup (self->name);
  job->program = g_strdup (self->program);
  job->on = on;
  return job;
}

static void
set_state (DueAutostart *self, DueAutostartState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_info ("Start at login is %s", due_autostart_state_get_name (state));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void read_again (DueAutostart *self);

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_int (task, due_autostart_file_read (((Job *) data)->name));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gssize state = g_task_propagate_int (G_TASK (result), &error);
  DueAutostart *self = NULL;

  if (error != NULL)
    return; /* user_data may be gone */
  self = DUE_AUTOSTART (user_data);
  self->reading = FALSE;
  set_state (self, (DueAutostartState) state);
  if (self->again)
    read_again (self);
}

static void
read_again (DueAutostart *self)
{
  g_autoptr (GTask) task = NULL;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  task = g_task_new (NULL, self->cancellable, on_read, self);
  g_task_set_task_data (task, job_new (self, FALSE), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void start_next (DueAutostart *self);

/* Takes @error (nullable). */
static void
end_setting (DueAutostart *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->setting);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  start_next (self);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (due_autostart_file_write (job->name, job->program, job->on, &error))
    g_task_return_int (task, due_autostart_file_read (job->name));
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueAutostart) self = user_data;
  GError *error = NULL;
  gssize state = g_task_propagate_int (G_TASK (result), &error);

  if (error == NULL)
    set_state (self, (DueAutostartState) state);
  end_setting (self, error);
}

static void
write_file (DueAutostart *self, gboolean on)
{
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, on_written, g_object_ref (self));

  g_task_set_task_data (inner, job_new (self, on), (GDestroyNotify) job_free);
  g_task_run_in_thread (inner, write_in_thread);
}

static DueAutostartState
get_state_after (gboolean granted, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return DUE_AUTOSTART_IMPOSSIBLE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return DUE_AUTOSTART_OFF_ELSEWHERE;
  return granted ? DUE_AUTOSTART_ON : DUE_AUTOSTART_OFF;
}

static void
on_requested (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DueAutostart) self = user_data;
  GError *error = NULL;
  gboolean granted = due_background_request_finish (result, &error);
  gboolean said_nothing = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
                          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (!said_nothing)
    {
      due_background_memory_write (self->state_path, granted);
      set_state (self, get_state_after (granted, error));
    }
  end_setting (self, error);
}

static void
start_next (DueAutostart *self)
{
  gboolean on = FALSE;

  if (self->setting != NULL)
    return;
  self->setting = g_queue_pop_head (&self->waiting);
  if (self->setting == NULL)
    return;
  on = GPOINTER_TO_INT (g_task_get_task_data (self->setting));
  if (self->bus == NULL)
    write_file (self, on);
  else
    due_background_request_async (self->bus, on, g_task_get_cancellable (self->setting),
                                  on_requested, g_object_ref (self));
}

void
due_autostart_set_async (DueAutostart *self,
                         gboolean on,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_AUTOSTART (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_autostart_set_async);
  /* What was set in the end is never reported as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  if (self->refusal != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", self->refusal);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, GINT_TO_POINTER (on != FALSE), NULL);
  g_queue_push_tail (&self->waiting, task);
  start_next (self);
}

gboolean
due_autostart_set_finish (DueAutostart *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

DueAutostartState
due_autostart_get_state (DueAutostart *self)
{
  g_return_val_if_fail (DUE_IS_AUTOSTART (self), DUE_AUTOSTART_IMPOSSIBLE);

  return self->state;
}

static void
due_autostart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_uint (value, DUE_AUTOSTART (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
due_autostart_dispose (GObject *object)
{
  DueAutostart *self = DUE_AUTOSTART (object);

  g_cancellable_cancel (self->cancellable);
  if (self->watch != NULL)
    g_object_run_dispose (G_OBJECT (self->watch));
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (due_autostart_parent_class)->dispose (object);
}

static void
due_autostart_finalize (GObject *object)
{
  DueAutostart *self = DUE_AUTOSTART (object);

  g_free (self->name);
  g_free (self->program);
  g_free (self->state_path);
  g_free (self->refusal);
  g_clear_object (&self->bus);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (due_autostart_parent_class)->finalize (object);
}

static void
due_autostart_class_init (DueAutostartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_autostart_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_autostart_finalize;
  G_OBJECT_CLASS (klass)->get_property = due_autostart_get_property;

  props[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, DUE_AUTOSTART_IMPOSSIBLE, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
due_autostart_init (DueAutostart *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

/**
 * due_autostart_new:
 * @name: of the desktop entry, with ".desktop"
 * @program: the absolute path of what the entry is to start
 */
DueAutostart *
due_autostart_new (const char *name, const char *program)
{
  DueAutostart *self = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (name != NULL && g_str_has_suffix (name, ".desktop"), NULL);
  g_return_val_if_fail (program != NULL, NULL);

  self = g_object_new (DUE_TYPE_AUTOSTART, NULL);
  self->name = g_strdup (name);
  self->program = g_strdup (program);
  paths = due_autostart_file_list_paths (name);
  self->watch = due_entry_watch_new (paths);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (read_again), self,
                           G_CONNECT_SWAPPED);
  self->state = due_autostart_file_read (name);
  return self;
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean granted = due_background_request_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return; /* user_data may be gone */
  set_state (DUE_AUTOSTART (user_data), get_state_after (granted, error));
}

static void
on_portal_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!due_background_find_finish (result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_state (DUE_AUTOSTART (user_data), DUE_AUTOSTART_IMPOSSIBLE);
}

DueAutostart *
due_autostart_new_in_sandbox (GDBusConnection *session_bus, const char *state_path)
{
  DueAutostart *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (session_bus), NULL);
  g_return_val_if_fail (state_path != NULL, NULL);

  self = g_object_new (DUE_TYPE_AUTOSTART, NULL);
  self->bus = g_object_ref (session_bus);
  self->state_path = g_strdup (state_path);
  if (due_background_memory_read (state_path))
    {
      self->state = DUE_AUTOSTART_ON;
      due_background_request_async (session_bus, TRUE, self->cancellable, on_confirmed, self);
    }
  else
    due_background_find_async (session_bus, self->cancellable, on_portal_found, self);
  return self;
}

DueAutostart *
due_autostart_new_refusing (const char *sentence)
{
  DueAutostart *self = NULL;

  g_return_val_if_fail (sentence != NULL, NULL);

  self = g_object_new (DUE_TYPE_AUTOSTART, NULL);
  self->refusal = g_strdup (sentence);
  self->state = DUE_AUTOSTART_IMPOSSIBLE;
  return self;
}
