/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "address.h"

#include "address-error.h"
#include "address-path.h"
#include "address-text.h"
#include "origin.h"

#include <string.h>

struct _DueAddress
{
  char *portal;
  char *base;
  gint64 user_id;
  DueSecret *secret;
};

G_DEFINE_BOXED_TYPE (DueAddress, due_address, due_address_ref, due_address_unref)

static void
address_clear (gpointer data)
{
  DueAddress *self = data;

  g_free (self->portal);
  g_free (self->base);
  g_clear_pointer (&self->secret, due_secret_unref);
}

/* (transfer full): takes the secret out of @path. */
static DueAddress *
address_new (const DueOrigin *origin, DueAddressPath *path)
{
  DueAddress *self = g_atomic_rc_box_new0 (DueAddress);
  g_autofree char *portal = due_origin_to_portal (origin);
  g_autofree char *base = due_origin_to_base (origin);

  self->portal = g_strconcat (portal, path->folder, NULL);
  self->base = g_strconcat (base, path->folder, NULL);
  self->user_id = path->user_id;
  self->secret = g_steal_pointer (&path->secret);
  return self;
}

/* "https:/acme" has neither a host nor a port of that name. */
static gboolean
is_broken_scheme (const char *text)
{
  return g_ascii_strncasecmp (text, "http:/", 6) == 0 ||
         g_ascii_strncasecmp (text, "https:/", 7) == 0;
}

/* Returns: what follows the scheme in @text; NULL with @reason set. */
static const char *
skip_scheme (const char *text, gboolean *plain, gboolean *has_scheme, DueAddressError *reason)
{
  const char *mark = strstr (text, "://");

  *plain = FALSE;
  *has_scheme = FALSE;
  *reason = DUE_ADDRESS_ERROR_NOT_AN_ADDRESS;
  if (g_str_has_prefix (text, "//"))
    return text + 2;
  if (mark == NULL || strcspn (text, "/?#") < (gsize) (mark - text))
    return is_broken_scheme (text) ? NULL : text;

  *has_scheme = TRUE;
  *plain = g_ascii_strncasecmp (text, "http://", 7) == 0;
  if (*plain || g_ascii_strncasecmp (text, "https://", 8) == 0)
    return mark + 3;
  return NULL;
}

/* "hello" is a word that somebody typed; "hello:8443" or "https://hello" is a host. */
static gboolean
is_just_words (const char *text, gsize length)
{
  return memchr (text, ':', length) == NULL && memchr (text, '.', length) == NULL &&
         text[length] == '\0' && !g_str_equal (text, "localhost");
}

/* @text: clean. */
static DueAddress *
parse_clean (const char *text, DueAddressUse use, GError **error)
{
  g_auto (DueOrigin) origin = { FALSE, NULL, 0 };
  g_auto (DueAddressPath) path = { NULL, 0, NULL };
  DueAddressError reason = DUE_ADDRESS_ERROR_EMPTY;
  gboolean plain = FALSE;
  gboolean has_scheme = FALSE;
  const char *rest = text;
  gsize length = 0;

  if (text[0] != '\0')
    rest = skip_scheme (text, &plain, &has_scheme, &reason);
  length = rest == NULL ? 0 : strcspn (rest, "/?#");

  if (length > 0 && (has_scheme || use == DUE_ADDRESS_STORED || !is_just_words (rest, length)) &&
      due_origin_parse (&origin, rest, length, plain, &reason) &&
      due_address_path_parse (&path, rest + length, origin.host, use, &reason))
    return address_new (&origin, &path);

  due_address_error_set (error, reason);
  return NULL;
}

static DueAddress *
parse (const char *text, DueAddressUse use, GError **error)
{
  char *clean = due_address_text_clean (text, error);
  DueAddress *self = NULL;
  gsize length = 0;

  if (clean == NULL)
    return NULL;
  length = strlen (clean);
  if (use == DUE_ADDRESS_PASTED)
    due_address_text_strip (clean);
  self = parse_clean (clean, use, error);
  due_secret_wipe (clean, length);
  g_free (clean);
  return self;
}

/**
 * due_address_parse:
 * @text: what a person pasted or typed, of any content
 * @error: return location for a #DueAddressError
 *
 * Recognises the link of a webhook, with or without scheme, method, ".json", query, white space,
 * quotes or brackets, and the bare address of a portal, also by one of its pages.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with @error set
 */
DueAddress *
due_address_parse (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return parse (text, DUE_ADDRESS_PASTED, error);
}

/**
 * due_address_parse_webhook:
 *
 * As due_address_parse(), but a bare portal address is %DUE_ADDRESS_ERROR_NO_SECRET.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with @error set
 */
DueAddress *
due_address_parse_webhook (const char *text, GError **error)
{
  g_autoptr (DueAddress) self = due_address_parse (text, error);

  if (self == NULL)
    return NULL;
  if (due_address_is_webhook (self))
    return g_steal_pointer (&self);

  due_address_error_set (error, DUE_ADDRESS_ERROR_NO_SECRET);
  return NULL;
}

DueAddress *
due_address_for_portal (const char *portal, GError **error)
{
  g_return_val_if_fail (portal != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return parse (portal, DUE_ADDRESS_STORED, error);
}

/**
 * due_address_for_webhook:
 * @portal: as of due_address_get_portal(), but checked: it comes from the settings
 * @user_id: whose webhook it is
 * @secret: (nullable) (transfer none): its secret; %NULL is %DUE_ADDRESS_ERROR_NO_SECRET
 * @error: return location for a #DueAddressError
 *
 * Returns: (transfer full) (nullable): the address, or %NULL with @error set
 */
DueAddress *
due_address_for_webhook (const char *portal, gint64 user_id, DueSecret *secret, GError **error)
{
  g_autoptr (DueAddress) self = NULL;

  g_return_val_if_fail (portal != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = parse (portal, DUE_ADDRESS_STORED, error);
  if (self == NULL)
    return NULL;

  if (secret == NULL)
    due_address_error_set (error, DUE_ADDRESS_ERROR_NO_SECRET);
  else if (user_id < 1)
    due_address_error_set (error, DUE_ADDRESS_ERROR_BAD_USER);
  else if (!due_address_path_is_secret (due_secret_peek (secret), due_secret_get_length (secret)))
    due_address_error_set (error, DUE_ADDRESS_ERROR_BAD_SECRET);
  else
    {
      self->user_id = user_id;
      self->secret = due_secret_ref (secret);
      return g_steal_pointer (&self);
    }

  return NULL;
}

DueAddress *
due_address_ref (DueAddress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
due_address_unref (DueAddress *self)
{
  g_atomic_rc_box_release_full (self, address_clear);
}

gboolean
due_address_is_webhook (const DueAddress *self)
{
  return self->secret != NULL;
}

const char *
due_address_get_portal (const DueAddress *self)
{
  return self->portal;
}

const char *
due_address_get_base (const DueAddress *self)
{
  return self->base;
}

gint64
due_address_get_user_id (const DueAddress *self)
{
  return self->user_id;
}

DueSecret *
due_address_get_secret (const DueAddress *self)
{
  return self->secret;
}
