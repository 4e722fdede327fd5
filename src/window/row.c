/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "row.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkBox *prefixes;
  GtkBox *texts;
  GtkBox *suffixes;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *padlock;
  char *sentence;    /* (nullable): the subtitle, for when no padlock takes its place */
  GtkWidget *toggle; /* owned by the boxes; NULL if a click toggles nothing */
  guint n_toggles;
} DueRowPrivate;

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void due_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (DueRow,
                         due_row,
                         GTK_TYPE_LIST_BOX_ROW,
                         G_ADD_PRIVATE (DueRow)
                             G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, due_row_buildable_init))

/**
 * due_row_name:
 * @self: a row
 * @control: a control without words of its own
 *
 * A screen reader calls @control what the row is called.
 */
void
due_row_name (DueRow *self, GtkWidget *control)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  priv->title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->subtitle, NULL, -1);
}

/* GTK 4.8 gives the button inside a drop-down, and the text inside a spin button, no name. */
static GtkWidget *
get_focus_of (GtkWidget *control)
{
  if (GTK_IS_DROP_DOWN (control) || GTK_IS_SPIN_BUTTON (control) || GTK_IS_ENTRY (control))
    return gtk_widget_get_first_child (control);
  return control;
}

static gboolean
has_own_words (GtkWidget *control)
{
  return GTK_IS_BUTTON (control) || GTK_IS_MENU_BUTTON (control) ||
         (GTK_IS_CHECK_BUTTON (control) &&
          gtk_check_button_get_label (GTK_CHECK_BUTTON (control)) != NULL);
}

static gboolean
is_control (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_DROP_DOWN (widget) || GTK_IS_EDITABLE (widget);
}

/* Of two switches, neither is the one that a click on the row means. */
static void
adopt_toggle (DueRow *self, GtkWidget *toggle)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  priv->n_toggles++;
  priv->toggle = priv->n_toggles == 1 ? toggle : NULL;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), priv->toggle != NULL);
}

/* The keyboard goes straight to the control: a row that is a stop too would double the way. */
static void
adopt (DueRow *self, GtkWidget *child, gboolean named)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);
  gboolean leads_on = gtk_actionable_get_action_name (GTK_ACTIONABLE (self)) != NULL;

  if (!is_control (child) || DUE_ROW_GET_CLASS (self)->is_stop)
    return;
  if (!leads_on)
    gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  if (!named && !has_own_words (child) && gtk_widget_get_visible (GTK_WIDGET (priv->title)))
    {
      due_row_name (self, child);
      due_row_name (self, get_focus_of (child));
    }
  if (!leads_on && (GTK_IS_SWITCH (child) || GTK_IS_CHECK_BUTTON (child)))
    adopt_toggle (self, child);
}

/**
 * due_row_add:
 * @self: a row
 * @child: what is put into it
 * @type: (nullable): as in a .ui file
 */
void
due_row_add (DueRow *self, GtkWidget *child, const char *type)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);
  GtkBox *box = priv->suffixes;

  g_return_if_fail (DUE_IS_ROW (self));

  if (g_strcmp0 (type, "prefix") == 0)
    box = priv->prefixes;
  else if (g_strcmp0 (type, "below") == 0)
    box = priv->texts;
  gtk_box_append (box, child);
  gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
  adopt (self, child, g_strcmp0 (type, "named") == 0);
}

static void
due_row_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DueRowPrivate *priv = due_row_get_instance_private (DUE_ROW (buildable));

  if (priv->suffixes != NULL)
    due_row_add (DUE_ROW (buildable), GTK_WIDGET (child), type);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
due_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = due_row_add_child;
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/**
 * due_row_set_title:
 * @self: a row
 * @title: (nullable): plain text; none takes no room
 */
void
due_row_set_title (DueRow *self, const char *title)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  set_text (priv->title, title);
}

/**
 * due_row_set_subtitle:
 * @self: a row
 * @subtitle: (nullable): plain text; none takes no room
 */
void
due_row_set_subtitle (DueRow *self, const char *subtitle)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  g_free (priv->sentence);
  priv->sentence = g_strdup (subtitle);
  if (!gtk_widget_get_visible (priv->padlock))
    set_text (priv->subtitle, subtitle);
}

/**
 * due_row_set_locked:
 * @self: a row
 * @locked: whether an administrator has set what it shows
 *
 * A locked row is insensitive and says why.
 */
void
due_row_set_locked (DueRow *self, gboolean locked)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  gtk_widget_set_visible (priv->padlock, locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !locked);
  set_text (priv->subtitle, locked ? _ ("Set by your administrator.") : priv->sentence);
}

/* Returns: (transfer none) (nullable): the one switch or check button that a click on the row
 * toggles */
GtkWidget *
due_row_get_toggle (DueRow *self)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_val_if_fail (DUE_IS_ROW (self), NULL);

  return priv->toggle;
}

/**
 * due_row_toggle:
 * @self: a row
 *
 * Does what a click on the row does, where that is to toggle its one switch or check button.
 */
void
due_row_toggle (DueRow *self)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  if (priv->toggle != NULL && gtk_widget_is_sensitive (priv->toggle))
    gtk_widget_activate (priv->toggle);
}

/**
 * due_row_describe:
 * @self: a row
 * @control: a control with a name of its own
 *
 * A screen reader says the row's title with @control: several rows have a "Try Again".
 */
void
due_row_describe (DueRow *self, GtkWidget *control)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  priv->title, NULL, -1);
}

/**
 * due_row_describe_by:
 * @self: a row
 * @first: what a screen reader says after the row's title and subtitle
 * @second: (nullable): and then
 */
void
due_row_describe_by (DueRow *self, GtkWidget *first, GtkWidget *second)
{
  DueRowPrivate *priv = due_row_get_instance_private (self);

  g_return_if_fail (DUE_IS_ROW (self));

  /* After the NULL that ends the list comes the next relation: not a second NULL. */
  if (second != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    priv->subtitle, first, second, NULL, -1);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    priv->subtitle, first, NULL, -1);
}

static void
due_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    due_row_set_title (DUE_ROW (object), g_value_get_string (value));
  else
    due_row_set_subtitle (DUE_ROW (object), g_value_get_string (value));
}

static void
due_row_finalize (GObject *object)
{
  DueRowPrivate *priv = due_row_get_instance_private (DUE_ROW (object));

  g_free (priv->sentence);
  G_OBJECT_CLASS (due_row_parent_class)->finalize (object);
}

static void
due_row_class_init (DueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = due_row_finalize;
  G_OBJECT_CLASS (klass)->set_property = due_row_set_property;
  props[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duebell/Duebell/row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, prefixes);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, texts);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, suffixes);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, padlock);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, title);
  gtk_widget_class_bind_template_child_private (widget_class, DueRow, subtitle);
}

static void
due_row_init (DueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  due_row_name (self, GTK_WIDGET (self));
}
