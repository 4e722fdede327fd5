# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window through the ears of a screen reader, and with a keyboard alone."""

import json
import subprocess
import sys
import unittest

from stage import HERE, Portal, Stage

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
        cls.account = cls.stage.status()['accounts'][0]['id']

    def tearDown(self):
        if self._testMethodName == 'test_about':
            self.stage.key('Escape')
        self.assertEqual(self.stage.close_window(), 0)
        self.assertNotIn('WARNING', self.stage.window_log())
        self.assertNotIn('CRITICAL', self.stage.window_log())

    def tree(self):
        output = subprocess.run([sys.executable, HERE / 'accessible-tree.py',
                                 str(self.stage.window.pid)], env=self.stage.env, check=True,
                                stdout=subprocess.PIPE).stdout
        return json.loads(output)

    def check_page(self, page):
        self.stage.open(page)
        tree = self.tree()
        self.assertGreater(len(tree), 5)
        # The texts of GTK's own dialog about a program are read-only and have no names.
        unnamed = [node for node in tree if node['role'] in CONTROLS and not node['name']
                   and 'read-only' not in node['states']]
        self.assertEqual(unnamed, [])
        return tree


def add_test(page, name):
    setattr(Accessible, 'test_' + name.replace('-', '_'),
            lambda self: self.check_page(page.format(account=self.account)))


for each in ('', 'add', 'why', 'notifications', 'icon', 'general', 'shortcuts', 'about',
             'account:{account}', 'sign-in:{account}', 'replace:{account}'):
    add_test(each, each.partition(':')[0] or 'home')

if __name__ == '__main__':
    unittest.main()
