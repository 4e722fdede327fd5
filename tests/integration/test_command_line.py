# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command in both languages: what it says, and its exit status."""

import json
import re
import subprocess
import unittest

from desktop import BUILD, Desktop, Portal, wait_for

MISUSED = [
    ['status', '--nonsense'], ['status', 'more'], ['check', 'more'], ['watch', '--format', 'xml'],
    ['watch', 'more'], ['open', 'everything', 'somewhere'], ['open', 'all', 'a', 'b'],
    ['pause', 'soonish'], ['pause', '0m'], ['pause', '1h', '2h'], ['resume', 'now'],
    ['quit', 'now'], ['diagnose', 'me'], ['disconnect'], ['disconnect', 'a', 'b'],
    ['connect', 'https://acme.bitrix24.ru/rest/1/abcdefgh/'], ['connect', 'more'],
    ['demo', '--story', 'sad'], ['demo', '--for', '-3'], ['nonsense'],
]

BAD_LINKS = ['', 'not a link', 'http://acme.bitrix24.ru/rest/1/abcdefgh12345678/',
             'https://acme.bitrix24.ru/', 'https://acme.bitrix24.ru/rest/',
             'https://acme.bitrix24.ru/rest/x/abcdefgh12345678/',
             'https://user:pass@acme.bitrix24.ru/rest/1/abcdefgh12345678/',
             'https://acme.bitrix24.ru:99999/rest/1/abcdefgh12345678/']

FAULTS = [{'error': 'INVALID_CREDENTIALS'}, {'error': 'insufficient_scope'},
          {'error': 'ACCESS_DENIED'}, {'error': 'QUERY_LIMIT_EXCEEDED'},
          {'error': 'OVERLOAD_LIMIT'}, {'error': 'PORTAL_DELETED'},
          {'error': 'INTERNAL_SERVER_ERROR'}, {'error': 'authorization_error'},
          {'error': 'METHOD_CONFIRM_WAITING'}, {'error': 'PAYMENT_REQUIRED'},
          {'status': 502, 'html': True}, {'status': 403, 'html': True}, {'empty': True},
          {'body': '{"result":', 'status': 200}, {'body': '<html>hello</html>', 'status': 200},
          {'close': True}]


def is_sentence(text):
    return bool(re.fullmatch(r'[^\n]+[.!…”»)]\n', text))


class CommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = Desktop()
        cls.portal = Portal('--clock', '2026-11-24T09:00:00Z', '--tasks', '0')

    @classmethod
    def tearDownClass(cls):
        cls.portal.stop()
        cls.desktop.close()

    def test_1_wrong_usage(self):
        for language in ('en', 'ru'):
            self.desktop.speak(language)
            for args in MISUSED:
                with self.subTest(language=language, args=args):
                    done = self.desktop.run(*args)
                    self.assertEqual(done.returncode, 2)
                    self.assertEqual(done.out, '')
                    self.assertEqual(done.err.count('\n'), 1, done.err)
                    self.assertEqual(bool(re.search('[а-яё]', done.err)), language == 'ru')
        self.desktop.speak('en')

    def test_2_not_running(self):
        for args in (['status'], ['check'], ['watch'], ['open'], ['pause'], ['resume'], ['quit']):
            with self.subTest(args=args):
                done = self.desktop.run(*args)
                self.assertEqual((done.returncode, done.out), (2, ''))
                self.assertTrue(is_sentence(done.err), done.err)

    def test_3_bad_links_store_nothing(self):
        sentences = set()
        for link in BAD_LINKS:
            with self.subTest(link=link):
                done = self.desktop.run('connect', text=link + '\n')
                self.assertEqual((done.returncode, done.out), (1, ''))
                self.assertTrue(is_sentence(done.err), done.err)
                self.assertNotIn('abcdefgh', done.err)
                sentences.add(done.err)
        self.assertGreaterEqual(len(sentences), 6)
        self.assertEqual(self.desktop.run('status').returncode, 2)

        self.desktop.speak('ru')
        for link in BAD_LINKS:
            with self.subTest(link=link):
                error = self.desktop.run('connect', text=link + '\n').err
                self.assertTrue(is_sentence(error), error)
                self.assertRegex(error, '[а-яё]')
        self.desktop.speak('en')

    def test_4_portal_that_fails_stores_nothing(self):
        for fault in FAULTS:
            with self.subTest(fault=fault):
                self.portal.post('/faults', method='*', **fault)
                done = self.desktop.connect(self.portal)
                self.assertEqual((done.returncode, done.out), (1, ''))
                self.assertTrue(is_sentence(done.err), done.err)
        self.portal.post('/faults', method='*', clear=True)

    def test_5_all_of_them_in_turn(self):
        self.portal.post('/tasks', title='Quarterly report', responsible=1, creator=2,
                         deadline='2026-11-23T16:00:00Z')
        self.desktop.start()
        done = self.desktop.run('status', '--json')
        self.assertEqual((done.returncode, json.loads(done.out)['state']), (1, 'empty'))
        self.assertIsNone(json.loads(done.out)['count'])
        self.assertEqual(self.desktop.connect(self.portal).returncode, 0)

        done = self.desktop.run('status')
        self.assertEqual((done.returncode, done.out.count('\n')), (0, 1))
        status = json.loads(self.desktop.run('status', '--json').out)
        self.assertEqual(list(status), ['version', 'state', 'count', 'expired', 'new_comments',
                                        'mentioned', 'paused_until', 'accounts'])
        account = status['accounts'][0]
        self.assertEqual(account['user'], {'id': 1, 'name': 'Anna Petrova'})
        self.assertEqual(account['tasks'][0]['kinds'], ['expired'])
        self.assertEqual(account['tasks'][0]['deadline'], '2026-11-23T16:00:00Z')
        self.assertRegex(account['checked'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$')
        self.assertEqual(account['watches'][0]['type'], 'view_all')

        done = self.desktop.run('open', '--print', 'overdue')
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.out, r'/company/personal/user/1/tasks/\?apply_filter=Y&PROBLEM=\d+\n')
        for args in (['open', 'nobody@nowhere'], ['disconnect', 'nowhere.example']):
            done = self.desktop.run(*args)
            self.assertEqual((done.returncode, done.out), (1, ''))
            self.assertTrue(is_sentence(done.err), done.err)

        self.assertEqual(self.desktop.run('pause', 'tomorrow').returncode, 0)
        self.assertEqual(self.desktop.run('resume').returncode, 0)
        self.assertIsNone(self.desktop.status()['paused_until'])
        self.assertIn('Duebell', self.desktop.run('diagnose').out)
        self.assertEqual(self.desktop.run('--version').returncode, 0)
        self.assertIn('duebell connect', self.desktop.run('--help').out)

    def test_6_watch_prints_a_line_a_change(self):
        watch = subprocess.Popen([BUILD / 'src/service/duebell', 'watch', '--format', 'waybar'],
                                 env=self.desktop.env, stdout=open(self.desktop.dir / 'lines', 'w'),
                                 stdin=subprocess.DEVNULL)
        lines = self.desktop.dir / 'lines'
        wait_for(lambda: lines.read_text().count('\n') == 1, 'a line comes at start')
        self.portal.post('/tasks', title='Budget', responsible=1, creator=2,
                         deadline='2026-11-22T16:00:00Z')
        self.desktop.check()
        wait_for(lambda: '"text":"2"' in lines.read_text(), 'the change is a line')
        last = json.loads(lines.read_text().splitlines()[-1])
        self.assertEqual((last['class'], last['percentage']), ('overdue', 2))
        self.desktop.quit()
        wait_for(lambda: watch.poll() is not None, 'watch ends with Duebell')
        self.assertEqual(watch.returncode, 0)


if __name__ == '__main__':
    unittest.main()
