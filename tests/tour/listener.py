# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of a program."""

import re

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
# GTK 4.8 takes -1 for no end, and gives nothing.
TEXT_MAX = 10000
# GTK 4.8 gives the name of the type where there is none.
TYPE_NAME = re.compile(r'(Gtk|Due)[A-Z]\w*')


def name_states(words):
    bits = words[0] | words[1] << 32
    return {Atspi.StateType(number).value_nick for number in range(64) if bits >> number & 1}


class Listener:
    """@address: of the accessibility bus"""

    def __init__(self, address):
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.program = None

    def close(self):
        self.connection.close_sync(None)

    def _call(self, name, path, interface, method, parameters=None):
        return self.connection.call_sync(name, path, interface, method, parameters, None,
                                         Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def _find(self, process_id):
        """The name on the bus of a program, or None."""
        for name, _ in self._call('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren'):
            number = self._call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                                'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
            if number == process_id:
                return name
        return None

    def read(self, process_id):
        """A list of dicts with path, role, name, states and depth, in reading order; empty while
        the program is not there."""
        try:
            self.program = self._find(process_id)
            if self.program is None:
                return []
            items, children = self._read_all()
            return list(self._walk(items, children, ROOT, 0))
        except GLib.Error:
            return []

    def _read_all(self):
        """What there is, by path, and the paths under each. One call tells of nearly everything; of
        what nobody has asked for yet, or what is hidden, GTK tells when it is asked one by one."""
        exact = {}
        while True:
            items, children = {}, {}
            for item in self._call(self.program, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache',
                                   'GetItems'):
                items[item[0][1]] = item
            for path, item in sorted(items.items(), key=lambda pair: pair[1][3]):
                if path != ROOT and 'visible' in name_states(item[9]):
                    children.setdefault(item[2][1], []).append(path)
            unclear = [path for path, item in items.items()
                       if len(children.get(path, [])) != item[4] and path not in exact]
            for path in unclear:
                told = self._call(self.program, path, ACCESSIBLE, 'GetChildren')
                exact[path] = [child for _, child in told]
            if not unclear:
                return items, {**children, **exact}

    def _walk(self, items, children, path, depth):
        for child in children.get(path, []):
            if child not in items:
                continue
            item = items[child]
            name = item[6] or ''
            yield {'path': child, 'role': Atspi.Role(item[7]).value_nick.replace('-', ' '),
                   'name': '' if TYPE_NAME.fullmatch(name) else name,
                   'states': name_states(item[9]), 'depth': depth}
            yield from self._walk(items, children, child, depth + 1)

    def describe(self, node, tree):
        """The words of others that are read after the name of a node of @tree."""
        relations = self._call(self.program, node['path'], ACCESSIBLE, 'GetRelationSet')
        paths = [path for kind, targets in relations
                 if kind == int(Atspi.RelationType.DESCRIBED_BY) for _, path in targets]
        return ' '.join(other['name'] for path in paths for other in tree if other['path'] == path)

    def read_text(self, node):
        """What stands in a field, up to more than anybody types."""
        return self._call(self.program, node['path'], 'org.a11y.atspi.Text', 'GetText',
                          GLib.Variant('(ii)', (0, TEXT_MAX)))
