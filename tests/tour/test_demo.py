# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo as a person starts it: from the window, and gone with its own."""

import unittest

from stage import Stage, wait_for

DEMO = 'io.github.duebell.Duebell.Demo'


class Demo(unittest.TestCase):
    def setUp(self):
        self.stage = Stage()
        self.addCleanup(self.stage.close)
        self.stage.start()

    def has_name(self, name):
        return 'true' in self.stage.ask('gdbus', 'call', '--session', '--dest',
                                        'org.freedesktop.DBus', '--object-path', '/', '--method',
                                        'org.freedesktop.DBus.NameHasOwner', name)

    def try_demo(self):
        self.stage.ask('gdbus', 'call', '--session', '--dest', 'io.github.duebell.Duebell',
                       '--object-path', '/io/github/duebell/Duebell', '--method',
                       'io.github.duebell.Duebell1.TryDemo', '')

    def test_window(self):
        self.try_demo()
        wait_for(lambda: len(self.stage.find_windows('duebell')) == 1, "the demo's window opens")
        self.assertTrue(self.has_name(DEMO))
        # Once more: the same one.
        self.try_demo()
        self.stage.settle()
        windows = self.stage.find_windows('duebell')
        self.assertEqual(len(windows), 1)
        # What is done in the demo is none of the real one's business.
        self.assertEqual(self.stage.status()['accounts'], [])
        self.stage.ask('xdotool', 'windowactivate', '--sync', windows[0])
        self.stage.ask('xdotool', 'key', 'ctrl+w')
        wait_for(lambda: not self.has_name(DEMO), 'the demo ends with its window')
        self.assertTrue(self.has_name('io.github.duebell.Duebell'))


if __name__ == '__main__':
    unittest.main()
