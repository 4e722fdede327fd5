/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "due-bus.h"

G_BEGIN_DECLS

/* A service of Duebell as the window sees it: on a connection of its own to the session bus. It
 * answers Check only when it is told to. */
typedef struct
{
  GDBusConnection *bus;
  char *name;
  DueBusDuebell1 *skeleton;
  GDBusMethodInvocation *check; /* the one that waits for its answer */
  char *helped;                 /* the last account whose remedy was asked for */
  guint n_quits;
  char *reloaded;      /* the last account that was to be looked up anew */
  char *adopted;       /* the last account whose secret was handed over, */
  char *secret;        /* and the secret */
  const char *refusal; /* from now on Reload and AdoptSecret fail with this sentence */
} TestPeer;

TestPeer *test_peer_new (const char *name, const char *accounts);
void test_peer_free (TestPeer *peer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPeer, test_peer_free)

/* @accounts: as test_accounts() reads it. */
void test_peer_say (TestPeer *peer, const char *state, int count, const char *accounts);
void test_peer_answer_check (TestPeer *peer);
void test_peer_leave (TestPeer *peer);
void test_peer_come_back (TestPeer *peer);

G_END_DECLS
