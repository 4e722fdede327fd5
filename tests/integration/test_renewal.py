# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser sign-in that lasts: its tokens are renewed, and nobody notices."""

import json
import time
import unittest
import uuid

from gi.repository import GLib

from desktop import Desktop, Portal, wait_for
from test_signin import Connect, browse, find_port

RED = (0xcc, 0x17, 0x1f)
AMBER = (0xb0, 0x4d, 0x00)


def make_grant(portal, user=1, expires=None):
    """A sign-in of @user without a browser, in the form that Duebell keeps it."""
    answer = portal.post('/tokens', user=user)
    return '\n'.join(['duebell-grant 1',
                      str(int(time.time()) + 3600 if expires is None else expires),
                      answer['member_id'], '', portal.info['client_secret'], answer['access_token'],
                      answer['refresh_token']])


def make_settings(portal, user=1, **keys):
    settings = {'portal': portal.info['portal'], 'method': 'oauth',
                'client-id': portal.info['client_id'],
                'token-server': portal.info['token_server'], 'user-name': 'Anna Petrova'}
    settings.update(keys)
    texts = {key: value if value.startswith('[') else f"'{value}'"
             for key, value in settings.items()}
    texts['user-id'] = f'{user}'
    return texts


class Renewal(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.addCleanup(self.desktop.close)
        self.portal = Portal('--clock', '2026-11-24T09:00:00Z', '--tasks', '0')
        self.addCleanup(self.portal.stop)
        self.task = self.portal.post('/tasks', title='Quarterly report', responsible=1, creator=2,
                                     deadline='2026-11-23T16:00:00Z')['id']
        self.account = str(uuid.uuid4())

    def tearDown(self):
        self.assertEqual(self.desktop.quit(), 0, self.desktop.log())
        self.assertNotIn('CRITICAL', self.desktop.log())
        self.assertEqual(self.portal.get('/tokens')['secrets_in_urls'], 0)

    def start(self, expires=None, **keys):
        self.desktop.write_accounts({self.account: make_settings(self.portal, **keys)})
        self.desktop.store_secret(self.account, make_grant(self.portal, expires=expires))
        self.desktop.start()
        self.assertEqual(self.look(), ('current', 1))

    def look(self):
        status = self.desktop.check()
        return status['state'], status['count']

    def tokens(self):
        return self.portal.get('/tokens')

    def fail_renewals(self, **fault):
        self.portal.post('/faults', method='oauth.token', **fault)

    def expire(self):
        self.portal.post('/tokens/expire')

    def revoke(self):
        self.portal.post('/tokens/revoke')
        self.expire()

    def test_access_token_expires(self):
        self.start()
        self.assertEqual(self.tokens()['refreshes'], 0)
        self.expire()
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.tokens()['refreshes'], 1)
        self.assertEqual(self.desktop.recorder.sent, [])

        # What was stored is what is used: the next session goes on with it.
        self.desktop.quit()
        self.desktop.start()
        self.assertEqual(self.look(), ('current', 1))
        tokens = self.tokens()
        self.assertEqual((tokens['refreshes'], tokens['reused']), (1, 0))

    def test_expiry_that_is_known(self):
        """Nobody asks with a token that is known to be dead."""
        self.start(expires=int(time.time()) - 60)
        self.assertEqual(self.tokens()['refreshes'], 1)
        dead = [request for request in self.portal.get('/requests')['requests']
                if request.get('error') == 'expired_token']
        self.assertEqual(dead, [])

    def test_stored_before_it_is_used(self):
        """A program that dies right after a renewal has not lost the sign-in."""
        before = make_grant(self.portal, expires=int(time.time()) - 60)
        self.desktop.write_accounts({self.account: make_settings(self.portal)})
        self.desktop.store_secret(self.account, before)
        self.portal.post('/faults', delay=60)
        self.desktop.start()
        wait_for(lambda: self.tokens()['refreshes'] == 1, 'the token is renewed')
        wait_for(lambda: self.desktop.read_secret(self.account) != before, 'it is stored')
        self.desktop.kill()
        self.portal.post('/faults', clear=True)
        self.desktop.start()
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.tokens()['refreshes'], 1)

    def test_ten_accounts(self):
        users = [1, 2] + [self.portal.post('/users', name='Ivan', last_name=f'Belov {number}',
                                           scopes=['task'])['id'] for number in range(8)]
        accounts = {str(uuid.uuid4()): user for user in users}
        self.desktop.write_accounts({account: make_settings(self.portal, user)
                                     for account, user in accounts.items()})
        for account, user in accounts.items():
            self.desktop.store_secret(account, make_grant(self.portal, user))
        self.desktop.start()
        self.assertEqual(self.look()[0], 'current')
        self.expire()
        self.assertEqual(self.look()[0], 'current')
        tokens = self.tokens()
        self.assertEqual([family['refreshes'] for family in tokens['sign_ins']], [1] * 10)
        self.assertEqual((tokens['parallel'], tokens['reused']), (0, 0))
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_several_who_ask_at_once(self):
        self.start()
        self.fail_renewals(count=1, delay=1)
        self.expire()
        for _ in range(4):
            self.desktop.call_without_waiting('Check')
        self.desktop.call_without_waiting('Reload', GLib.Variant('(s)', (self.account,)))
        self.assertEqual(self.look(), ('current', 1))
        tokens = self.tokens()
        self.assertEqual((tokens['refreshes'], tokens['parallel'], tokens['reused']), (1, 0, 0))

    def test_lost_answer(self):
        self.portal.post('/switches', refresh_twice=True)
        self.start()
        self.expire()
        self.fail_renewals(count=1, lost=True)
        self.assertEqual(self.look(), ('offline', 1))
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.tokens()['reused'], 1)
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_token_host_is_down(self):
        self.start()
        self.expire()
        for fault in ({'status': 502, 'html': True}, {'status': 500}, {'close': True},
                      {'body': '<html>', 'content_type': 'text/html'}, {'empty': True},
                      {'error': 'QUERY_LIMIT_EXCEEDED'}, {'body': '{"error": "new_thing"}'}):
            with self.subTest(fault=fault):
                self.fail_renewals(clear=True)
                self.fail_renewals(**fault)
                state, count = self.look()
                self.assertIn(state, ('offline', 'busy'))
                self.assertEqual(count, 1)
        self.fail_renewals(clear=True)
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.desktop.recorder.sent, [])

    def sign_in_elsewhere(self):
        self.desktop.store_secret(self.account, make_grant(self.portal))

    def test_revoked_and_signed_in_again(self):
        self.desktop.record_windows()
        self.start(roles="['responsible']")
        wait_for(lambda: self.desktop.watcher.items, 'the icon is there')
        wait_for(lambda: self.desktop.badge_colour() == RED, 'the badge is red')
        self.revoke()
        self.assertEqual(self.look()[0], 'signed-out')
        wait_for(lambda: self.desktop.recorder.sent, 'the person is told')
        self.look()
        self.assertEqual(len(self.desktop.recorder.sent), 1)
        notice = self.desktop.recorder.sent[0]
        self.assertIn('Sign In Again…', notice['actions'])
        wait_for(lambda: self.desktop.badge_colour() == AMBER, 'the badge says so')
        wait_for(lambda: self.desktop.menu()[0][2] == 'Sign In Again…', 'the menu says so')
        self.desktop.choose('Sign In Again…')
        self.wait_for_window(f'sign-in:{self.account} ')
        self.desktop.recorder.act(notice['id'], 'default', token='token-1')
        self.wait_for_window(f'sign-in:{self.account} token-1')

        self.portal.post(f'/tasks/{self.task}/comments', author=2, text='Please look', count=3)
        self.sign_in_elsewhere()
        self.desktop.call('Reload', GLib.Variant('(s)', (self.account,)))
        wait_for(lambda: self.desktop.status()['state'] == 'current', 'it counts again')
        status = self.look()
        self.assertEqual(status, ('current', 4))
        watches = self.desktop.status()['accounts'][0]['watches']
        self.assertEqual([watch['type'] for watch in watches], ['view_role_responsible'])
        # What came meanwhile is one summary.
        wait_for(lambda: len(self.desktop.recorder.sent) > 1, 'what came meanwhile is told')
        self.assertEqual(len(self.desktop.recorder.sent), 2)
        wait_for(lambda: self.desktop.badge_colour() == RED, 'the badge is red')

    def wait_for_window(self, line):
        wait_for(lambda: line in self.desktop.windows(), f'the window is asked for {line}')

    def test_another_program_signed_in(self):
        """Nobody is signed out while the keyring has something newer."""
        self.start()
        self.revoke()
        self.sign_in_elsewhere()
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_signed_out_meanwhile(self):
        """What was forgotten is not brought back by a renewal."""
        self.start()
        self.desktop.remove_secret(self.account)
        self.expire()
        self.assertEqual(self.look()[0], 'signed-out')
        self.assertIsNone(self.desktop.read_secret(self.account))

    def test_signed_out_on_purpose(self):
        """Who signs out knows it, today and after the next start."""
        self.start()
        self.desktop.remove_secret(self.account)
        self.desktop.call('Reload', GLib.Variant('(s)', (self.account,)))
        wait_for(lambda: self.desktop.status()['state'] == 'signed-out', 'nothing is counted')
        self.assertEqual(self.desktop.status()['accounts'][0]['message'],
                         'Nothing is counted until you sign in.')
        self.desktop.quit()
        self.desktop.start()
        self.assertEqual(self.look()[0], 'signed-out')
        self.assertEqual(self.desktop.recorder.sent, [])
        self.sign_in_elsewhere()
        self.desktop.call('Reload', GLib.Variant('(s)', (self.account,)))
        self.assertEqual(self.look(), ('current', 1))

    def test_keyring_is_locked(self):
        """The new tokens serve from memory, and are stored as soon as that is possible."""
        self.start()
        before = self.desktop.read_secret(self.account)
        self.desktop.lock_keyring()
        self.expire()
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.look(), ('current', 1))
        self.desktop.unlock_keyring()

        def is_stored():
            self.look()
            return self.desktop.read_secret(self.account) != before
        wait_for(is_stored, 'it is stored')
        self.desktop.quit()
        self.desktop.start()
        self.assertEqual(self.look(), ('current', 1))
        tokens = self.tokens()
        self.assertEqual((tokens['refreshes'], tokens['reused']), (1, 0))

    def test_keyring_goes_and_comes_back(self):
        self.start()
        before = self.desktop.read_secret(self.account)
        self.desktop.keyring.kill()
        self.desktop.keyring.wait()
        self.expire()
        self.assertEqual(self.look(), ('current', 1))
        self.desktop.start_keyring()

        def is_stored():
            self.look()
            return self.desktop.read_secret(self.account) != before
        wait_for(is_stored, 'it is stored')
        tokens = self.tokens()
        self.assertEqual((tokens['refreshes'], tokens['reused']), (1, 0))
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_switched_off_meanwhile(self):
        """A renewal that has begun is not lost by that."""
        self.start()
        before = self.desktop.read_secret(self.account)
        self.fail_renewals(count=1, delay=1)
        self.expire()
        self.desktop.call_without_waiting('Check')
        wait_for(lambda: self.tokens()['refreshes'] == 1, 'the renewal is under way')
        self.desktop.set('enabled', 'false', self.account)
        wait_for(lambda: self.desktop.read_secret(self.account) != before, 'it is renewed')
        self.desktop.set('enabled', 'true', self.account)
        wait_for(lambda: self.look() == ('current', 1), 'it counts again')
        tokens = self.tokens()
        self.assertEqual((tokens['refreshes'], tokens['reused']), (1, 0))

    def test_revoked_in_quiet_hours(self):
        """It is told once they are over."""
        days = 'monday tuesday wednesday thursday friday saturday sunday'.split()
        self.start()
        self.desktop.set('quiet-days', str(days))
        self.revoke()
        self.assertEqual(self.look()[0], 'signed-out')
        self.assertEqual(self.desktop.recorder.sent, [])
        self.desktop.set('quiet-days', '[]')
        wait_for(lambda: self.desktop.recorder.sent, 'the person is told')
        self.assertEqual(len(self.desktop.recorder.sent), 1)

    def test_answer_of_another_portal(self):
        """The token of one portal is never carried to another, and the sign-in is not lost."""
        self.start()
        answer = self.portal.post('/tokens', user=1)
        answer['client_endpoint'] = 'https://other.example/rest/'
        self.expire()
        self.fail_renewals(body=json.dumps(answer), content_type='application/json', count=1)
        self.assertEqual(self.look(), ('offline', 1))
        self.assertIn('another address', self.desktop.status()['accounts'][0]['message'])
        self.assertEqual(self.look(), ('current', 1))
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_answer_of_another_company(self):
        self.start()
        answer = self.portal.post('/tokens', user=1)
        answer['member_id'] = '0' * 32
        self.expire()
        self.fail_renewals(body=json.dumps(answer), content_type='application/json', count=1)
        self.assertEqual(self.look(), ('offline', 1))
        self.assertEqual(self.look(), ('current', 1))

    def test_answer_for_another_person(self):
        self.start()
        answer = self.portal.post('/tokens', user=2)
        self.expire()
        self.fail_renewals(body=json.dumps(answer), content_type='application/json')
        self.assertEqual(self.look(), ('offline', 1))

    def test_application_refused(self):
        self.start()
        self.portal.post('/application', client_secret='another')
        self.expire()
        self.assertEqual(self.look()[0], 'signed-out')
        wait_for(lambda: self.desktop.recorder.sent, 'the person is told')

    def test_nobody_has_signed_in_yet(self):
        self.desktop.record_windows()
        self.desktop.write_accounts({self.account: make_settings(self.portal, user=0)})
        self.desktop.start()
        self.assertEqual(self.look()[0], 'signed-out')
        self.assertEqual(self.desktop.recorder.sent, [])
        wait_for(lambda: self.desktop.watcher.items, 'the icon is there')
        wait_for(lambda: self.desktop.menu()[0][2] == 'Sign In…', 'the menu says so')
        self.desktop.choose('Sign In…')
        self.wait_for_window(f'sign-in:{self.account} ')


