# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service says of the desktop and does to it; and accounts that nobody has signed in to."""

import unittest

from gi.repository import Gio, GLib

from desktop import BUILD, Desktop, Portal, wait_for

PRESET = 'aaaaaaaa-0000-4000-8000-000000000001'
SECOND = 'bbbbbbbb-0000-4000-8000-000000000002'
ENTRY = 'autostart/io.github.duebell.Duebell.desktop'


class Session(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.addCleanup(self.desktop.close)
        self.entry = self.desktop.dir / 'config' / ENTRY

    def tearDown(self):
        self.assertNotIn('CRITICAL', self.desktop.log())

    def get(self, name):
        return self.desktop.recorder.connection.call_sync(
            'io.github.duebell.Duebell', '/io/github/duebell/Duebell',
            'org.freedesktop.DBus.Properties', 'Get',
            GLib.Variant('(ss)', ('io.github.duebell.Duebell1', name)), None,
            Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def switch(self, on):
        self.desktop.call('SetStartAtLogin', GLib.Variant('(b)', (on,)))

    def sentence_of(self, method, parameters):
        with self.assertRaises(GLib.Error) as raised:
            self.desktop.call(method, parameters)
        error = raised.exception
        self.assertEqual(Gio.dbus_error_get_remote_error(error), 'io.github.duebell.Error.Failed')
        return error.message.removeprefix('GDBus.Error:io.github.duebell.Error.Failed: ')

    def test_start_at_login(self):
        self.desktop.start()
        told = []
        self.desktop.recorder.connection.signal_subscribe(
            'io.github.duebell.Duebell', 'org.freedesktop.DBus.Properties', 'PropertiesChanged',
            '/io/github/duebell/Duebell', None, Gio.DBusSignalFlags.NONE,
            lambda *args: told.append(args[5].unpack()[1].get('StartAtLogin')))
        self.assertEqual(self.get('StartAtLogin'), 'off')
        self.switch(True)
        self.assertEqual(self.get('StartAtLogin'), 'on')
        wait_for(lambda: 'on' in told, 'the change is told')
        self.assertIn(f'Exec="{BUILD}/src/service/duebell" --background', self.entry.read_text())
        self.assertIn('Start at login: on', self.desktop.run('diagnose').out)
        self.switch(False)
        self.assertEqual(self.get('StartAtLogin'), 'off')
        self.assertFalse(self.entry.exists())

    def test_page_that_is_an_option(self):
        """Whoever is on the bus may ask for any page: none becomes an option of the window."""
        self.desktop.record_windows()
        self.desktop.start()
        for page in ['--demo-settings=/tmp/theirs', '-h', '\\n', 'why']:
            self.desktop.call('ShowWindow', GLib.Variant('(ss)', (page, '')))
        wait_for(lambda: len(self.desktop.windows()) == 4, 'all are shown')
        self.assertEqual(sorted(line.strip() for line in self.desktop.windows()),
                         ['', '', '', 'why'])

    def test_switched_off_elsewhere(self):
        self.desktop.start()
        self.switch(True)
        self.entry.write_text(self.entry.read_text() + 'Hidden=true\n')
        wait_for(lambda: self.get('StartAtLogin') == 'off-elsewhere', 'it is noticed')
        self.assertIn('Start at login: off-elsewhere', self.desktop.run('diagnose').out)
        self.switch(True)
        self.assertEqual(self.get('StartAtLogin'), 'on')

    def test_start_at_login_impossible(self):
        self.entry.parent.write_text('in the way')
        self.desktop.start()
        self.assertEqual(self.get('StartAtLogin'), 'impossible')
        self.assertEqual(self.sentence_of('SetStartAtLogin', GLib.Variant('(b)', (True,))),
                         'The folder of the programs that start at login cannot be written to.')

    def test_test_notification(self):
        self.desktop.start()
        wait_for(lambda: self.get('Desktop')['notifications'] == 'recorder', 'the server is known')
        self.desktop.set('notifications', 'false')
        self.desktop.call('SendTestNotification', GLib.Variant('(s)', ('',)))
        wait_for(lambda: self.desktop.recorder.sent, 'it is shown')
        self.assertEqual(self.desktop.recorder.sent[0]['summary'], 'Notifications Work')

    def test_facts(self):
        self.desktop.start()
        wait_for(lambda: self.get('Desktop') == {'tray': True, 'tray_known': True, 'keyring': 'ok',
                                                 'notifications': 'recorder'}, 'all is well')
        self.desktop.lock_keyring()
        wait_for(lambda: self.get('Desktop')['keyring'] == 'locked', 'the lock is noticed')
        self.desktop.unlock_keyring()
        wait_for(lambda: self.get('Desktop')['keyring'] == 'ok', 'it is open again')
        self.assertIn('Keyring: ok', self.desktop.run('diagnose').out)
        self.desktop.watcher.close()
        wait_for(lambda: not self.get('Desktop')['tray'], 'the tray is gone')

    def preset(self):
        """As an administrator presets two accounts of one portal."""
        keys = {'portal': "'acme.bitrix24.ru'", 'method': "'oauth'", 'client-id': "'local.1'"}
        self.desktop.write_accounts({PRESET: keys, SECOND: keys | {'user-id': 'int64 -3'}})
        self.desktop.start()

    def test_preset_account(self):
        self.preset()
        status = self.desktop.check()
        self.assertEqual([account['state'] for account in status['accounts']], ['signed-out'] * 2)
        self.assertEqual({account['message'] for account in status['accounts']},
                         {'Nothing is counted until you sign in.'})
        self.assertIsNone(status['count'])
        remedies = {(account['remedy'], account['remedy_label'])
                    for account in self.get('Accounts')}
        self.assertEqual(remedies, {('sign-in', 'Sign In…')})
        self.assertEqual(self.desktop.recorder.sent, [])

    def test_links_of_a_preset_account(self):
        self.preset()
        for what in ('all', 'overdue', 'comments', 'mentions'):
            self.assertEqual(
                self.sentence_of('Open', GLib.Variant('(sss)', (what, PRESET, ''))),
                'There is no such page.')
        self.assertEqual(self.sentence_of('GetLink', GLib.Variant('(ss)', ('all', SECOND))),
                         'There is no such page.')
        self.assertEqual(self.desktop.opened(), [])

    def test_memory_gives_way(self):
        """What is in the keyring now counts, and what is nowhere any more is forgotten."""
        portal = Portal('--tasks', '3')
        self.addCleanup(portal.stop)
        self.desktop.start()
        self.assertEqual(self.desktop.connect(portal, '--session').returncode, 0)
        account = self.desktop.check()['accounts'][0]['id']
        self.assertIsNone(self.desktop.read_secret(account))
        self.assertEqual(self.desktop.connect(portal).returncode, 0)
        self.assertIsNotNone(self.desktop.read_secret(account))
        self.assertEqual(self.desktop.check()['state'], 'current')
        self.desktop.remove_secret(account)
        self.desktop.call('Reload', GLib.Variant('(s)', (account,)))
        wait_for(lambda: self.desktop.status()['state'] == 'signed-out', 'nobody is signed in')


class NoKeyring(unittest.TestCase):
    def test_secret_in_a_file(self):
        """Who has chosen a file needs no keyring; one that others may read is not used."""
        portal = Portal('--tasks', '3')
        self.addCleanup(portal.stop)
        desktop = Desktop(keyring=False)
        self.addCleanup(desktop.close)
        desktop.write_accounts({PRESET: {'portal': f"'{portal.info['portal']}'",
                                         'user-id': 'int64 1'}})
        folder = desktop.dir / 'data/duebell/secrets'
        folder.mkdir(parents=True, mode=0o700)
        folder.chmod(0o700)
        file = folder / PRESET
        file.touch(mode=0o600)
        file.write_text(portal.webhook.rstrip('/').rsplit('/', 1)[1] + '\n')
        desktop.start()
        self.assertEqual(desktop.check()['state'], 'current')
        file.chmod(0o644)
        desktop.call('Reload', GLib.Variant('(s)', (PRESET,)))
        wait_for(lambda: desktop.status()['state'] == 'signed-out', 'it is refused')
        self.assertTrue(desktop.status()['accounts'][0]['message'].startswith(
            'The file that keeps the sign-in cannot be used:'))
        file.chmod(0o600)
        desktop.call('Reload', GLib.Variant('(s)', (PRESET,)))
        wait_for(lambda: desktop.status()['state'] == 'current', 'it is used again')
        self.assertNotIn('CRITICAL', desktop.log())

    def test_missing(self):
        desktop = Desktop(keyring=False)
        self.addCleanup(desktop.close)
        desktop.start()

        def keyring():
            return desktop.recorder.connection.call_sync(
                'io.github.duebell.Duebell', '/io/github/duebell/Duebell',
                'org.freedesktop.DBus.Properties', 'Get',
                GLib.Variant('(ss)', ('io.github.duebell.Duebell1', 'Desktop')), None,
                Gio.DBusCallFlags.NONE, -1, None).unpack()[0]['keyring']
        wait_for(lambda: keyring() == 'missing', 'the keyring is missed')


if __name__ == '__main__':
    unittest.main()
