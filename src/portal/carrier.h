/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "address.h"
#include "http-request.h"
#include "method-call.h"

G_BEGIN_DECLS

/* (transfer full): the request for @call, with the credential in the one place where it belongs:
 * that of a webhook's @address in the URI, else the access @token (nullable) in the body, and never
 * in both. Never printed. */
DueHttpRequest *
due_carrier_make_request (DueAddress *address, DueSecret *token, const DueMethodCall *call);

G_END_DECLS