class FromTheStart(unittest.TestCase):
    """The same, with sign-ins as people make them."""

    def setUp(self):
        self.desktop = Desktop()
        self.addCleanup(self.desktop.close)
        self.portal = Portal('--clock', '2026-11-24T09:00:00Z', '--tasks', '0')
        self.addCleanup(self.portal.stop)
        self.portal.post('/tasks', title='Quarterly report', responsible=1, creator=2,
                         deadline='2026-11-23T16:00:00Z')
        self.port = find_port()
        self.portal.post('/application', handler=f'http://localhost:{self.port}/')
        self.portal.post('/switches', consent='allow')
        self.desktop.start()

    def sign_in(self, *options, **lines):
        connect = Connect(self, *options, **lines)
        browse(connect.read_address())
        self.assertEqual(connect.wait()[0], 0)
        wait_for(lambda: self.desktop.status()['state'] == 'current', 'the service counts')

    def expire(self):
        self.portal.post('/tokens/expire')
        status = self.desktop.check()
        return status['state'], status['count']

    def test_lasts_and_leads_back(self):
        self.sign_in()
        account = self.desktop.status()['accounts'][0]['id']
        self.desktop.set('roles', "['responsible']", account)
        self.assertEqual(self.expire(), ('current', 1))
        self.assertEqual(self.expire(), ('current', 1))
        self.assertEqual(self.portal.get('/tokens')['refreshes'], 2)
        self.assertEqual(self.desktop.recorder.sent, [])

        self.portal.post('/tokens/revoke')
        self.assertEqual(self.expire()[0], 'signed-out')
        wait_for(lambda: self.desktop.recorder.sent, 'the person is told')
        self.sign_in(lines=[''])
        status = self.desktop.check()
        self.assertEqual((status['state'], status['count']), ('current', 1))
        self.assertEqual([watch['type'] for watch in status['accounts'][0]['watches']],
                         ['view_role_responsible'])
        self.assertEqual(status['accounts'][0]['id'], account)
        self.assertEqual(len(self.desktop.recorder.sent), 1)
        self.assertEqual(self.desktop.recorder.open, {})

    def test_in_memory_only(self):
        self.sign_in('--session')
        self.assertEqual(self.expire(), ('current', 1))
        self.assertEqual(self.expire(), ('current', 1))
        self.assertEqual(self.portal.get('/tokens')['reused'], 0)
        self.assertEqual(self.desktop.count_secrets(), 0)


if __name__ == '__main__':
    unittest.main()
