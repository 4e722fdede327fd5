# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what a screen reader is told of the program with a process id, as JSON: a list of objects
with role, name, description, states and depth, in reading order; empty while the program is not
there.

Usage: accessible-tree.py PROCESS-ID
"""
import json
import re
import sys

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# GTK 4.8 gives the name of the type where there is none.
TYPE_NAME = re.compile(r'(Gtk|Due)[A-Z]\w*')


def ask(function, fallback):
    try:
        return function()
    except GLib.Error:
        return fallback


def describe(node, depth):
    states = ask(lambda: node.get_state_set().get_states(), [])
    name = ask(node.get_name, '') or ''
    return {'role': ask(node.get_role_name, ''), 'depth': depth,
            'name': '' if TYPE_NAME.fullmatch(name) else name,
            'description': ask(node.get_description, '') or '',
            'states': sorted(state.value_nick for state in states)}


def walk(node, depth=0):
    told = describe(node, depth)
    if depth > 0 and 'visible' not in told['states']:
        return
    yield told
    for index in range(ask(node.get_child_count, 0)):
        child = ask(lambda: node.get_child_at_index(index), None)
        if child is not None:
            yield from walk(child, depth + 1)


def find(process_id):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = ask(lambda: desktop.get_child_at_index(index), None)
        if application is not None and ask(application.get_process_id, 0) == process_id:
            return application
    return None


def main():
    application = find(int(sys.argv[1]))
    json.dump([] if application is None else list(walk(application)), sys.stdout)


main()
