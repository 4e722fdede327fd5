# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A project that is left or deleted, while Duebell counts it or leaves it out."""

import unittest

from desktop import Desktop, Portal


class Projects(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.addCleanup(self.desktop.close)
        self.portal = Portal('--clock', '2026-11-24T09:00:00Z', '--tasks', '0')
        self.addCleanup(self.portal.stop)
        self.kept = self.add_project('Sales', 2)
        self.lost = self.add_project('Garden', 3)
        self.add_tasks(1)
        self.desktop.start()
        self.assertEqual(self.desktop.connect(self.portal).returncode, 0)
        self.account = self.desktop.status()['accounts'][0]['id']

    def tearDown(self):
        self.assertNotIn('CRITICAL', self.desktop.log())

    def add_tasks(self, count, **more):
        for _ in range(count):
            self.portal.post('/tasks', title='Report', responsible=1, creator=2,
                             deadline='2026-11-23T16:00:00Z', **more)

    def add_project(self, name, count):
        number = self.portal.post('/groups', name=name, owner=2, members=[1, 2])['id']
        self.add_tasks(count, group=number)
        return number

    def choose(self, project_filter):
        self.desktop.set('projects', f'[int64 {self.kept}, {self.lost}]', self.account)
        self.desktop.set('project-filter', f"'{project_filter}'", self.account)
        return self.desktop.check()

    def leave(self):
        self.portal.post(f'/groups/{self.lost}', members=[2], opened=False)
        return self.desktop.check()

    def access(self, status):
        return {watch['group_id']: watch['access'] for watch in status['accounts'][0]['watches']}

    def test_only(self):
        self.assertEqual(self.choose('only')['count'], 5)
        status = self.leave()
        self.assertEqual((status['state'], status['count']), ('current', 2))
        self.assertEqual(self.access(status), {self.kept: True, self.lost: False})

    def test_except(self):
        before = self.choose('except')
        self.assertEqual(before['count'], 1)
        status = self.leave()
        self.assertEqual(status['state'], 'current')
        self.assertEqual(self.access(status), {0: True, self.kept: True, self.lost: False})
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_coming_back_says_nothing(self):
        self.choose('only')
        self.leave()
        self.portal.post(f'/groups/{self.lost}', members=[1, 2])
        self.assertEqual(self.desktop.check()['count'], 5)
        self.assertEqual(self.desktop.recorder.sent, [])
        self.add_tasks(1, group=self.lost)
        self.assertEqual(self.desktop.check()['count'], 6)
        self.assertEqual(len(self.desktop.recorder.sent), 1)

    def test_only_deleted_ones(self):
        self.choose('only')
        for project in (self.kept, self.lost):
            self.portal.post(f'/groups/{project}', delete=True)
        status = self.desktop.check()
        self.assertEqual((status['state'], status['count']), ('forbidden', None))
        self.assertEqual(self.access(status), {self.kept: False, self.lost: False})


if __name__ == '__main__':
    unittest.main()
