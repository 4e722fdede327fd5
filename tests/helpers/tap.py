# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs test functions one after the other and reports in TAP, which meson reads."""
import shutil
import sys
import time
import traceback


def skip_without(*programs):
    """Ends the test here, as skipped, where one of @programs is not installed."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        print(f'1..0 # SKIP not installed: {", ".join(missing)}')
        sys.exit(0)


def run(cases):
    """Calls each of @cases; those after a failure still run. Returns an exit status."""
    print(f'1..{len(cases)}', flush=True)
    failed = 0
    for number, case in enumerate(cases, 1):
        name = case.__name__.replace('_', '-')
        try:
            case()
            print(f'ok {number} {name}', flush=True)
        except Exception:  # whatever it is: the others are still worth running
            failed += 1
            print(f'not ok {number} {name}', flush=True)
            traceback.print_exc(file=sys.stderr)
    return 1 if failed else 0


def wait_for(what, condition, seconds=20):
    """Returns the first true answer of @condition; fails with @what after @seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f'after {seconds} s still not: {what}')
