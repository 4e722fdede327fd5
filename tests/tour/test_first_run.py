# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty home to an account, with a keyboard alone, past every mistake on the way: each gets
its sentence beside the field, there is a way on, and nothing is half stored."""

import socket
import unittest
import urllib.error
import urllib.parse
import urllib.request

from stage import Portal, Stage, wait_for
from walker import Walker

ADDRESS = 'Webhook link or portal address'
KEY = 'Application key'
PASTED = 'Browser Shows an Error?'
# Where Duebell waits for the browser.
PORT = 23547


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(('127.0.0.1', port))
        except OSError:
            return False
    return True


class KeepRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def look_at_address(page):
    """What stands in the address bar of a browser that opened @page: where the portal sends it, if
    nothing answers there, or @page itself."""
    try:
        with urllib.request.build_opener(KeepRedirect).open(page) as answer:
            return answer.url
    except urllib.error.HTTPError as error:
        with error:
            return error.headers['Location'] or error.url


def browse(page):
    """What a browser shows in the end."""
    try:
        with urllib.request.urlopen(page) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()


class FirstRun(unittest.TestCase):
    keyring = True

    def setUp(self):
        self.stage = Stage(accessible=True, keyring=self.keyring)
        self.addCleanup(self.stage.close)
        self.portal = self.open_portal()
        self.walker = Walker(self.stage)
        self.addCleanup(self.walker.close)
        self.stage.start()
        self.open_window()

    def tearDown(self):
        self.assertEqual(self.stage.close_window(), 0)
        self.assertNotIn('CRITICAL', self.stage.window_log() + self.stage.log())

    def open_portal(self, *options):
        portal = Portal('--clock', '2026-11-24T09:00:00Z', *options)
        self.addCleanup(lambda: portal.process.poll() is None and portal.stop())
        return portal

    def open_window(self):
        self.stage.launch()
        self.stage.focus()
        self.walker.wait_until_it_says('Know What Is Due')
        self.walker.activate('Add Account')
        self.walker.wait_until_it_says('Such as acme.bitrix24.ru')

    def restart_portal(self):
        self.portal = self.open_portal('--port', self.portal.info['portal'].rpartition(':')[2])

    def accounts(self):
        return [account['state'] for account in self.stage.status()['accounts']]

    def secrets(self):
        if not self.keyring:
            return []
        return self.stage.find_secrets({'xdg:schema': 'io.github.duebell.Duebell'})

    def check_nothing_stored(self):
        self.assertEqual(self.accounts(), [])
        self.assertEqual(self.secrets(), [])

    def check_connected(self):
        self.walker.wait_until_it_says('Connected as Anna Petrova')
        wait_for(lambda: self.accounts() == ['current'], 'the account is there')
        self.assertEqual(len(self.secrets()), 1 if self.keyring else 0)
        self.walker.wait_until_it_says('Preferences')


class ByWebhook(FirstRun):
    def fill_in_link(self):
        self.walker.fill(ADDRESS, self.portal.webhook)
        self.walker.wait_until_it_says('Anna Petrova on')

    def connect(self):
        self.walker.activate('Connect')
        self.check_connected()

    def test_link(self):
        self.fill_in_link()
        self.connect()

    def test_mistakes(self):
        webhook = self.portal.webhook
        for text, sentence in (
                ('acme', 'This is not a web address.'),
                ('https://acme.bitrix24.invalid/rest/1/abcdefgh12345678/', 'Check the spelling'),
                ('acme.bitrix24.invalid', 'Check the spelling'),
                ('http://acme.bitrix24.ru/rest/1/abcdefgh12345678/', 'only over https'),
                (webhook.replace('simulatedsecret', 'anothersecret'),
                 'The portal does not know this webhook'),
                (webhook.replace('simulatedsecret/', ''), 'The link is not complete.'),
        ):
            with self.subTest(text):
                self.walker.fill(ADDRESS, text)
                self.walker.wait_until_it_complains(ADDRESS, sentence)
                self.assertIsNone(self.walker.find('Connect'))
        self.check_nothing_stored()
        self.fill_in_link()
        self.assertIsNone(self.walker.complaint_about(ADDRESS))
        self.connect()

    def test_without_permission(self):
        self.portal.post('/users/1', scopes=['user'])
        self.walker.fill(ADDRESS, self.portal.webhook)
        self.walker.wait_until_it_complains(ADDRESS, 'Add the permission “Tasks” to it')
        self.assertIsNone(self.walker.find('Connect'))
        self.check_nothing_stored()
        self.portal.post('/users/1', scopes=['task', 'user'])
        self.fill_in_link()
        self.connect()

    def test_revoked_in_the_middle(self):
        self.fill_in_link()
        self.portal.post('/users/1', secret='anothersecret')
        self.walker.activate('Connect')
        self.walker.wait_until_it_complains(ADDRESS, 'The portal does not know this webhook')
        self.check_nothing_stored()
        self.portal.post('/users/1', secret='simulatedsecret')
        self.walker.activate('Connect')
        self.check_connected()

    def test_network_gone_in_the_middle(self):
        self.fill_in_link()
        self.portal.stop()
        self.walker.activate('Connect')
        self.walker.wait_until_it_complains(ADDRESS, 'The portal is not reachable')
        self.check_nothing_stored()
        self.restart_portal()
        self.connect()

    def test_window_closed_in_the_middle(self):
        self.fill_in_link()
        self.portal.post('/faults', delay=60)
        self.walker.activate('Connect')
        self.walker.wait_until_it_says('Connecting…')
        self.assertEqual(self.stage.close_window(), 0)
        self.check_nothing_stored()
        self.portal.post('/faults', clear=True)
        self.open_window()
        self.fill_in_link()
        self.connect()


class WithoutKeyring(FirstRun):
    keyring = False

    def setUp(self):
        super().setUp()
        self.walker.wait_until_it_says('This desktop has no keyring')
        self.assertIsNone(self.walker.find('In the keyring'))
        self.walker.fill(ADDRESS, self.portal.webhook)
        self.walker.wait_until_it_says('Anna Petrova on')

    def files(self):
        return [path for path in (self.stage.dir / 'data/duebell').rglob('*') if path.is_file()]

    def test_until_duebell_ends(self):
        self.walker.activate('Connect')
        self.check_connected()
        self.assertEqual(self.files(), [])
        self.stage.close_window()
        self.assertEqual(self.stage.check()['state'], 'current')

    def test_file(self):
        self.walker.choose('In a file')
        self.walker.activate('Connect')
        self.check_connected()
        self.assertEqual([path.stat().st_mode & 0o777 for path in self.files()], [0o600])


class ByBrowser(FirstRun):
    def setUp(self):
        # Another test, or another person, may be signing in just now.
        wait_for(lambda: is_free(PORT), f'port {PORT} is free')
        super().setUp()
        self.portal.post('/switches', consent='allow')

    def open_form(self):
        self.walker.fill(ADDRESS, self.portal.info['portal'])
        self.walker.wait_until_it_says('How shall Duebell connect?')
        self.walker.choose('Browser sign-in')
        self.walker.activate('Continue')
        self.walker.fill('Application ID', self.portal.info['client_id'])

    def submit(self, key=None):
        """Returns the page that opens in the browser."""
        count = len(self.stage.opened())
        self.walker.fill(KEY, key or self.portal.info['client_secret'])
        self.walker.press('Return')
        self.walker.wait_until_it_says('Continue in Your Browser')
        wait_for(lambda: len(self.stage.opened()) > count, 'the browser opens')
        return self.stage.opened()[-1].split()[0]

    def paste(self, text):
        self.walker.fill(PASTED, text)
        self.walker.press('Return')

    def test_browser(self):
        self.open_form()
        page = browse(self.submit())
        self.assertIn('Duebell is connected. You may close this page.', page)
        self.check_connected()

    def test_wrong_key(self):
        self.open_form()
        page = browse(self.submit('wrong'))
        self.assertIn('The portal does not know this application.', page)
        self.walker.wait_until_it_complains(KEY, 'Check its id and key.')
        self.check_nothing_stored()
        browse(self.submit())
        self.check_connected()

    def test_wrong_id(self):
        """The portal tells the browser, and the browser not Duebell."""
        self.open_form()
        self.walker.fill('Application ID', 'local.wrong')
        self.submit()
        self.walker.activate('Cancel')
        self.walker.wait_until_it_says('How shall Duebell connect?')
        self.check_nothing_stored()

    def test_refused(self):
        self.portal.post('/switches', consent='refuse')
        self.open_form()
        page = self.submit()
        # The portal keeps the browser. Its address is not what Duebell needs.
        self.paste(look_at_address(page))
        self.walker.wait_until_it_complains(PASTED, 'Finish the sign-in in the browser')
        self.check_nothing_stored()
        self.portal.post('/switches', consent='allow')
        browse(page)
        self.check_connected()

    def test_refused_by_a_portal_that_says_so(self):
        self.open_form()
        state = urllib.parse.parse_qs(urllib.parse.urlsplit(self.submit()).query)['state'][0]
        page = browse(f'http://localhost:{PORT}/?error=access_denied&state={state}')
        self.assertIn('Not Signed In', page)
        self.walker.wait_until_it_complains(KEY, 'The portal did not allow the sign-in.')
        self.check_nothing_stored()
        browse(self.submit())
        self.check_connected()

    def test_browser_closed(self):
        self.open_form()
        page = self.submit()
        self.walker.activate('Open Browser Again')
        wait_for(lambda: len(self.stage.opened()) == 2, 'the browser opens again')
        self.assertEqual(self.stage.opened()[1].split()[0], page)
        for text, sentence in (('', 'Paste the address'),
                               ('https://example.com/', 'Finish the sign-in in the browser')):
            with self.subTest(text):
                self.paste(text)
                self.walker.wait_until_it_complains(PASTED, sentence)
        self.check_nothing_stored()
        self.paste(look_at_address(page))
        self.check_connected()

    def test_port_taken(self):
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(('127.0.0.1', PORT))
            taken.listen()
            self.open_form()
            page = self.submit()
            self.walker.wait_until_it_says('then paste the address below')
            self.paste(look_at_address(page))
            self.check_connected()

    def test_without_permission(self):
        self.portal.post('/application', scopes=['user'])
        self.open_form()
        browse(self.submit())
        self.walker.wait_until_it_complains(KEY, 'add the permission “Tasks” to it')
        self.check_nothing_stored()
        self.portal.post('/application', scopes=['task', 'user'])
        browse(self.submit())
        self.check_connected()

    def test_network_gone_in_the_middle(self):
        self.open_form()
        address = look_at_address(self.submit())
        self.portal.stop()
        self.assertIn('Not Signed In', browse(address))
        self.walker.wait_until_it_complains(KEY, 'Start again in a moment.')
        self.check_nothing_stored()
        self.restart_portal()
        self.portal.post('/switches', consent='allow')
        browse(self.submit())
        self.check_connected()

    def test_window_closed_in_the_middle(self):
        self.open_form()
        self.submit()
        self.assertEqual(self.stage.close_window(), 0)
        self.check_nothing_stored()
        self.assertTrue(is_free(PORT))
        self.open_window()
        self.open_form()
        self.portal.post('/faults', method='oauth.token', delay=60)
        self.paste(look_at_address(self.submit()))
        self.walker.wait_until_it_says('Asking ')
        self.assertEqual(self.stage.close_window(), 0)
        self.check_nothing_stored()


if __name__ == '__main__':
    unittest.main()
