/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "address.h"

G_BEGIN_DECLS

/* Sets @error to @code with its sentence. Returns: FALSE. */
gboolean due_address_error_set (GError **error, DueAddressError code);

G_END_DECLS
