/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestSettingsFiles:
 *
 * Settings as somebody else may have written them: a file of values, one of an administrator's
 * defaults and one of what that administrator has locked, in a folder of their own.
 */
typedef struct
{
  char *dir;
  GSettings *general;
} TestSettingsFiles;

/* @values, @defaults: key files whose groups are "io/github/duebell/Duebell" and
 * ".../accounts/ID"; @locks: a key ("/io/github/...") a line. Each (nullable). */
TestSettingsFiles *
test_settings_files_new (const char *values, const char *defaults, const char *locks);
/* Asserts that nobody holds the settings any more. */
void test_settings_files_free (TestSettingsFiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestSettingsFiles, test_settings_files_free)

G_END_DECLS
