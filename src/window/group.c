/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "group.h"

#include "row.h"

struct _DueGroup
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *description;
  GtkListBox *list;
};

enum
{
  PROP_TITLE = 1,
  PROP_DESCRIPTION,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void due_group_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DueGroup,
                               due_group,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, due_group_buildable_init))

static void
due_group_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DueGroup *self = DUE_GROUP (buildable);

  if (self->list != NULL)
    gtk_list_box_append (self->list, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
due_group_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = due_group_add_child;
}

/**
 * due_group_bind:
 * @self: a group without rows
 * @model: one row an item
 * @make_row: makes the row of an item (transfer full)
 * @user_data: for @make_row; outlives @self
 *
 * From now on the rows follow @model: those of items that stay are left alone.
 */
void
due_group_bind (DueGroup *self,
                GListModel *model,
                GtkListBoxCreateWidgetFunc make_row,
                gpointer user_data)
{
  g_return_if_fail (DUE_IS_GROUP (self));
  g_return_if_fail (G_IS_LIST_MODEL (model));

  gtk_list_box_bind_model (self->list, model, make_row, user_data, NULL);
}

/* Returns: (transfer none): the rows, to be added, removed and sorted */
GtkListBox *
due_group_get_list (DueGroup *self)
{
  g_return_val_if_fail (DUE_IS_GROUP (self), NULL);

  return self->list;
}

static void
on_row_activated (DueGroup *self, GtkListBoxRow *row)
{
  if (DUE_IS_ROW (row))
    due_row_toggle (DUE_ROW (row));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * due_group_set_title:
 * @self: a group
 * @title: (nullable): the heading; none takes no room
 */
void
due_group_set_title (DueGroup *self, const char *title)
{
  g_return_if_fail (DUE_IS_GROUP (self));

  set_text (self->title, title);
}

/**
 * due_group_set_description:
 * @self: a group
 * @description: (nullable): the sentence below the heading; none takes no room
 */
void
due_group_set_description (DueGroup *self, const char *description)
{
  g_return_if_fail (DUE_IS_GROUP (self));

  set_text (self->description, description);
}

static GtkWidget *
get_next (GtkWidget *row, gboolean backward)
{
  return backward ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);
}

/* GtkListBox gives up at a row whose control is insensitive, although the row is not, and so would
 * skip all rows behind it. */
static gboolean
due_group_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DueGroup *self = DUE_GROUP (widget);
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *row = gtk_widget_get_focus_child (list);
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD;

  if (GTK_WIDGET_CLASS (due_group_parent_class)->focus (widget, direction))
    return TRUE;
  if (direction != GTK_DIR_TAB_FORWARD && !backward)
    return FALSE;
  if (row != NULL)
    row = get_next (row, backward);
  else
    row = backward ? gtk_widget_get_last_child (list) : gtk_widget_get_first_child (list);
  for (; row != NULL; row = get_next (row, backward))
    if (gtk_widget_child_focus (row, direction))
      return TRUE;
  return FALSE;
}

/* In GTK 4.8 a check button of a group has the role of any other unless the .ui file says. */
static gboolean
is_choice (GtkWidget *widget)
{
  return GTK_IS_CHECK_BUTTON (widget) &&
         gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_RADIO;
}

/* Returns: (nullable): the choice of the next row that has one */
static GtkWidget *
find_choice (GtkWidget *row, gboolean backward)
{
  for (row = get_next (row, backward); row != NULL; row = get_next (row, backward))
    {
      GtkWidget *toggle = DUE_IS_ROW (row) ? due_row_get_toggle (DUE_ROW (row)) : NULL;

      if (toggle != NULL && is_choice (toggle) && gtk_widget_is_sensitive (toggle))
        return toggle;
    }
  return NULL;
}

/* Choices of which one holds are one stop for Tab, and the arrows go from one to the other. GTK
 * does so by itself, but not in a list, which takes the arrows for its rows. */
static gboolean
on_key_pressed (DueGroup *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean backward = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  GtkWidget *choice = NULL;

  if (focus == NULL || !is_choice (focus) ||
      (!backward && key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  choice = find_choice (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW), backward);
  if (choice == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  gtk_widget_grab_focus (choice);
  return GDK_EVENT_STOP;
}

static void
follow_keys (DueGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
due_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    due_group_set_title (DUE_GROUP (object), g_value_get_string (value));
  else
    due_group_set_description (DUE_GROUP (object), g_value_get_string (value));
}

static void
due_group_class_init (DueGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = due_group_set_property;
  widget_class->focus = due_group_focus;
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duebell/Duebell/group.ui");
  gtk_widget_class_bind_template_child (widget_class, DueGroup, title);
  gtk_widget_class_bind_template_child (widget_class, DueGroup, description);
  gtk_widget_class_bind_template_child (widget_class, DueGroup, list);
}

static void
due_group_init (DueGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  follow_keys (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, -1);
}
