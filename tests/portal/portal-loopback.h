/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A server that answers each request with the bytes it was told, however wrong they are. Runs in
 * the test's main loop. */
typedef struct _Loopback Loopback;

/* @certificate: (nullable): of the folder tls/: "good", "expired"...; NULL: plain http. */
Loopback *loopback_new (const char *certificate);
void loopback_free (Loopback *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loopback, loopback_free)

/* From now on it is another one; open connections are closed. */
void loopback_change_certificate (Loopback *self, const char *certificate);

/* What one request gets. */
typedef struct
{
  const char *head;  /* sent at once; NULL: nothing */
  gsize head_length; /* 0: up to the NUL */
  const char *again; /* then this, over and over; NULL: nothing */
  guint pause_ms;    /* between two of it */
  gboolean close;    /* the connection, after the head */
} LoopbackAnswer;

/* Requests get what was pushed, in order; those after that get silence. */
void loopback_push (Loopback *self, const LoopbackAnswer *answer);
void loopback_push_text (Loopback *self, guint status, const char *headers, const char *body);
void loopback_push_json (Loopback *self, const char *body);

/* From now on the first bytes of a connection count as a request, whatever they are. */
void loopback_answer_anything (Loopback *self);

/* (transfer none): "https://127.0.0.1:PORT/rest/547/topsecret/" */
const char *loopback_get_link (Loopback *self);
const char *loopback_get_authority (Loopback *self); /* "127.0.0.1:PORT" */
guint loopback_get_n_requests (Loopback *self);
guint loopback_get_n_connections (Loopback *self);
/* (transfer none): head and body of request number @n. */
const char *loopback_get_request (Loopback *self, guint n);
/* Turns the main loop until all connections are closed by the other side. */
void loopback_await_closed (Loopback *self);

G_END_DECLS
