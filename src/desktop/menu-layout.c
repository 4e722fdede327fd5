/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "menu-layout.h"

/* The properties that an item may have, as the protocol calls them. */
static const char *const property_names[] = {
  "type", "label", "enabled", "visible", "toggle-type", "toggle-state", "children-display"
};

typedef struct _Node Node;
struct _Node
{
  gint id;
  DueMenuItem *item;
  Node *parent; /* NULL: the root */
  GPtrArray *children;
};

struct _DueMenuLayout
{
  Node *root;        /* owns all nodes */
  GHashTable *nodes; /* id -> Node, of the present tree */
  GHashTable *ids;   /* key and shape -> id, of the present tree */
  gint last_id;
};

static void
node_free (Node *node)
{
  due_menu_item_unref (node->item);
  g_ptr_array_unref (node->children);
  g_free (node);
}

static Node *
node_new (gint id, DueMenuItem *item, Node *parent)
{
  Node *node = g_new0 (Node, 1);

  node->id = id;
  node->item = due_menu_item_ref (item);
  node->parent = parent;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  return node;
}

/* Hosts do not expect an item to become a separator or a submenu, or to get a check mark: KDE's
 * would show the old kind for ever. An item of another shape is another item. */
static char
shape_of (const DueMenuItem *item)
{
  if (due_menu_item_is_separator (item))
    return '-';
  if (due_menu_item_get_n_children (item) > 0)
    return '>';
  return due_menu_item_get_toggle (item) != DUE_MENU_TOGGLE_NONE ? 'v' : '.';
}

