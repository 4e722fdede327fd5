/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop-facts.h"

#include <glib/gi18n.h>

#include "programs.h"
#include "tray-presence.h"

struct _DueDesktopFacts
{
  GObject parent_instance;

  DueTrayPresence *tray;
  DueNotifier *notifier;
  DueSecrets *secrets;
  DueAutostart *autostart;
  GCancellable *cancellable;
  const char *keyring; /* as the property has it; "" until it has answered */
  gboolean asking;
  gboolean again; /* the keyring changed while it was asked */
};

G_DEFINE_FINAL_TYPE (DueDesktopFacts, due_desktop_facts, G_TYPE_OBJECT)

static guint changed_signal;

static void
on_changed (DueDesktopFacts *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void ask_keyring (DueDesktopFacts *self);

/* One that is slow is not missing: nobody shall keep a sign-in in memory only because of that. */
static const char *
name_keyring (const GError *error)
{
  if (error == NULL)
    return "ok";
  if (g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_LOCKED))
    return "locked";
  return g_error_matches (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_UNAVAILABLE) ? "missing" : "";
}

static void
on_keyring_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueDesktopFacts *self = NULL;
  g_autoptr (GError) error = NULL;
  const char *keyring = NULL;

  due_secrets_check_keyring_finish (DUE_SECRETS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  self = DUE_DESKTOP_FACTS (user_data);
  self->asking = FALSE;
  keyring = name_keyring (error);
  if (!g_str_equal (self->keyring, keyring))
    {
      self->keyring = keyring;
      on_changed (self);
    }
  if (self->again)
    ask_keyring (self);
}

static void
ask_keyring (DueDesktopFacts *self)
{
  self->again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  due_secrets_check_keyring_async (self->secrets, self->cancellable, on_keyring_checked, self);
}

GVariant *
due_desktop_facts_to_variant (DueDesktopFacts *self)
{
  const char *server = due_notifier_get_server_name (self->notifier);
  GVariantBuilder facts;

  g_variant_builder_init (&facts, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&facts, "{sv}", "tray",
                         g_variant_new_boolean (due_tray_presence_get_present (self->tray)));
  g_variant_builder_add (&facts, "{sv}", "tray_known",
                         g_variant_new_boolean (due_tray_presence_get_known (self->tray)));
  g_variant_builder_add (&facts, "{sv}", "notifications",
                         g_variant_new_string (server != NULL ? server : ""));
  g_variant_builder_add (&facts, "{sv}", "keyring", g_variant_new_string (self->keyring));
  return g_variant_builder_end (&facts);
}

const char *
due_desktop_facts_get_keyring (DueDesktopFacts *self)
{
  return self->keyring;
}

DueAutostart *
due_desktop_facts_get_autostart (DueDesktopFacts *self)
{
  return self->autostart;
}

static void
due_desktop_facts_dispose (GObject *object)
{
  DueDesktopFacts *self = DUE_DESKTOP_FACTS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->autostart != NULL)
    g_object_run_dispose (G_OBJECT (self->autostart));
  if (self->tray != NULL)
    g_object_run_dispose (G_OBJECT (self->tray));

  G_OBJECT_CLASS (due_desktop_facts_parent_class)->dispose (object);
}

static void
due_desktop_facts_finalize (GObject *object)
{
  DueDesktopFacts *self = DUE_DESKTOP_FACTS (object);

  g_clear_object (&self->tray);
  g_clear_object (&self->notifier);
  g_clear_object (&self->secrets);
  g_clear_object (&self->autostart);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (due_desktop_facts_parent_class)->finalize (object);
}

static void
due_desktop_facts_class_init (DueDesktopFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_desktop_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_desktop_facts_finalize;

  changed_signal = g_signal_new ("changed", DUE_TYPE_DESKTOP_FACTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_desktop_facts_init (DueDesktopFacts *self)
{
  self->cancellable = g_cancellable_new ();
  self->keyring = "";
}

static DueAutostart *
make_autostart (const DueDesktopSetup *setup)
{
  g_autofree char *name = g_strconcat (setup->desktop_entry, ".desktop", NULL);
  g_autofree char *state_path = g_build_filename (setup->state_dir, "autostart", NULL);
  g_autofree char *program = due_programs_find ("duebell");

  if (setup->is_demo)
    return due_autostart_new_refusing (_ ("The demo changes nothing on this computer."));
  if (due_programs_is_sandboxed ())
    return due_autostart_new_in_sandbox (setup->connection, state_path);
  return due_autostart_new (name, program != NULL ? program : "duebell");
}

DueDesktopFacts *
due_desktop_facts_new (const DueDesktopSetup *setup)
{
  DueDesktopFacts *self = g_object_new (DUE_TYPE_DESKTOP_FACTS, NULL);

  self->notifier = g_object_ref (setup->notifier);
  self->secrets = g_object_ref (setup->secrets);
  self->tray = due_tray_presence_new (setup->connection);
  self->autostart = make_autostart (setup);
  g_signal_connect_object (self->tray, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autostart, "notify::state", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notifier, "notify::server-known", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->secrets, "keyring-changed", G_CALLBACK (ask_keyring), self,
                           G_CONNECT_SWAPPED);
  ask_keyring (self);
  return self;
}
