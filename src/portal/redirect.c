/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "redirect.h"

#include <glib/gi18n.h>
#include <string.h>

#include "address-text.h"
#include "address.h"

/* A word that somebody typed is shorter, and no portal's code is longer. */
#define CODE_MIN 10
#define CODE_MAX 512
#define DOMAIN_MAX 253

G_DEFINE_QUARK (due_redirect_error, due_redirect_error)

static const char *const sentences[] = {
  [DUE_REDIRECT_ERROR_EMPTY] = N_ ("Paste the address that the browser shows."),
  [DUE_REDIRECT_ERROR_UNUSABLE] =
      N_ ("This is not the address that the sign-in ends on. Copy all of the address bar."),
  [DUE_REDIRECT_ERROR_NO_CODE] =
      N_ ("This is the address of another page. Finish the sign-in in the browser, then copy the "
          "address."),
  [DUE_REDIRECT_ERROR_OTHER_STATE] =
      N_ ("This address is from an earlier sign-in. Open the browser again and sign in anew."),
  [DUE_REDIRECT_ERROR_REFUSED] =
      N_ ("The portal did not allow the sign-in. Open the browser again and allow it."),
};

static gboolean
set_error (GError **error, DueRedirectError code)
{
  g_set_error_literal (error, DUE_REDIRECT_ERROR, (int) code, _ (sentences[code]));
  return FALSE;
}

/* The parameters of an address that count here. Each may be a secret. */
typedef struct
{
  DueSecret *code;
  DueSecret *state;
  DueSecret *domain;
  DueSecret *server_domain;
  DueSecret *refusal;
  gboolean is_broken;
} Parameters;