/* A key that comes twice (a portal may list a task twice) gets a suffix. */
static char *
make_unique (GHashTable *ids, const DueMenuItem *item)
{
  char *key = g_strdup_printf ("%c%s", shape_of (item), due_menu_item_get_key (item));

  for (guint n = 2; g_hash_table_contains (ids, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%c%s\x1f%u", shape_of (item), due_menu_item_get_key (item), n);
    }
  return key;
}

static gint
find_id (DueMenuLayout *self, const char *key)
{
  gpointer id = NULL;

  if (g_hash_table_lookup_extended (self->ids, key, NULL, &id))
    return GPOINTER_TO_INT (id);
  self->last_id = self->last_id < G_MAXINT ? self->last_id + 1 : 1;
  return self->last_id;
}

static void
add_children (DueMenuLayout *self, Node *node, GHashTable *nodes, GHashTable *ids)
{
  guint n = due_menu_item_get_n_children (node->item);

  g_hash_table_insert (nodes, GINT_TO_POINTER (node->id), node);
  for (guint i = 0; i < n; i++)
    {
      DueMenuItem *item = due_menu_item_get_child (node->item, i);
      char *key = make_unique (ids, item);
      Node *child = node_new (find_id (self, key), item, node);

      g_hash_table_insert (ids, key, GINT_TO_POINTER (child->id));
      g_ptr_array_add (node->children, child);
      add_children (self, child, nodes, ids);
    }
}

static char *
escape_mnemonics (const char *label)
{
  GString *text = g_string_new (label);

  g_string_replace (text, "_", "__", 0);
  return g_string_free (text, FALSE);
}

/* Returns: (nullable): a floating value, or NULL if such an item has no such property */
static GVariant *
read_property (const Node *node, const char *name)
{
  const DueMenuItem *item = node->item;
  DueMenuToggle toggle = due_menu_item_get_toggle (item);

  if (g_str_equal (name, "type"))
    return g_variant_new_string (due_menu_item_is_separator (item) ? "separator" : "standard");
  if (g_str_equal (name, "label"))
    return g_variant_new_take_string (escape_mnemonics (due_menu_item_get_label (item)));
  if (g_str_equal (name, "enabled"))
    return g_variant_new_boolean (due_menu_item_is_enabled (item));
  if (g_str_equal (name, "visible"))
    return g_variant_new_boolean (TRUE);
  if (g_str_equal (name, "toggle-type") && toggle != DUE_MENU_TOGGLE_NONE)
    return g_variant_new_string ("checkmark");
  if (g_str_equal (name, "toggle-state") && toggle != DUE_MENU_TOGGLE_NONE)
    return g_variant_new_int32 (toggle == DUE_MENU_TOGGLE_ON ? 1 : 0);
  if (g_str_equal (name, "children-display") &&
      (node->parent == NULL || due_menu_item_get_n_children (item) > 0))
    return g_variant_new_string ("submenu");
  return NULL;
}

/* What the protocol assumes without being told is not sent along with each item. */
static gboolean
is_default (const char *name, GVariant *value)
{
  if (g_str_equal (name, "type"))
    return g_str_equal (g_variant_get_string (value, NULL), "standard");
  if (g_str_equal (name, "label"))
    return g_str_equal (g_variant_get_string (value, NULL), "");
  if (g_str_equal (name, "enabled") || g_str_equal (name, "visible"))
    return g_variant_get_boolean (value);
  return FALSE;
}

/* @names: NULL or empty for all */
static GVariant *
read_properties (const Node *node, const char *const *names)
{
  gboolean all = names == NULL || names[0] == NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (gsize i = 0; i < G_N_ELEMENTS (property_names); i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (!all && !g_strv_contains (names, property_names[i]))
        continue;
      value = read_property (node, property_names[i]);
      if (value == NULL)
        continue;
      g_variant_ref_sink (value);
      if (!is_default (property_names[i], value))
        g_variant_builder_add (&builder, "{sv}", property_names[i], value);
    }
  return g_variant_builder_end (&builder);
}

/* Adds what changed from @old to @node, defaults too: a host keeps what it is not told. */
static void
add_changed (GVariantBuilder *updated, const Node *old, const Node *node, guint *n_changed)
{
  GVariantBuilder changed;
  guint n = 0;

  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  for (gsize i = 0; i < G_N_ELEMENTS (property_names); i++)
    {
      g_autoptr (GVariant) before = read_property (old, property_names[i]);
      g_autoptr (GVariant) after = read_property (node, property_names[i]);

      if (after == NULL || (before != NULL && g_variant_equal (before, after)))
        continue;
      g_variant_builder_add (&changed, "{sv}", property_names[i], after);
      g_steal_pointer (&after); /* it was floating */
      n++;
    }
  if (n > 0)
    g_variant_builder_add (updated, "(ia{sv})", node->id, &changed);
  else
    g_variant_builder_clear (&changed);
  *n_changed += n;
}

static gboolean
has_same_children (const Node *a, const Node *b)
{
  if (a->children->len != b->children->len)
    return FALSE;
  for (guint i = 0; i < a->children->len; i++)
    {
      const Node *left = g_ptr_array_index (a->children, i);
      const Node *right = g_ptr_array_index (b->children, i);

      if (left->id != right->id)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_below (const Node *node, const Node *ancestor)
{
  for (; node != NULL; node = node->parent)
    if (node == ancestor)
      return TRUE;
  return FALSE;
}

/* @parent: the smallest node so far below which all changes of structure are; NULL: none yet */
static void
compare (GHashTable *old_nodes,
         const Node *node,
         GVariantBuilder *updated,
         guint *n_changed,
         const Node **parent)
{
  const Node *old = g_hash_table_lookup (old_nodes, GINT_TO_POINTER (node->id));

  if (old != NULL)
    {
      add_changed (updated, old, node, n_changed);
      if (!has_same_children (old, node))
        {
          if (*parent == NULL)
            *parent = node;
          while (!is_below (node, *parent))
            *parent = (*parent)->parent;
        }
    }
  for (guint i = 0; i < node->children->len; i++)
    compare (old_nodes, g_ptr_array_index (node->children, i), updated, n_changed, parent);
}

/**
 * due_menu_layout_set_root:
 * @self: a layout
 * @root: the new menu
 * @updated: (out) (transfer full) (nullable): which properties changed of items that were there
 *   before, as "a(ia{sv})"; %NULL if none
 *
 * Returns: the id of the smallest item below which all changes of structure are, or
 *   %DUE_MENU_LAYOUT_UNCHANGED
 */
gint
due_menu_layout_set_root (DueMenuLayout *self, DueMenuItem *root, GVariant **updated)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Node *node = node_new (0, root, NULL);
  const Node *parent = NULL;
  GVariantBuilder builder;
  guint n_changed = 0;
  gint parent_id;

  add_children (self, node, nodes, ids);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ia{sv})"));
  compare (self->nodes, node, &builder, &n_changed, &parent);
  *updated = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (n_changed == 0)
    g_clear_pointer (updated, g_variant_unref);
  parent_id = parent != NULL ? parent->id : DUE_MENU_LAYOUT_UNCHANGED;

  node_free (self->root);
  self->root = node;
  g_hash_table_unref (self->nodes);
  self->nodes = g_steal_pointer (&nodes);
  g_hash_table_unref (self->ids);
  self->ids = g_steal_pointer (&ids);
  return parent_id;
}

static Node *
find_node (DueMenuLayout *self, gint id)
{
  return g_hash_table_lookup (self->nodes, GINT_TO_POINTER (id));
}

/* Returns: (nullable) (transfer none): the item, or NULL if there is none of this id */
DueMenuItem *
due_menu_layout_get_item (DueMenuLayout *self, gint id)
{
  const Node *node = find_node (self, id);

  return node != NULL ? node->item : NULL;
}

static void
add_ids (GArray *ids, const Node *node)
{
  g_array_append_val (ids, node->id);
  for (guint i = 0; i < node->children->len; i++)
    add_ids (ids, g_ptr_array_index (node->children, i));
}

/* Returns: (transfer full): the ids (gint) of all items in the order of the menu, the root first */
GArray *
due_menu_layout_get_ids (DueMenuLayout *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint));

  add_ids (ids, self->root);
  return ids;
}

