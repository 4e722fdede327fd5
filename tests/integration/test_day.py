# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's day: connect, see, read, click, quit; and what goes wrong meanwhile."""

import datetime
import re
import unittest

from desktop import Desktop, Portal, Recorder, Server, Watcher, wait_for

RED = (0xcc, 0x17, 0x1f)
AMBER = (0xb0, 0x4d, 0x00)
GREEN = (0x1a, 0x7f, 0x37)
CLOCK = '2026-11-24T09:00:00Z'


class Day(unittest.TestCase):
    language = 'en'

    def setUp(self):
        self.desktop = Desktop(self.language)
        self.addCleanup(self.desktop.close)
        self.portal = Portal('--clock', CLOCK, '--tasks', '0')
        self.addCleanup(self.portal.stop)

    def add_task(self, title, deadline=None):
        return self.portal.post('/tasks', title=title, responsible=1, creator=2,
                                **({'deadline': deadline} if deadline else {}))['id']

    def connect(self):
        self.desktop.start()
        done = self.desktop.connect(self.portal)
        self.assertEqual((done.returncode, done.err), (0, ''))
        return done.out

    def wait_for_item(self, items=0):
        wait_for(lambda: len(self.desktop.watcher.items) > items, 'the icon is there')

    def test_first_poll_is_silent_and_counts(self):
        self.add_task('Quarterly report', '2026-11-23T16:00:00Z')
        self.assertEqual(self.connect(), f'Connected as Anna Petrova on http://{self.portal.host}\n')
        status = self.desktop.status()
        self.assertEqual((status['state'], status['count'], status['expired']), ('current', 1, 1))
        self.assertEqual(self.desktop.recorder.sent, [])
        self.wait_for_item()
        wait_for(lambda: self.desktop.badge_colour() == RED, 'the badge is red')
        self.assertIn('1 overdue', self.desktop.item_property('Title'))

    def test_comment_to_click_to_read(self):
        task = self.add_task('Approve the estimate')
        self.connect()
        self.assertEqual(self.desktop.status()['count'], 0)

        self.portal.post(f'/tasks/{task}/comments', author=2, text='Please look')
        status = self.desktop.check()
        self.assertEqual((status['count'], status['new_comments']), (1, 1))
        self.wait_for_item()
        wait_for(lambda: self.desktop.badge_colour() == GREEN, 'the badge is green')
        wait_for(lambda: self.desktop.recorder.sent, 'a notification comes')
        self.desktop.check()
        self.assertEqual(len(self.desktop.recorder.sent), 1)
        notice = self.desktop.recorder.sent[0]
        self.assertIn('Approve the estimate', notice['summary'] + notice['body'])
        self.assertEqual(notice['hints']['desktop-entry'], 'io.github.duebell.Duebell')

        self.desktop.recorder.act(notice['id'], 'default', token='token-1')
        wait_for(self.desktop.opened, 'the browser opens')
        self.assertEqual(self.desktop.opened(), [
            f'http://{self.portal.host}/company/personal/user/1/tasks/task/view/{task}/ token-1'])

        self.portal.post(f'/tasks/{task}/read', user=1)
        self.assertEqual(self.desktop.check()['count'], 0)
        wait_for(lambda: self.desktop.badge_colour() not in (RED, GREEN), 'the badge goes')

    def test_read_elsewhere_withdraws(self):
        task = self.add_task('Approve the estimate')
        self.connect()
        self.portal.post(f'/tasks/{task}/comments', author=2, text='Please look')
        self.desktop.check()
        wait_for(lambda: self.desktop.recorder.open, 'a notification comes')
        self.portal.post(f'/tasks/{task}/read', user=1)
        self.desktop.check()
        wait_for(lambda: not self.desktop.recorder.open, 'the notification goes')

    def test_deadline_passes(self):
        soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=4)
        self.portal.post('/clock', set=datetime.datetime.now(datetime.timezone.utc).isoformat())
        self.add_task('Quarterly report', soon.isoformat(timespec='seconds'))
        self.connect()
        self.assertEqual(self.desktop.status()['expired'], 0)
        later = soon + datetime.timedelta(seconds=1)
        wait_for(lambda: datetime.datetime.now(datetime.timezone.utc) > later,
                 'the deadline has passed')
        self.portal.post('/clock', set=datetime.datetime.now(datetime.timezone.utc).isoformat())
        self.assertEqual(self.desktop.check()['expired'], 1)
        self.wait_for_item()
        wait_for(lambda: self.desktop.badge_colour() == RED, 'the badge is red')
        wait_for(lambda: self.desktop.recorder.sent, 'a notification comes')
        self.assertIn('Quarterly report', self.desktop.recorder.sent[0]['summary'])

    def test_second_account(self):
        self.add_task('Quarterly report', '2026-11-23T16:00:00Z')
        self.connect()
        other = Portal('--clock', CLOCK, '--tasks', '0')
        self.addCleanup(other.stop)
        other.post('/tasks', title='Budget', responsible=1, creator=2,
                   deadline='2026-11-20T16:00:00Z')
        self.assertEqual(self.desktop.connect(other).returncode, 0)
        status = self.desktop.check()
        self.assertEqual((status['count'], len(status['accounts'])), (2, 2))
        self.wait_for_item()
        wait_for(lambda: len([label for _, depth, label in self.desktop.menu()
                              if depth == 1 and other.host in label]) == 1,
                 'the menu has a submenu for the second account')
        labels = [label for _, _, label in self.desktop.menu()]
        self.assertTrue(any('Budget' in label for label in labels), labels)

        done = self.desktop.run('disconnect', other.info['portal'])
        self.assertEqual((done.returncode, done.err), (0, ''))
        wait_for(lambda: self.desktop.status()['count'] == 1, 'the second account is gone')

    def test_menu_opens_the_task(self):
        task = self.add_task('Quarterly report', '2026-11-23T16:00:00Z')
        self.connect()
        self.wait_for_item()
        wait_for(lambda: any('Quarterly report' in label for _, _, label in self.desktop.menu()),
                 'the menu names the task')
        self.desktop.choose('Quarterly report')
        wait_for(self.desktop.opened, 'the browser opens')
        self.assertIn(f'/tasks/task/view/{task}/', self.desktop.opened()[0])

    def test_panel_and_notifications_come_back(self):
        task = self.add_task('Approve the estimate')
        self.connect()
        self.wait_for_item()
        self.desktop.watcher.close()
        self.desktop.recorder.close()
        self.desktop.watcher = Watcher(self.desktop.address)
        self.desktop.recorder = Recorder(self.desktop.address)
        self.wait_for_item()
        self.portal.post(f'/tasks/{task}/comments', author=2, text='Please look')
        self.desktop.check()
        wait_for(lambda: self.desktop.recorder.sent, 'a notification comes')
        self.assertEqual(len(self.desktop.recorder.sent), 1)

    def test_killed_and_started_again_says_nothing_twice(self):
        task = self.add_task('Approve the estimate')
        self.connect()
        self.portal.post(f'/tasks/{task}/comments', author=2, text='Please look')
        self.desktop.check()
        wait_for(lambda: self.desktop.recorder.sent, 'a notification comes')
        state = list((self.desktop.dir / 'state/duebell').glob('*'))
        wait_for(lambda: state or list((self.desktop.dir / 'state/duebell').glob('*')),
                 'what was announced is written')
        self.desktop.run('status')
        self.desktop.kill()
        self.desktop.start()
        self.assertEqual(self.desktop.check()['count'], 1)
        self.desktop.check()
        self.assertEqual(len(self.desktop.recorder.sent), 1)

    def test_what_came_meanwhile_is_one_summary(self):
        first = self.add_task('Approve the estimate')
        second = self.add_task('Quarterly report')
        self.connect()
        self.assertEqual(self.desktop.quit(), 0)
        for task in (first, second):
            self.portal.post(f'/tasks/{task}/comments', author=2, text='Please look', count=3)
        self.desktop.start()
        self.assertEqual(self.desktop.check()['new_comments'], 6)
        wait_for(lambda: self.desktop.recorder.sent, 'a summary comes')
        self.desktop.check()
        self.assertEqual(len(self.desktop.recorder.sent), 1)
        notice = self.desktop.recorder.sent[0]
        self.assertRegex(notice['summary'] + notice['body'], r'Since .*6 new comments')

    def test_portal_goes_and_comes_back(self):
        self.add_task('Quarterly report', '2026-11-23T16:00:00Z')
        self.connect()
        self.portal.post('/faults', method='*', status=502, html=True)
        status = self.desktop.check()
        self.assertEqual((status['state'], status['count']), ('offline', 1))
        self.assertNotEqual(status['accounts'][0]['message'], '')
        self.portal.post('/faults', method='*', clear=True)
        status = self.desktop.check()
        self.assertEqual((status['state'], status['count']), ('current', 1))
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_revoked_webhook_is_told_once(self):
        self.desktop.record_windows()
        self.add_task('Quarterly report', '2026-11-23T16:00:00Z')
        self.connect()
        self.portal.post('/faults', method='*', error='INVALID_CREDENTIALS')
        self.assertEqual(self.desktop.check()['state'], 'signed-out')
        wait_for(lambda: self.desktop.recorder.sent, 'the person is told')
        self.wait_for_item()
        account = self.desktop.status()['accounts'][0]['id']
        wait_for(lambda: self.desktop.menu()[0][2] == 'Replace Webhook…', 'the menu says so')
        self.desktop.choose('Replace Webhook…')
        wait_for(lambda: self.desktop.windows() == [f'replace:{account} '], 'the window is asked')
        self.desktop.check()
        self.assertEqual(len(self.desktop.recorder.sent), 1)
        self.portal.post('/faults', method='*', clear=True)
        done = self.desktop.connect(self.portal)
        self.assertEqual((done.returncode, done.err), (0, ''))
        self.assertEqual(self.desktop.status()['state'], 'current')
        self.assertEqual(len(self.desktop.status()['accounts']), 1)

    def test_replaced_webhook_is_noticed(self):
        """The secret changes on the portal and in the keyring while Duebell runs."""
        self.connect()
        self.portal.post('/users/1', secret='anothersecret')
        self.portal.webhook = self.portal.webhook.replace('simulatedsecret', 'anothersecret')
        self.assertEqual(self.desktop.connect(self.portal).returncode, 0)
        self.assertEqual(self.desktop.check()['state'], 'current')
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_paused_then_resumed_tells_once(self):
        task = self.add_task('Approve the estimate')
        self.connect()
        self.assertEqual(self.desktop.run('pause', '1h').returncode, 0)
        self.assertIsNotNone(self.desktop.status()['paused_until'])
        self.portal.post(f'/tasks/{task}/comments', author=2, text='Please look')
        self.assertEqual(self.desktop.check()['count'], 1)
        self.assertEqual(self.desktop.recorder.sent, [])
        self.assertEqual(self.desktop.run('resume').returncode, 0)
        self.desktop.check()
        wait_for(lambda: self.desktop.recorder.sent, 'what was held back is told')
        self.assertEqual(len(self.desktop.recorder.sent), 1)

    def test_secret_in_memory_only(self):
        self.desktop.start()
        self.assertEqual(self.desktop.connect(self.portal, '--session').returncode, 0)
        self.assertEqual(self.desktop.check()['state'], 'current')
        self.assertEqual(self.desktop.quit(), 0)
        self.desktop.start()
        self.assertNotEqual(self.desktop.check()['state'], 'current')

    def test_locked_keyring(self):
        self.add_task('Quarterly report', '2026-11-23T16:00:00Z')
        self.connect()
        self.assertEqual(self.desktop.quit(), 0)
        self.desktop.lock_keyring()
        items = len(self.desktop.watcher.items)
        self.desktop.start()
        status = self.desktop.check()
        self.assertEqual((status['state'], status['count']), ('locked', None))
        self.wait_for_item(items)
        wait_for(lambda: self.desktop.menu()[0][2] == 'Unlock Keyring…', 'the menu offers to unlock')
        wait_for(lambda: self.desktop.badge_colour() == AMBER, 'the icon says that it needs somebody')
        self.desktop.unlock_keyring()
        wait_for(lambda: self.desktop.status()['state'] == 'current', 'Duebell goes on by itself')
        self.assertEqual(self.desktop.status()['count'], 1)
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_keyring_that_goes(self):
        self.connect()
        self.desktop.keyring.terminate()
        self.desktop.keyring.wait()
        self.assertEqual(self.desktop.check()['state'], 'current')
        self.desktop.kill()
        self.desktop.start()
        status = self.desktop.check()
        self.assertEqual((status['state'], status['count']), ('locked', None))

    def test_secret_that_cannot_be_handed_over_takes_no_account(self):
        """Something else has the name: what was connected before stays connected."""
        self.connect()
        self.assertEqual(self.desktop.quit(), 0)
        stranger = Server(self.desktop.address, 'io.github.duebell.Duebell',
                          '/io/github/duebell/Duebell',
                          '<node><interface name="io.github.duebell.Duebell1"/></node>')
        self.addCleanup(stranger.close)
        done = self.desktop.connect(self.portal, '--session')
        self.assertEqual((done.returncode, done.out), (1, ''))
        stranger.close()
        self.desktop.start()
        self.assertEqual(self.desktop.check()['state'], 'current')

    def test_quit_leaves_nothing(self):
        self.connect()
        self.wait_for_item()
        self.assertEqual(self.desktop.quit(), 0)
        self.assertEqual(self.desktop.run('status').returncode, 2)
        self.assertFalse(re.search('CRITICAL|WARNING', self.desktop.log()), self.desktop.log())

    def test_no_secret_anywhere(self):
        self.connect()
        self.desktop.check()
        report = self.desktop.run('diagnose').out
        secret = self.portal.webhook.rstrip('/').rsplit('/', 1)[1]
        for text in (report, self.desktop.log(), self.desktop.run('status', '--json').out):
            self.assertNotIn(secret, text)
        self.assertNotIn('Anna', report)
        for path in self.desktop.dir.rglob('*'):
            if path.is_file() and 'keyrings' not in path.parts:
                self.assertNotIn(secret.encode(), path.read_bytes(), path)


if __name__ == '__main__':
    unittest.main()