static void
parameters_clear (Parameters *self)
{
  g_clear_pointer (&self->code, due_secret_unref);
  g_clear_pointer (&self->state, due_secret_unref);
  g_clear_pointer (&self->domain, due_secret_unref);
  g_clear_pointer (&self->server_domain, due_secret_unref);
  g_clear_pointer (&self->refusal, due_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parameters, parameters_clear)

/* (nullable): where the value of parameter @name, of @length bytes, belongs. */
static DueSecret **
find_place (Parameters *self, const char *name, gsize length)
{
  const struct
  {
    const char *name;
    DueSecret **place;
  } places[] = {
    { "code", &self->code },     { "state", &self->state },
    { "domain", &self->domain }, { "server_domain", &self->server_domain },
    { "error", &self->refusal },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (strlen (places[i].name) == length && strncmp (places[i].name, name, length) == 0)
      return places[i].place;
  return NULL;
}

/* (transfer full) (nullable): percent-decoded; NULL if that is broken. */
static DueSecret *
decode (const char *text, gsize length)
{
  char *copy = g_malloc (length + 1);
  gsize n = 0;
  gsize i = 0;
  DueSecret *secret = NULL;

  for (; i < length; i++)
    if (text[i] != '%')
      copy[n++] = text[i];
    else if (length - i > 2 && g_ascii_isxdigit (text[i + 1]) && g_ascii_isxdigit (text[i + 2]))
      {
        copy[n++] =
            (char) (g_ascii_xdigit_value (text[i + 1]) * 16 + g_ascii_xdigit_value (text[i + 2]));
        i += 2;
      }
    else
      break;

  if (i == length)
    secret = due_secret_new (copy, (gssize) n);
  due_secret_wipe (copy, length);
  g_free (copy);
  return secret;
}

static void
take_pair (Parameters *self, const char *pair, gsize length)
{
  const char *sign = memchr (pair, '=', length);
  gsize n = sign == NULL ? length : (gsize) (sign - pair);
  DueSecret **place = find_place (self, pair, n);

  if (place == NULL)
    return;
  if (*place != NULL || sign == NULL)
    self->is_broken = TRUE; /* which of the two is meant? */
  else
    *place = decode (sign + 1, length - n - 1);
  if (*place == NULL)
    self->is_broken = TRUE;
}

static void
take_query (Parameters *self, const char *query)
{
  gsize end = strcspn (query, "#");

  for (gsize i = 0; i < end;)
    {
      gsize length = strcspn (query + i, "&#");

      take_pair (self, query + i, length);
      i += length + 1;
    }
}

/* Takes as long for each wrong text. */
static gboolean
is_state (DueSecret *secret, const char *state)
{
  gsize length = strlen (state);
  const char *text = due_secret_peek (secret);
  guint difference = 0;

  if (due_secret_get_length (secret) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= (guint) (text[i] ^ state[i]);
  return difference == 0;
}

static gboolean
is_code (DueSecret *secret)
{
  const char *text = due_secret_peek (secret);
  gsize length = due_secret_get_length (secret);

  if (length < CODE_MIN || length > CODE_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && (text[i] == '\0' || strchr ("-._~", text[i]) == NULL))
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
copy_portal (DueSecret *domain)
{
  g_autoptr (DueAddress) address = NULL;

  if (domain != NULL)
    address = due_address_for_portal (due_secret_peek (domain), NULL);
  return address == NULL ? NULL : g_strdup (due_address_get_portal (address));
}

static gboolean
check (const Parameters *parameters, const char *state, GError **error)
{
  if (parameters->is_broken)
    return set_error (error, DUE_REDIRECT_ERROR_UNUSABLE);
  if (parameters->code == NULL && parameters->refusal == NULL)
    return set_error (error, DUE_REDIRECT_ERROR_NO_CODE);
  if (parameters->state == NULL)
    return set_error (error, DUE_REDIRECT_ERROR_UNUSABLE);
  if (!is_state (parameters->state, state))
    return set_error (error, DUE_REDIRECT_ERROR_OTHER_STATE);
  if (parameters->code == NULL)
    return set_error (error, DUE_REDIRECT_ERROR_REFUSED);
  if (!is_code (parameters->code))
    return set_error (error, DUE_REDIRECT_ERROR_UNUSABLE);
  return TRUE;
}

gboolean
due_redirect_parse_query (DueRedirect *self, const char *query, const char *state, GError **error)
{
  g_auto (Parameters) parameters = { .code = NULL };

  if (strnlen (query, DUE_REDIRECT_TEXT_MAX + 1) > DUE_REDIRECT_TEXT_MAX)
    return set_error (error, DUE_REDIRECT_ERROR_UNUSABLE);
  take_query (&parameters, query);
  if (!check (&parameters, state, error))
    return FALSE;

  self->code = g_steal_pointer (&parameters.code);
  self->portal = copy_portal (parameters.domain);
  if (parameters.server_domain != NULL)
    self->server_domain = g_strdup (due_secret_peek (parameters.server_domain));
  return TRUE;
}

static gboolean
parse_bare_code (DueRedirect *self, const char *text, GError **error)
{
  g_autoptr (DueSecret) code = due_secret_new (text, -1);

  if (!is_code (code))
    return set_error (error, DUE_REDIRECT_ERROR_UNUSABLE);
  self->code = g_steal_pointer (&code);
  return TRUE;
}

/* @text: clean. */
static gboolean
parse_clean (DueRedirect *self, const char *text, const char *state, GError **error)
{
  const char *mark = strchr (text, '?');

  if (text[0] == '\0')
    return set_error (error, DUE_REDIRECT_ERROR_EMPTY);
  if (mark != NULL)
    return due_redirect_parse_query (self, mark + 1, state, error);
  if (strchr (text, '=') != NULL)
    return due_redirect_parse_query (self, text, state, error);
  if (strchr (text, '/') != NULL)
    return set_error (error, DUE_REDIRECT_ERROR_NO_CODE);
  return parse_bare_code (self, text, error);
}

gboolean
due_redirect_parse_pasted (DueRedirect *self, const char *text, const char *state, GError **error)
{
  char *clean = due_address_text_clean (text, NULL);
  gsize length = clean == NULL ? 0 : strlen (clean);
  gboolean good = FALSE;

  if (clean == NULL)
    return set_error (error, DUE_REDIRECT_ERROR_UNUSABLE);
  due_address_text_strip (clean);
  good = parse_clean (self, clean, state, error);
  due_secret_wipe (clean, length);
  g_free (clean);
  return good;
}

gboolean
due_redirect_is_from (const DueRedirect *self, const char *portal)
{
  const char *host = g_str_has_prefix (portal, "http://") ? portal + strlen ("http://") : portal;
  gsize length = strcspn (host, "/");

  return self->portal == NULL ||
         (strlen (self->portal) == length && strncmp (self->portal, host, length) == 0);
}

void
due_redirect_clear (DueRedirect *self)
{
  g_clear_pointer (&self->code, due_secret_unref);
  g_clear_pointer (&self->portal, g_free);
  g_clear_pointer (&self->server_domain, g_free);
}