/* Returns: (nullable): the floating value; NULL if the item or the property is not there */
GVariant *
due_menu_layout_get_property (DueMenuLayout *self, gint id, const char *name)
{
  const Node *node = find_node (self, id);

  return node != NULL ? read_property (node, name) : NULL;
}

/**
 * due_menu_layout_get_properties:
 * @self: a layout
 * @id: an item
 * @names: (nullable): which properties; none means all
 *
 * Returns: (nullable): the floating "a{sv}" of what is not at its default, or %NULL if there is no
 *   such item
 */
GVariant *
due_menu_layout_get_properties (DueMenuLayout *self, gint id, const char *const *names)
{
  const Node *node = find_node (self, id);

  return node != NULL ? read_properties (node, names) : NULL;
}

static GVariant *
build_tree (const Node *node, gint depth, const char *const *names)
{
  GVariantBuilder children;

  g_variant_builder_init (&children, G_VARIANT_TYPE ("av"));
  for (guint i = 0; depth != 0 && i < node->children->len; i++)
    g_variant_builder_add (
        &children, "v",
        build_tree (g_ptr_array_index (node->children, i), MAX (depth - 1, -1), names));
  return g_variant_new ("(i@a{sv}av)", node->id, read_properties (node, names), &children);
}

/**
 * due_menu_layout_get_tree:
 * @self: a layout
 * @id: the item to begin with
 * @depth: how many levels below it; negative for all
 * @names: (nullable): which properties; none means all
 *
 * Returns: (nullable): the floating "(ia{sv}av)", or %NULL if there is no such item
 */
GVariant *
due_menu_layout_get_tree (DueMenuLayout *self, gint id, gint depth, const char *const *names)
{
  const Node *node = find_node (self, id);

  return node != NULL ? build_tree (node, MAX (depth, -1), names) : NULL;
}

/* Returns: (transfer full): the layout of an empty menu */
DueMenuLayout *
due_menu_layout_new (void)
{
  DueMenuLayout *self = g_new0 (DueMenuLayout, 1);
  g_autoptr (DueMenuItem) root = due_menu_item_new ("", "", NULL, NULL);

  self->nodes = g_hash_table_new (NULL, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->root = node_new (0, root, NULL);
  g_hash_table_insert (self->nodes, GINT_TO_POINTER (0), self->root);
  return self;
}

void
due_menu_layout_free (DueMenuLayout *self)
{
  node_free (self->root);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->ids);
  g_free (self);
}
