# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window through the ears of a screen reader, and with a keyboard alone."""

import json
import subprocess
import sys
import unittest

from stage import HERE, Portal, Stage, wait_for

CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'switch', 'text', 'entry',
            'password text', 'spin button', 'combo box', 'menu item', 'link', 'button', 'slider'}


class Accessible(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(accessible=True)
        cls.addClassCleanup(cls.stage.close)
        cls.portal = Portal('--clock', '2026-11-24T09:00:00Z')
        cls.addClassCleanup(cls.portal.stop)
        cls.stage.start()
        cls.stage.connect(cls.portal)

    def tearDown(self):
        self.assertEqual(self.stage.close_window(), 0)
        self.assertNotIn('WARNING', self.stage.window_log())
        self.assertNotIn('CRITICAL', self.stage.window_log())

    def read(self):
        """All that a screen reader would read, in its order."""
        command = [sys.executable, HERE / 'accessible-tree.py', str(self.stage.window.pid)]
        return wait_for(lambda: json.loads(subprocess.run(
            command, env=self.stage.env, check=True, stdout=subprocess.PIPE).stdout),
            'the window is on the accessibility bus')

    def read_focus(self):
        """Where the keyboard is: a number in reading order, role and name."""
        for index, node in enumerate(self.read()):
            if 'focused' in node['states'] and node['role'] in CONTROLS | {'list item'}:
                return index, node['role'], node['name']
        return None

    def check_names(self, page):
        self.stage.open(page)
        tree = self.read()
        self.assertGreater(len(tree), 5)
        # The texts of GTK's own dialog about a program are read-only and have no names.
        unnamed = [node for node in tree if node['role'] in CONTROLS and not node['name']
                   and 'read-only' not in node['states']]
        self.assertEqual(unnamed, [])

    def test_names_on_home(self):
        self.check_names('')

    def test_names_on_about(self):
        self.check_names('about')

    def test_keyboard_on_home(self):
        """Tab goes through the window in the order in which it is read, and comes round."""
        self.stage.open()
        self.stage.focus()
        order = []
        for _ in range(60):
            self.stage.press('Tab')
            focus = self.read_focus()
            if focus is None or focus in order:
                break
            order.append(focus)
        else:
            self.fail('The keyboard never comes round.')
        self.assertGreater(len(order), 1)
        places = [index for index, _, _ in order]
        turns = sum(a > b for a, b in zip(places, places[1:]))
        # The header bar is read after the page and reached before or after it: one turn.
        self.assertLessEqual(turns, 1, order)


if __name__ == '__main__':
    unittest.main()
