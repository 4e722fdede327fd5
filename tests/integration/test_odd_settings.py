# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings that somebody wrote by hand, before the start or under the running program: they count
as the defaults, and the sound account beside them goes on."""

import unittest

from desktop import Desktop, Portal, wait_for

ODD = {
    'check-interval': ('uint32 0', 'uint32 4294967295', "'often'"),
    'notifications': ("'yes'",),
    'deadline-lead': ('uint32 4294967295', '-5'),
    'quiet-hours': ('true',),
    'quiet-from': ("'25:99'", "''", "'noon'", 'uint32 9'),
    'quiet-to': ("'-1:00'", "'19:00:00:00'"),
    'quiet-days': ("['someday']", "'monday'"),
    'paused-until': ('int64 -9', 'int64 9223372036854775807', 'int64 -9223372036854775808'),
    'badge-style': ("'stars'", '7'),
    'icon-style': ("''",),
    'icon-show': ("'never'",),
    'launcher-badge': ('1',),
    'of-a-newer-version': ('<1>',),
}
ODD_ACCOUNT = {
    'user-name': (r"'\u202e\n<b>Anna</b>'",),
    'count': ("['pings']", '@as []'),
    'notify': ("'all'",),
    'roles': ("['boss']",),
    'project-filter': ("'some'", "'only'"),
    'projects': ('[int64 -1, 0, 9223372036854775807]', "['Sales']"),
    'project-names': ("{int64 -1: ''}", "['Sales']"),
    'redirect-port': ('uint32 70000',),
    'open-with': ("'../../evil.desktop'",),
    'trusted-certificate': ("'any'",),
    'client-secret-file': ("'/dev/zero'",),
    'method': ("'telepathy'",),
    'enabled': ("'perhaps'",),
}


class OddSettings(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.addCleanup(self.desktop.close)
        self.portal = Portal('--clock', '2026-11-24T09:00:00Z', '--tasks', '0')
        self.addCleanup(self.portal.stop)
        self.portal.post('/tasks', title='Report', responsible=1, creator=2,
                         deadline='2026-11-23T16:00:00Z')
        self.file = self.desktop.dir / 'config/glib-2.0/settings/keyfile'

    def tearDown(self):
        self.assertIsNone(self.desktop.resident.poll())
        for word in ('CRITICAL', 'WARNING'):
            self.assertNotIn(word, self.desktop.log())

    def write(self, rows, group):
        """Replaces or adds keys of a group in the file, as an editor does."""
        wait_for(self.file.exists, 'there are settings')
        keys, lines = dict(rows), []
        for line in self.file.read_text().splitlines():
            if line.split('=')[0] in keys and lines and current == group:
                continue
            if line.startswith('['):
                current = line[1:-1]
            lines.append(line)
        at = lines.index(f'[{group}]') + 1
        lines[at:at] = [f'{key}={value}' for key, value in rows]
        new = self.file.with_suffix('.new')
        new.write_text('\n'.join(lines) + '\n')
        new.rename(self.file)

    def rows_of(self, odd, round_number):
        return [(key, values[round_number % len(values)]) for key, values in odd.items()]

    def connect(self):
        self.desktop.start()
        self.assertEqual(self.desktop.connect(self.portal).returncode, 0)
        account = self.desktop.status()['accounts'][0]['id']
        self.groups = ('io/github/duebell/Duebell', f'io/github/duebell/Duebell/accounts/{account}')
        return account

    def assert_sound(self, account):
        status = self.desktop.check()
        self.assertEqual([entry['id'] for entry in status['accounts']], [account])
        self.assertIn(status['state'], ('current', 'signed-out', 'offline'))
        self.assertEqual(self.desktop.run('diagnose').returncode, 0)

    def test_while_it_runs(self):
        account = self.connect()
        for number in range(3):
            self.write(self.rows_of(ODD, number), self.groups[0])
            self.write(self.rows_of(ODD_ACCOUNT, number), self.groups[1])
            self.assert_sound(account)

    def test_before_it_starts(self):
        account = self.connect()
        for number in range(3):
            self.assertEqual(self.desktop.quit(), 0)
            self.write(self.rows_of(ODD, number), self.groups[0])
            self.write(self.rows_of(ODD_ACCOUNT, number), self.groups[1])
            self.desktop.start()
            self.assert_sound(account)

    def test_junk_portal_comes_and_goes(self):
        account = self.connect()
        portal = self.desktop.status()['accounts'][0]['portal']
        for junk in ("'a b'", "''", r"'acme.bitrix24.ru\u0000'", "'http://acme.bitrix24.ru@evil'"):
            self.write([('portal', junk)], self.groups[1])
            wait_for(lambda: self.desktop.status()['accounts'] == [], f'{junk} is left out')
        self.write([('portal', f"'{portal}'")], self.groups[1])
        wait_for(lambda: self.desktop.status()['accounts'], 'the account is back')
        self.assert_sound(account)

    def test_no_person_any_more(self):
        account = self.connect()
        self.write([('user-id', 'int64 -1')], self.groups[1])
        wait_for(lambda: self.desktop.check()['state'] == 'signed-out', 'nobody is asked for')
        self.write([('user-id', 'int64 1')], self.groups[1])
        wait_for(lambda: self.desktop.check()['state'] == 'current', 'the person is back')
        self.assert_sound(account)


if __name__ == '__main__':
    unittest.main()
