/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "address.h"
#include "http-request.h"
#include "method-call.h"

G_BEGIN_DECLS

/* (transfer full): the request for @call, with the credential of @address in the one place
 * where it belongs. Its URI holds the secret: never printed. */
DueHttpRequest *due_carrier_make_request (DueAddress *address, const DueMethodCall *call);

G_END_DECLS
