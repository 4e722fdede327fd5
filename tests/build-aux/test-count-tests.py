#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What build-aux/check says at its end: the last line and the exit status.

Usage: test-count-tests.py BUILD-AUX
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'helpers'))
import tap  # noqa: E402 (it is beside us, not installed)

SCRIPT = pathlib.Path(sys.argv[1], 'count-tests.py')
TWO_CASES = '# seed\n1..2\nok 1 /a/b\nok 2 /a/ok # of c\n'
# Name, test programs (result, standard output), last line, exit status.
ROWS = [
    ('none', [], '0 passed, 0 failed', 1),
    ('cases', [('OK', TWO_CASES)], '2 passed, 0 failed', 0),
    ('several programs', [('OK', TWO_CASES), ('OK', TWO_CASES)], '4 passed, 0 failed', 0),
    ('no cases', [('OK', 'done\n'), ('OK', None)], '2 passed, 0 failed', 0),
    ('one failed', [('FAIL', 'ok 1 a\nnot ok 2 b\nok 3 c\n')], '2 passed, 1 failed', 1),
    ('no cases, failed', [('FAIL', ''), ('OK', TWO_CASES)], '2 passed, 1 failed', 1),
    ('died', [('ERROR', 'ok 1 a\n')], '1 passed, 1 failed', 1),
    ('hung', [('TIMEOUT', '1..9\nok 1 a\n')], '1 passed, 1 failed', 1),
    ('skipped case', [('OK', 'ok 1 a\nok 2 b # SKIP no display\n')], '1 passed, 0 failed, 1 skipped',
     0),
    ('skipped program', [('SKIP', '1..0 # SKIP\n'), ('OK', None)], '1 passed, 0 failed, 1 skipped',
     0),
    ('all skipped', [('SKIP', '')], '0 passed, 0 failed, 1 skipped', 1),
    ('only the first column counts', [('OK', '    ok 1 sub\n# ok 2\nok 1 a\n')],
     '1 passed, 0 failed', 0),
]


def count(log):
    done = subprocess.run([sys.executable, SCRIPT, log], text=True, capture_output=True, check=False)
    return done.stdout.splitlines()[-1], done.returncode


def check_row(tests, line, status):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, 'testlog.json')
        log.write_text(''.join(json.dumps({'result': result, 'stdout': stdout}) + '\n'
                               for result, stdout in tests))
        assert count(log) == (line, status), count(log)


def make_case(name, *row):
    def case():
        check_row(*row)
    case.__name__ = name
    return case


def no_log():
    assert count('/nonexistent') == ('0 passed, 0 failed', 1)


sys.exit(tap.run([make_case(*row) for row in ROWS] + [no_log]))
