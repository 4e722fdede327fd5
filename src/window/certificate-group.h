/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "certificate.h"

G_BEGIN_DECLS

/**
 * DueCertificateGroup:
 *
 * What stands in a certificate, for a person to compare.
 */
#define DUE_TYPE_CERTIFICATE_GROUP (due_certificate_group_get_type ())
G_DECLARE_FINAL_TYPE (DueCertificateGroup, due_certificate_group, DUE, CERTIFICATE_GROUP, GtkWidget)

void due_certificate_group_show (DueCertificateGroup *self, const DueCertificate *certificate);

G_END_DECLS
