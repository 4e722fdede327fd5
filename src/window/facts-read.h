/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "certificate.h"
#include "reading.h"

G_BEGIN_DECLS

/* Values out of what the service says about an account; what is missing or of a wrong type counts
 * as not said. */

/* (transfer full) (nullable): the certificate in @fields, an a{sv}; NULL if there is none. */
DueCertificate *due_facts_read_certificate (GVariant *fields);
/* (transfer full) (element-type DueReading): @watches: aa{sv}, question by question. */
GPtrArray *due_facts_read_readings (GVariant *watches);

G_END_DECLS
