/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "call.h"
#include "faults.h"

G_BEGIN_DECLS

DueAnswer *due_batch_run (const DueCall *call, DueFaults *faults, guint serial);

G_END_DECLS
