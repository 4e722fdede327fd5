# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings that change while Duebell runs: they reach what is shown, and say nothing."""

import datetime
import unittest

from gi.repository import GLib

from desktop import Desktop, Portal, wait_for

RED = (0xcc, 0x17, 0x1f)
GREEN = (0x1a, 0x7f, 0x37)


class Settings(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.addCleanup(self.desktop.close)
        self.portal = Portal('--clock', '2026-11-24T09:00:00Z', '--tasks', '0')
        self.addCleanup(self.portal.stop)
        self.own = self.portal.post('/tasks', title='Quarterly report', responsible=1, creator=2,
                                    deadline='2026-11-23T16:00:00Z')['id']
        self.seen = self.portal.post('/tasks', title='Budget', responsible=2, creator=2,
                                     auditors=[1])['id']
        self.portal.post(f'/tasks/{self.seen}/comments', author=2, text='Look', count=2)
        self.desktop.start()
        self.assertEqual(self.desktop.connect(self.portal).returncode, 0)
        self.account = self.desktop.status()['accounts'][0]['id']
        wait_for(lambda: self.desktop.watcher.items, 'the icon is there')
        wait_for(lambda: self.desktop.badge_colour() == RED, 'the badge is red')

    def tearDown(self):
        self.assertNotIn('CRITICAL', self.desktop.log())

    def wait_for_count(self, count):
        wait_for(lambda: self.desktop.status()['count'] == count, f'{count} is on the badge')

    def comment(self, task):
        self.portal.post(f'/tasks/{task}/comments', author=2, text='Please look')
        self.desktop.check()

    def test_kinds_that_count(self):
        self.wait_for_count(3)
        self.desktop.set('count', "['comments']", self.account)
        self.wait_for_count(2)
        wait_for(lambda: self.desktop.badge_colour() == GREEN, 'the badge is green')
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_roles_start_a_new_baseline(self):
        self.desktop.set('roles', "['responsible']", self.account)
        self.wait_for_count(1)
        self.desktop.set('roles', "['responsible', 'auditor']", self.account)
        self.wait_for_count(3)
        self.assertEqual(self.desktop.recorder.sent, [])
        wait_for(lambda: any(label == 'Following: 2' for _, _, label in self.desktop.menu()),
                 'the menu lists role by role')
        self.desktop.choose('Following: 2')
        wait_for(self.desktop.opened, 'the page of the role opens')
        self.assertIn('&ROLEID=view_role_auditor', self.desktop.opened()[0])
        self.comment(self.own)
        wait_for(lambda: self.desktop.recorder.sent, 'what comes then is told')

    def test_only_no_project_counts_nothing(self):
        self.desktop.set('project-filter', "only", self.account)
        wait_for(lambda: self.desktop.status()['count'] != 3, 'the numbers change')
        status = self.desktop.check()
        self.assertNotEqual(status['state'], 'offline')
        self.assertIn(status['count'], (0, None))
        self.desktop.set('project-filter', "all", self.account)
        self.wait_for_count(3)
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_switched_off_account(self):
        self.desktop.set('enabled', 'false', self.account)
        wait_for(lambda: self.desktop.status()['state'] == 'disabled', 'the account is off')
        self.assertIsNone(self.desktop.status()['count'])
        self.desktop.set('enabled', 'true', self.account)
        self.wait_for_count(3)
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_master_switch_is_silent_and_forgets(self):
        self.desktop.set('notifications', 'false')
        self.comment(self.own)
        self.wait_for_count(4)
        self.desktop.set('notifications', 'true')
        self.desktop.check()
        self.assertEqual(self.desktop.recorder.sent, [])
        self.comment(self.own)
        wait_for(lambda: self.desktop.recorder.sent, 'what comes then is told')
        self.assertEqual(len(self.desktop.recorder.sent), 1)

    def test_hidden_titles(self):
        self.desktop.set('show-titles', 'false')
        self.comment(self.own)
        wait_for(lambda: self.desktop.recorder.sent, 'a notification comes')
        notice = self.desktop.recorder.sent[0]
        self.assertNotIn('Quarterly', notice['summary'] + notice['body'])

    def test_kinds_that_notify(self):
        self.desktop.set('notify', "['overdue']", self.account)
        self.comment(self.own)
        self.wait_for_count(4)
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_quiet_day_holds_back(self):
        days = 'monday tuesday wednesday thursday friday saturday sunday'.split()
        self.desktop.set('quiet-days', str(days))
        self.comment(self.own)
        self.wait_for_count(4)
        self.assertEqual(self.desktop.recorder.sent, [])
        self.desktop.set('quiet-days', '[]')
        self.desktop.check()
        wait_for(lambda: self.desktop.recorder.sent, 'it is told afterwards')
        self.assertEqual(len(self.desktop.recorder.sent), 1)

    def test_hidden_when_nothing_is_due(self):
        self.desktop.set('icon-show', 'due')
        items = len(self.desktop.watcher.items)
        self.portal.post(f'/tasks/{self.own}', status=5)
        self.portal.post(f'/tasks/{self.seen}/read', user=1)
        self.desktop.check()
        self.wait_for_count(0)
        self.comment(self.own)
        wait_for(lambda: len(self.desktop.watcher.items) > items, 'the icon is back')

    def test_longer_lead_is_no_news(self):
        """Tasks become near by another lead: the person knows why. What comes near later is told."""
        now = datetime.datetime.now(datetime.timezone.utc)
        self.portal.post('/clock', set=now.isoformat())
        self.portal.post(f'/tasks/{self.own}',
                         deadline=(now + datetime.timedelta(minutes=50)).isoformat())
        self.desktop.check()
        self.desktop.set('deadline-lead', '60')
        self.desktop.check()
        self.desktop.check()
        self.assertEqual(self.desktop.recorder.sent, [])
        self.portal.post('/tasks', title='Budget for May', responsible=1, creator=2,
                         deadline=(now + datetime.timedelta(minutes=40)).isoformat())
        self.comment(self.seen)
        wait_for(lambda: any('Budget for May' in notice['summary'] + notice['body']
                             for notice in self.desktop.recorder.sent), 'a near deadline is told')
        self.assertFalse(any('Quarterly' in notice['summary'] + notice['body']
                             for notice in self.desktop.recorder.sent))

    def test_projects_are_listed(self):
        number = self.portal.post('/groups', name='Marketing', members=[1])['id']
        projects, complete = self.desktop.call('ListProjects',
                                               GLib.Variant('(s)', (self.account,)))
        self.assertIn((number, 'Marketing'), projects)
        self.assertTrue(complete)
        with self.assertRaisesRegex(GLib.Error, 'There is no such account'):
            self.desktop.call('ListProjects', GLib.Variant('(s)', ('no such',)))

    def test_account_written_by_hand(self):
        """A broken entry beside it does not touch the sound one."""
        self.desktop.set('accounts', str([self.account, 'no/such', '', self.account]))
        self.assertEqual(self.desktop.check()['count'], 3)
        self.assertEqual(len(self.desktop.status()['accounts']), 1)


if __name__ == '__main__':
    unittest.main()
