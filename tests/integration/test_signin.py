# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in through the browser with `duebell connect --oauth`, and all that goes wrong on the
way: each ends with its sentence, and nothing is half stored."""

import html
import os
import random
import re
import select
import signal
import socket
import subprocess
import unittest
import urllib.error
import urllib.parse
import urllib.request

from desktop import BUILD, PATIENCE_S, Desktop, Portal, wait_for


def find_port():
    """A free port among those that a redirect address may have."""
    while True:
        port = random.randrange(10000, 32767)
        with socket.socket() as probe:
            if probe.connect_ex(('127.0.0.1', port)) != 0:
                return port


class Page:
    """What a browser shows in the end."""

    def __init__(self, answer):
        self.status = answer.status
        self.address = answer.url
        self.headers = answer.headers
        self.source = answer.read().decode()
        self.text = html.unescape(re.sub('<style>.*</style>|<[^>]*>', ' ', self.source))


def browse(address):
    try:
        with urllib.request.urlopen(address) as answer:
            return Page(answer)
    except urllib.error.HTTPError as error:
        with error:
            return Page(error)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def find_redirect(address):
    """Where the portal sends the browser: what a person copies when nothing answers there."""
    try:
        urllib.request.build_opener(NoRedirect).open(address)
    except urllib.error.HTTPError as error:
        with error:
            return error.headers['Location']
    raise AssertionError('no redirect')


class Connect:
    """`duebell connect --oauth` under way, with what it prints."""

    def __init__(self, test, *options, lines=None, browser=False):
        self.test = test
        arguments = ['connect', '--oauth', test.portal.info['portal'],
                     '--token-server', test.portal.info['token_server'],
                     '--redirect-port', str(test.port), *options]
        if not browser:
            arguments.append('--no-browser')
        self.process = subprocess.Popen(
            [BUILD / 'src/service/duebell', *arguments], env=test.desktop.env,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        test.addCleanup(self.end)
        info = test.portal.info
        for line in [info['client_id'], info['client_secret']] if lines is None else lines:
            self.say(line)

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def read_address(self):
        line = self.process.stdout.readline()
        self.test.assertTrue(line.startswith('Open: http://127.0.0.1:'), line)
        hint = self.process.stdout.readline()
        self.test.assertTrue(hint.endswith('.\n'), hint)
        return line.removeprefix('Open: ').strip()

    def end(self):
        """After a test that did not get so far."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def wait(self):
        """The exit status, and what was printed since."""
        self.process.stdin.close()
        self.process.stdin = None
        wait_for(lambda: self.process.poll() is not None, 'the command ends')
        out, err = self.process.communicate()
        return self.process.returncode, out, err


