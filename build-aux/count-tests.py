#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what `meson test` ran, case by case, from its testlog.json; the sum is the last line."""
import json
import re
import sys

CASE = re.compile(r'(not )?ok\b(.*)')
SKIPPED = re.compile(r'# *(SKIP|TODO)\b', re.IGNORECASE)


def count_cases(test):
    """The passed, failed and skipped cases of one test program."""
    passed = failed = skipped = 0
    for line in (test['stdout'] or '').splitlines():
        case = CASE.match(line)
        if case and SKIPPED.search(case[2]):
            skipped += 1
        elif case and case[1]:
            failed += 1
        elif case:
            passed += 1
    bad = test['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL')
    if bad and not failed:
        failed = 1  # it died between two cases, or does not count them
    elif not passed and not failed and not skipped:
        passed, skipped = (0, 1) if test['result'] == 'SKIP' else (1, 0)
    return passed, failed, skipped


def main():
    try:
        with open(sys.argv[1], encoding='utf-8') as log:
            counts = [count_cases(json.loads(line)) for line in log]
    except FileNotFoundError:
        counts = []
    passed, failed, skipped = (sum(column) for column in zip((0, 0, 0), *counts))
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed or not passed else 0


sys.exit(main())
