/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "navigator.h"

typedef struct
{
  char *name;
  DuePage *page;   /* owned by the stack */
  GWeakRef origin; /* what had the focus when the page opened */
} Step;

struct _DueNavigator
{
  GObject parent_instance;

  GtkStack *stack;    /* (nullable): weak */
  char *root;         /* the name of a child that the stack has anyway */
  GPtrArray *steps;   /* (element-type Step) */
  GPtrArray *leaving; /* pages that still slide away */
  gulong title_id;
  DuePage *titled; /* (nullable): weak: whose title is followed */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DueNavigator, due_navigator, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_weak_ref_clear (&step->origin);
  g_free (step->name);
  g_free (step);
}

static Step *
get_top (DueNavigator *self)
{
  return self->steps->len > 0 ? self->steps->pdata[self->steps->len - 1] : NULL;
}

static void
drop_leaving (DueNavigator *self)
{
  if (self->stack == NULL || gtk_stack_get_transition_running (self->stack))
    return;
  while (self->leaving->len > 0)
    {
      g_autoptr (GtkWidget) page = g_ptr_array_steal_index (self->leaving, self->leaving->len - 1);

      if (gtk_widget_get_parent (page) == GTK_WIDGET (self->stack))
        gtk_stack_remove (self->stack, page);
    }
}

/* GTK 4.8 tells a screen reader of all children of a stack. */
static void
hide_others (DueNavigator *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, page != shown,
                                 -1);
}

static void
tell (DueNavigator *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
follow_title (DueNavigator *self)
{
  DuePage *page = due_navigator_get_page (self);

  if (self->titled != NULL)
    g_signal_handler_disconnect (self->titled, self->title_id);
  g_clear_weak_pointer (&self->titled);
  if (page == NULL)
    return;
  g_set_weak_pointer (&self->titled, page);
  self->title_id = g_signal_connect_swapped (page, "notify::title", G_CALLBACK (tell), self);
}

static void
show (DueNavigator *self, GtkStackTransitionType transition)
{
  Step *top = get_top (self);

  if (top != NULL)
    gtk_stack_set_visible_child_full (self->stack, top->name, transition);
  else
    gtk_stack_set_visible_child_full (self->stack, self->root, transition);
  hide_others (self);
  drop_leaving (self);
  follow_title (self);
  tell (self);
}

DuePage *
due_navigator_get_page (DueNavigator *self)
{
  Step *top = NULL;

  g_return_val_if_fail (DUE_IS_NAVIGATOR (self), NULL);

  if (self->stack == NULL)
    return NULL;
  top = get_top (self);
  return top != NULL ? top->page : DUE_PAGE (gtk_stack_get_child_by_name (self->stack, self->root));
}

const char *
due_navigator_get_root (DueNavigator *self)
{
  g_return_val_if_fail (DUE_IS_NAVIGATOR (self), NULL);

  return self->root;
}

guint
due_navigator_get_depth (DueNavigator *self)
{
  g_return_val_if_fail (DUE_IS_NAVIGATOR (self), 0);

  return self->steps->len;
}

const char *
due_navigator_get_name (DueNavigator *self, guint depth)
{
  g_return_val_if_fail (DUE_IS_NAVIGATOR (self), NULL);

  return depth > 0 && depth <= self->steps->len ? ((Step *) self->steps->pdata[depth - 1])->name
                                                : NULL;
}

/**
 * due_navigator_set_root:
 * @self: a navigator
 * @name: the child of the stack that everything starts from
 *
 * What is open on top of it stays.
 */
void
due_navigator_set_root (DueNavigator *self, const char *name)
{
  g_return_if_fail (DUE_IS_NAVIGATOR (self));

  if (g_str_equal (self->root, name))
    return;
  g_free (self->root);
  self->root = g_strdup (name);
  if (self->steps->len == 0)
    show (self, GTK_STACK_TRANSITION_TYPE_NONE);
}

/* Where the stack itself has moved the focus into the page, another step would be one too far. */
static void
focus_first (GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static gboolean
is_on_the_way (DueNavigator *self, const char *name)
{
  for (guint depth = 1; depth <= self->steps->len; depth++)
    if (g_str_equal (due_navigator_get_name (self, depth), name))
      return TRUE;
  return FALSE;
}

/**
 * due_navigator_push:
 * @self: a navigator
 * @name: its name
 * @page: (transfer floating): what to show; dropped if there is one of that name on the way
 * already, which shows then: somebody clicked twice
 */
void
due_navigator_push (DueNavigator *self, const char *name, DuePage *page)
{
  Step *step = NULL;

  g_return_if_fail (DUE_IS_NAVIGATOR (self));
  g_return_if_fail (DUE_IS_PAGE (page));

  if (is_on_the_way (self, name))
    {
      g_object_unref (g_object_ref_sink (page));
      due_navigator_go_back_to (self, name);
      return;
    }
  step = g_new0 (Step, 1);
  step->name = g_strdup (name);
  step->page = page;
  g_weak_ref_init (&step->origin,
                   gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->stack))));
  /* One of that name may still slide away. */
  while (self->leaving->len > 0)
    {
      g_autoptr (GtkWidget) old = g_ptr_array_steal_index (self->leaving, 0);

      gtk_stack_remove (self->stack, old);
    }
  gtk_stack_add_named (self->stack, GTK_WIDGET (page), name);
  g_ptr_array_add (self->steps, step);
  show (self, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  focus_first (GTK_WIDGET (page));
}

