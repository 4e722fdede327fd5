/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * speak_russian:
 *
 * Makes this process speak Russian, from the catalogues in $DUEBELL_LOCALE_DIR. Names of days and
 * months are Russian only where the machine has that locale. To be called before any thread starts.
 *
 * Returns: FALSE if the C library of this machine has no means for it
 */
gboolean speak_russian (void);

G_END_DECLS