class SignIn(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.portal = Portal('--clock', '2026-11-24T09:00:00Z', '--tasks', '0')
        self.port = find_port()
        self.portal.post('/application', handler=f'http://localhost:{self.port}/')
        self.portal.post('/switches', consent='allow')

    def tearDown(self):
        self.portal.stop()
        self.desktop.close()

    def assert_connected(self, result):
        self.assertEqual(result, (0, f'Connected as Anna Petrova on {self.portal.info["portal"]}\n',
                                  ''))

    def assert_failed(self, result, text):
        """... with one sentence, and nothing stored: neither an account nor a secret."""
        status, out, err = result
        self.assertEqual((status, out), (1, ''))
        self.assertRegex(err, r'^[^\n]+\.\n$')
        self.assertIn(text, err)
        self.assertNotIn(self.portal.info['client_secret'], err)
        self.assertEqual(self.desktop.run('status').returncode, 2)
        self.assert_nothing_stored()

    def assert_nothing_stored(self):
        settings = self.desktop.dir / 'config/glib-2.0/settings/keyfile'
        self.assertNotIn('portal', settings.read_text() if settings.exists() else '')
        self.assertEqual(self.desktop.count_secrets(), 0)

    def test_signs_in(self):
        connect = Connect(self)
        page = browse(connect.read_address())
        self.assertEqual(page.status, 200)
        self.assertIn('You may close this page.', page.text)
        self.assertEqual(page.headers['Cache-Control'], 'no-store')
        self.assertTrue(page.headers['Content-Security-Policy'].startswith("default-src 'none';"))
        self.assertNotRegex(page.source, r'https?:')
        self.assert_connected(connect.wait())
        self.assertEqual(self.desktop.count_secrets(), 1)

        account, = self.desktop.status()['accounts']
        self.assertEqual(account['user'], {'id': 1, 'name': 'Anna Petrova'})
        wait_for(lambda: self.desktop.status()['accounts'][0]['state'] == 'current',
                 'the service counts')
        settings = (self.desktop.dir / 'config/glib-2.0/settings/keyfile').read_text()
        self.assertIn("method='oauth'", settings)
        self.assertIn(self.portal.info['client_id'], settings)
        self.assertNotIn(self.portal.info['client_secret'], settings)

    def test_opens_the_browser(self):
        connect = Connect(self, browser=True)
        wait_for(self.desktop.opened, 'the browser is started')
        browse(self.desktop.opened()[0].split()[0])
        self.assertTrue(connect.process.stdout.readline().endswith('.\n'))
        self.assert_connected(connect.wait())

    def test_speaks_the_language(self):
        self.desktop.speak('ru')
        connect = Connect(self)
        page = browse(connect.read_address())
        self.assertIn('<html lang="ru">', page.source)
        self.assertIn('Эту страницу можно закрыть.', page.text)
        self.assertEqual(connect.wait()[0], 0)

    def test_again_in_place(self):
        """The id of the application is known, its key may be left as it is; filters are kept."""
        connect = Connect(self)
        browse(connect.read_address())
        self.assert_connected(connect.wait())
        first, = self.desktop.status()['accounts']
        self.desktop.set('roles', "['auditor']", first['id'])
        self.portal.post('/tokens/revoke')

        connect = Connect(self, lines=[''])
        self.assertEqual(browse(connect.read_address()).status, 200)
        self.assert_connected(connect.wait())
        second, = self.desktop.status()['accounts']
        self.assertEqual(second['id'], first['id'])
        self.assertEqual(self.desktop.count_secrets(), 1)
        settings = (self.desktop.dir / 'config/glib-2.0/settings/keyfile').read_text()
        self.assertIn("roles=['auditor']", settings)

    def test_webhook_becomes_browser(self):
        """The person of a webhook signs in: the same account, from now on in the other way."""
        self.assertEqual(self.desktop.connect(self.portal).returncode, 0)
        first, = self.desktop.status()['accounts']
        connect = Connect(self)
        browse(connect.read_address())
        self.assert_connected(connect.wait())
        second, = self.desktop.status()['accounts']
        self.assertEqual(second['id'], first['id'])
        self.assertEqual(self.desktop.check()['accounts'][0]['state'], 'current')
        self.assertEqual(self.desktop.count_secrets(), 1)

    def test_in_memory_only(self):
        connect = Connect(self, '--session')
        browse(connect.read_address())
        self.assert_connected(connect.wait())
        self.assertEqual(self.desktop.count_secrets(), 0)
        wait_for(lambda: self.desktop.status()['accounts'][0]['state'] == 'current',
                 'the service counts')

    def test_key_of_an_administrator(self):
        """Of an account that is prepared, with the key in a file, nothing is asked."""
        key = self.desktop.dir / 'key'
        key.write_text(self.portal.info['client_secret'] + '\n')
        key.chmod(0o600)
        account = '6f9619ff-8b86-4011-b42d-00cf4fc964ff'
        self.desktop.set('portal', self.portal.info['portal'], account)
        self.desktop.set('method', 'oauth', account)
        self.desktop.set('client-id', self.portal.info['client_id'], account)
        self.desktop.set('client-secret-file', str(key), account)
        self.desktop.set('accounts', f"['{account}']")
        connect = Connect(self, lines=[])
        self.assertEqual(browse(connect.read_address()).status, 200)
        self.assert_connected(connect.wait())
        self.assertEqual([each['id'] for each in self.desktop.status()['accounts']], [account])

        key.chmod(0o644)
        status, out, err = Connect(self, lines=[]).wait()
        self.assertEqual((status, out), (1, ''))
        self.assertIn('readable for you and for nobody else', err)

    def test_wrong_secret(self):
        connect = Connect(self, lines=[self.portal.info['client_id'], 'wrongwrongwrong'])
        page = browse(connect.read_address())
        self.assertEqual(page.status, 400)
        self.assertIn('The portal does not know this application.', page.text)
        self.assertIn('You may close this page', page.text)
        self.assert_failed(connect.wait(), 'The portal does not know this application.')

    def test_wrong_id(self):
        """The portal says so in the browser; here somebody gives up."""
        connect = Connect(self, lines=['local.wrong', self.portal.info['client_secret']])
        page = browse(connect.read_address())
        self.assertNotIn('localhost', page.address)
        connect.process.send_signal(signal.SIGINT)
        self.assert_failed(connect.wait(), 'Cancelled. Nothing was stored.')

    def test_refused(self):
        """A portal that says so: the wait is over. The real one leaves the person on its page."""
        connect = Connect(self)
        address = connect.read_address()
        state = urllib.parse.parse_qs(urllib.parse.urlparse(address).query)['state'][0]
        page = browse(f'http://localhost:{self.port}/?error=access_denied&state={state}')
        self.assertIn('The portal did not allow the sign-in.', page.text)
        self.assert_failed(connect.wait(), 'The portal did not allow the sign-in.')

    def test_no_permission(self):
        self.portal.post('/application', scopes=['user'])
        connect = Connect(self)
        page = browse(connect.read_address())
        self.assertIn('The local application may not read tasks.', page.text)
        self.assert_failed(connect.wait(), 'The local application may not read tasks.')

    def test_pasted_address(self):
        connect = Connect(self)
        connect.say('https://acme.example/')
        self.assertRegex(connect.process.stderr.readline(), r'^This is .* another page.*\.\n$')
        connect.say(find_redirect(connect.read_address()))
        self.assert_connected(connect.wait())

    def test_pasted_code(self):
        connect = Connect(self)
        redirect = find_redirect(connect.read_address())
        connect.say(urllib.parse.parse_qs(urllib.parse.urlparse(redirect).query)['code'][0])
        self.assert_connected(connect.wait())

    def test_too_late(self):
        connect = Connect(self)
        redirect = find_redirect(connect.read_address())
        self.portal.post('/clock', advance=31)
        connect.say(redirect)
        self.assert_failed(connect.wait(), 'The portal does not take this sign-in any more')

    def test_wrong_state(self):
        """Somebody else's answer is turned away, and the wait goes on."""
        connect = Connect(self)
        redirect = find_redirect(connect.read_address())
        page = browse(re.sub('state=[0-9a-f]{32}', 'state=' + '0' * 32, redirect))
        self.assertEqual(page.status, 400)
        self.assertIn('This address is from an earlier sign-in.', page.text)
        self.assertEqual(browse(f'http://localhost:{self.port}/favicon.ico').status, 404)
        self.assertEqual(browse(redirect).status, 200)
        self.assert_connected(connect.wait())

    def test_port_taken(self):
        with socket.create_server(('127.0.0.1', self.port)):
            connect = Connect(self)
            redirect = find_redirect(connect.read_address())
            connect.say(redirect)
            self.assert_connected(connect.wait())

    def test_port_taken_and_nobody_pastes(self):
        with socket.create_server(('127.0.0.1', self.port)):
            connect = Connect(self)
            connect.read_address()
            self.assert_failed(connect.wait(), 'Nothing was stored.')

    def test_interrupted(self):
        connect = Connect(self)
        connect.read_address()
        connect.process.send_signal(signal.SIGINT)
        self.assert_failed(connect.wait(), 'Cancelled. Nothing was stored.')

    def test_keyring_locked(self):
        self.desktop.lock_keyring()
        connect = Connect(self)
        page = browse(connect.read_address())
        self.assertIn('The keyring is locked.', page.text)
        status, out, err = connect.wait()
        self.assertEqual((status, out), (1, ''))
        self.assertIn('--session', err)
        self.desktop.unlock_keyring()
        self.assert_nothing_stored()

    def test_portal_gone_in_the_middle(self):
        self.portal.post('/faults', method='oauth.token', status=502, html=True)
        connect = Connect(self)
        page = browse(connect.read_address())
        self.assertEqual(page.status, 400)
        self.assert_failed(connect.wait(), 'The sign-in server of Bitrix24 does not answer.')

    def test_nothing_given(self):
        for lines in ([], [''], [self.portal.info['client_id']],
                      [self.portal.info['client_id'], '']):
            with self.subTest(lines=lines):
                self.assert_failed(Connect(self, lines=lines).wait(), 'nothing was stored')

    def test_on_a_terminal(self):
        """The key is not shown, and Ctrl-C ends it."""
        outer, inner = os.openpty()
        info = self.portal.info
        process = subprocess.Popen(
            [BUILD / 'src/service/duebell', 'connect', '--oauth', info['portal'], '--no-browser',
             '--redirect-port', str(self.port)], env=self.desktop.env, stdin=inner, stdout=inner,
            stderr=inner, preexec_fn=lambda: os.login_tty(inner))
        os.close(inner)
        self.addCleanup(os.close, outer)
        self.addCleanup(process.kill)
        shown = ''

        def read_until(text):
            nonlocal shown
            while text not in shown:
                self.assertTrue(select.select([outer], [], [], PATIENCE_S)[0], shown)
                shown += os.read(outer, 4096).decode()
        read_until('(client_id): ')
        os.write(outer, info['client_id'].encode() + b'\n')
        read_until('is not shown: ')
        os.write(outer, info['client_secret'].encode() + b'\n')
        read_until('paste it here.')
        self.assertIn(f'Open: {info["portal"]}/oauth/authorize/?client_id=', shown)
        os.write(outer, b'\x03')
        read_until('Nothing was stored.')
        wait_for(lambda: process.poll() is not None, 'the command ends')
        self.assertEqual(process.returncode, 1)
        self.assertNotIn(info['client_secret'], shown)
        self.assert_nothing_stored()

    def test_misused(self):
        for args in (['--oauth'], ['--client-id', 'a'], ['--no-browser'],
                     ['--oauth', 'a.example', '--redirect-port', '80'],
                     ['--oauth', 'a.example', '--redirect-port', 'x'],
                     ['--oauth', 'a.example', 'more']):
            with self.subTest(args=args):
                done = self.desktop.run('connect', *args)
                self.assertEqual((done.returncode, done.out), (2, ''))
                self.assertEqual(done.err.count('\n'), 1)


if __name__ == '__main__':
    unittest.main()
