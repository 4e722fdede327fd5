# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A portal whose certificate only the person trusts."""

import os
import pathlib
import time
import unittest
import uuid

from gi.repository import GLib

from desktop import Desktop, Portal, wait_for

FOLDER = pathlib.Path(os.environ['DUEBELL_TLS_DIR'])


class Certificate(unittest.TestCase):
    def setUp(self):
        self.desktop = Desktop()
        self.desktop.record_windows()
        self.addCleanup(self.desktop.close)
        self.portal = self.open_portal('good.pem')
        self.account = str(uuid.uuid4())
        self.desktop.write_accounts({self.account: {
            'portal': f"'{self.portal.info['portal'].removeprefix('https://')}'", 'user-id': '1'}})
        self.desktop.store_secret(self.account, 'simulatedsecret')
        self.desktop.start()

    def tearDown(self):
        self.assertNotIn('CRITICAL', self.desktop.log())

    def open_portal(self, certificate, *options):
        portal = Portal('--tls', FOLDER / certificate, FOLDER / 'key.pem', '--tasks', '0', *options)
        self.addCleanup(lambda: portal.process.poll() is None and portal.stop())
        return portal

    def certificate(self):
        return self.desktop.accounts()[0].get('certificate')

    def agree(self):
        self.desktop.check()
        self.desktop.set('trusted-certificate', self.certificate()['fingerprint'], self.account)

    def test_nothing_is_sent_before_the_person_agrees(self):
        self.assertEqual(self.desktop.check()['state'], 'offline')
        account = self.desktop.accounts()[0]
        self.assertEqual((account['remedy'], account['remedy_label']),
                         ('show-certificate', 'Show Certificate…'))
        self.desktop.call('Remedy', GLib.Variant('(ss)', (self.account, '')))
        wait_for(lambda: self.desktop.windows() == [f'account:{self.account} '],
                 'the page of the account is asked for')
        self.assertEqual(account['certificate']['trust'], 'none')
        self.assertEqual(account['certificate']['fault'], 'unknown-issuer')
        self.assertRegex(account['certificate']['fingerprint'], '^[0-9a-f]{64}$')
        self.assertGreater(account['certificate']['valid_until'], time.time())
        self.assertEqual(self.portal.get('/requests')['requests'], [])

    def test_agreed(self):
        self.agree()
        wait_for(lambda: self.desktop.status()['state'] == 'current', 'the portal is asked at once')
        self.assertEqual(self.certificate()['trust'], 'person')
        report = self.desktop.run('diagnose').out
        self.assertIn('method: webhook', report)
        self.assertIn('certificate trusted by: person', report)

    def test_another_certificate(self):
        self.agree()
        wait_for(lambda: self.desktop.status()['state'] == 'current', 'the portal is asked')
        old = self.certificate()['fingerprint']
        port = self.portal.info['portal'].rpartition(':')[2]
        self.portal.stop()
        other = self.open_portal('other-host.pem', '--port', port)
        self.assertEqual(self.desktop.check()['state'], 'offline')
        self.assertEqual(other.get('/requests')['requests'], [])
        self.assertEqual(self.certificate()['trust'], 'none')
        self.assertNotEqual(self.certificate()['fingerprint'], old)
        self.agree()
        wait_for(lambda: self.desktop.status()['state'] == 'current', 'the portal is asked')

    def test_no_longer_agreed(self):
        self.agree()
        wait_for(lambda: self.desktop.status()['state'] == 'current', 'the portal is asked')
        self.desktop.set('trusted-certificate', '', self.account)
        wait_for(lambda: self.desktop.status()['state'] == 'offline', 'it is not trusted any more')


if __name__ == '__main__':
    unittest.main()
