# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window through the ears of a screen reader, and with a keyboard alone."""

import unittest

from stage import Portal, Stage
from walker import CONTROLS, Walker


class Accessible(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(accessible=True)
        cls.addClassCleanup(cls.stage.close)
        cls.portal = Portal('--clock', '2026-11-24T09:00:00Z')
        cls.addClassCleanup(cls.portal.stop)
        cls.stage.start()
        cls.stage.connect(cls.portal)
        cls.walker = Walker(cls.stage)
        cls.account = cls.stage.status()['accounts'][0]['id']

    def tearDown(self):
        self.assertEqual(self.stage.close_window(), 0)
        self.assertNotIn('WARNING', self.stage.window_log())
        self.assertNotIn('CRITICAL', self.stage.window_log())

    def check_names(self, page):
        self.stage.open(page)
        tree = self.walker.read()
        self.assertGreater(len(tree), 5)
        # The texts of GTK's own dialog about a program are read-only and have no names.
        unnamed = [node for node in tree if node['role'] in CONTROLS and not node['name']
                   and 'read-only' not in node['states']]
        self.assertEqual(unnamed, [])

    def test_names_on_home(self):
        self.check_names('')

    def test_names_on_about(self):
        self.check_names('about')
        self.stage.key('Escape')

    def test_keyboard_on_home(self):
        """Tab goes through the window in the order in which it is read, and comes round."""
        self.stage.open()
        self.stage.focus()
        order = []
        for _ in range(60):
            self.stage.press('Tab')
            focus = self.walker.read_focus()
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