/* Takes the last step off the way, without showing another page yet. */
static void
leave (DueNavigator *self)
{
  Step *step = get_top (self);

  g_ptr_array_add (self->leaving, g_object_ref (GTK_WIDGET (step->page)));
  g_ptr_array_remove_index (self->steps, self->steps->len - 1);
}

/* @origin: (nullable): gets the focus back if it is on the page that shows */
static void
give_focus (DueNavigator *self, GtkWidget *origin)
{
  GtkWidget *page = GTK_WIDGET (due_navigator_get_page (self));

  if (origin != NULL && gtk_widget_is_ancestor (origin, page) && gtk_widget_grab_focus (origin))
    return;
  focus_first (page);
}

/**
 * due_navigator_go_back_to:
 * @self: a navigator
 * @name: (nullable): a page on the way; none: the root
 *
 * Returns: whether the page was on the way, and shows now
 */
gboolean
due_navigator_go_back_to (DueNavigator *self, const char *name)
{
  g_autoptr (GtkWidget) origin = NULL;
  guint depth = self->steps->len;

  g_return_val_if_fail (DUE_IS_NAVIGATOR (self), FALSE);

  while (depth > 0 && g_strcmp0 (due_navigator_get_name (self, depth), name) != 0)
    depth--;
  if (depth == 0 && name != NULL)
    return FALSE;
  if (depth == self->steps->len)
    return TRUE;
  origin = g_weak_ref_get (&((Step *) self->steps->pdata[depth])->origin);
  while (self->steps->len > depth)
    leave (self);
  show (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  give_focus (self, origin);
  return TRUE;
}

/**
 * due_navigator_pop:
 * @self: a navigator
 *
 * Goes one page back; at the root nothing happens.
 */
void
due_navigator_pop (DueNavigator *self)
{
  g_return_if_fail (DUE_IS_NAVIGATOR (self));

  if (self->steps->len > 0)
    due_navigator_go_back_to (self, due_navigator_get_name (self, self->steps->len - 1));
}

/**
 * due_navigator_drop:
 * @self: a navigator
 * @name: a page
 *
 * Takes the page off the way, and all that was opened from it: what it is about is gone.
 */
void
due_navigator_drop (DueNavigator *self, const char *name)
{
  g_return_if_fail (DUE_IS_NAVIGATOR (self));

  for (guint depth = 1; depth <= self->steps->len; depth++)
    if (g_str_equal (due_navigator_get_name (self, depth), name))
      {
        due_navigator_go_back_to (self, due_navigator_get_name (self, depth - 1));
        return;
      }
}

static void
due_navigator_dispose (GObject *object)
{
  DueNavigator *self = DUE_NAVIGATOR (object);

  if (self->titled != NULL)
    g_signal_handler_disconnect (self->titled, self->title_id);
  g_clear_weak_pointer (&self->titled);
  g_clear_weak_pointer (&self->stack);
  g_ptr_array_set_size (self->leaving, 0);
  G_OBJECT_CLASS (due_navigator_parent_class)->dispose (object);
}

static void
due_navigator_finalize (GObject *object)
{
  DueNavigator *self = DUE_NAVIGATOR (object);

  g_ptr_array_unref (self->leaving);
  g_ptr_array_unref (self->steps);
  g_free (self->root);
  G_OBJECT_CLASS (due_navigator_parent_class)->finalize (object);
}

static void
due_navigator_class_init (DueNavigatorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_navigator_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_navigator_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DUE_TYPE_NAVIGATOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_navigator_init (DueNavigator *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * due_navigator_new:
 * @stack: whose pages they are
 * @root: the child to start from
 *
 * Returns: (transfer full): a navigator that shows @root
 */
DueNavigator *
due_navigator_new (GtkStack *stack, const char *root)
{
  DueNavigator *self = NULL;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);

  self = g_object_new (DUE_TYPE_NAVIGATOR, NULL);
  g_set_weak_pointer (&self->stack, stack);
  self->root = g_strdup (root);
  g_signal_connect_object (stack, "notify::transition-running", G_CALLBACK (drop_leaving), self,
                           G_CONNECT_SWAPPED);
  show (self, GTK_STACK_TRANSITION_TYPE_NONE);
  return self;
}
