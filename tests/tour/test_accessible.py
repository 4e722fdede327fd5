# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each page of the window through the ears of a screen reader, and with a keyboard alone."""

import os
import pathlib
import unittest
import uuid

from stage import Portal, Stage, wait_for
from walker import CONTROLS, STOPS_MAX, Walker

TLS = pathlib.Path(os.environ['DUEBELL_TLS_DIR'])
CLOCK = '2026-11-24T09:00:00Z'
FIELD = 'Webhook link or portal address'
# The window manager has keys for what these do.
OF_THE_FRAME = {'Minimize', 'Maximize', 'Close'}


def type_webhook(walker, office):
    walker.fill(FIELD, office.portal.webhook)
    walker.wait_until_it_says('Anna Petrova on')


def type_address(walker, office):
    walker.fill(FIELD, office.portal.info['portal'])
    walker.wait_until_it_says('How shall Duebell connect?')


def type_nonsense(walker, office):
    walker.fill(FIELD, 'acme')
    walker.wait_until_it_complains(FIELD, 'not a web address')


def type_address_of_unknown(walker, office):
    walker.fill(FIELD, office.strange.info['portal'])
    walker.wait_until_it_says('Fingerprint')


def choose_browser(walker, office):
    type_address(walker, office)
    walker.choose('Browser sign-in')
    walker.activate('Continue')
    walker.wait_until_it_says('Application ID')


def wait_for_browser(walker, office):
    choose_browser(walker, office)
    walker.fill('Application ID', office.portal.info['client_id'])
    walker.fill('Application key', office.portal.info['client_secret'])
    walker.press('Return')
    walker.wait_until_it_says('Continue in Your Browser')


def do_nothing(walker, office):
    pass


# Name -> page, what it says when all is there, and what is done then. {0} is an account that
# answers, {1} one whose certificate nobody trusts.
PAGES = {
    'home': ('', 'Preferences', do_nothing),
    'why': ('why', 'On the badge', do_nothing),
    'add': ('add', 'Such as', do_nothing),
    'add webhook': ('add', 'Such as', type_webhook),
    'add address': ('add', 'Such as', type_address),
    'add mistake': ('add', 'Such as', type_nonsense),
    'add certificate': ('add', 'Such as', type_address_of_unknown),
    'sign in': ('add', 'Such as', choose_browser),
    'sign in waiting': ('add', 'Such as', wait_for_browser),
    'sign in again': ('sign-in:{0}', 'Application ID', do_nothing),
    'replace': ('replace:{0}', 'Make a Webhook', do_nothing),
    'account': ('account:{0}', 'Up to date', do_nothing),
    'account in trouble': ('account:{1}', 'Show Certificate…', do_nothing),
    'certificate': ('certificate:{1}', 'Fingerprint', do_nothing),
    'notifications': ('notifications', 'Quiet Hours', do_nothing),
    'icon': ('icon', 'Automatic', do_nothing),
    'general': ('general', 'Start at Login', do_nothing),
}
# Page that a row of the front page leads to -> that row.
ROWS = {'Notifications': 'Notifications', 'Icon': 'Icon', 'General': 'General',
        'New Account': 'Add Account'}


class Office:
    """A portal that answers, and one with a certificate that nobody trusts."""

    def __init__(self, stage):
        self.stage = stage
        self.portal = Portal('--clock', CLOCK)
        self.strange = Portal('--clock', CLOCK, '--tls', TLS / 'good.pem', TLS / 'key.pem')
        account = str(uuid.uuid4())
        address = self.strange.info['portal'].removeprefix('https://')
        stage.write_accounts({account: {'portal': f"'{address}'", 'user-id': '1',
                                        'user-name': "'Anna Petrova'"}})
        stage.store_secret(account, 'simulatedsecret')
        stage.start()
        stage.connect(self.portal)
        others = [told['id'] for told in stage.status()['accounts'] if told['id'] != account]
        self.ids = [*others, account]

    def stop(self):
        for portal in (self.portal, self.strange):
            portal.stop()


class Round:
    """What Tab comes by, from where the keyboard is until it is there again."""

    def __init__(self, walker):
        self.places, self.stops = [], []
        tree, place = walker.step()
        while place not in self.places and len(self.places) < STOPS_MAX:
            self.places.append(place)
            self.stops.append(tree[place] if place is not None else None)
            tree, place = walker.step()
        self.is_closed = place in self.places
        self.tree = tree


class Accessible(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage(accessible=True)
        cls.addClassCleanup(cls.stage.close)
        cls.office = Office(cls.stage)
        cls.addClassCleanup(cls.office.stop)
        cls.walker = Walker(cls.stage)
        cls.addClassCleanup(cls.walker.close)

    def tearDown(self):
        self.assertEqual(self.stage.close_window(), 0)
        self.assertNotIn('WARNING', self.stage.window_log())
        self.assertNotIn('CRITICAL', self.stage.window_log())

    def open(self, page):
        name, sentence, prepare = PAGES[page]
        self.stage.launch(name.format(*self.office.ids))
        self.stage.focus()
        self.walker.wait_until_it_says(sentence)
        prepare(self.walker, self.office)

    def check_names(self, tree):
        self.assertGreater(len(tree), 5)
        # The texts of GTK's own dialog about a program are read-only and have no names.
        unnamed = [node for node in tree if not node['name'] and 'read-only' not in node['states']
                   and (node['role'] in CONTROLS
                        or node['role'] == 'list item' and 'focusable' in node['states'])]
        self.assertEqual(unnamed, [])

    def check_order(self, way):
        self.assertTrue(way.is_closed, 'The keyboard never comes round.')
        self.assertNotIn(None, way.stops)
        # It starts somewhere in the page, and the header bar is read after the page: a turn each.
        turns = [(a['name'], b['name']) for a, b, x, y
                 in zip(way.stops, way.stops[1:], way.places, way.places[1:]) if x > y]
        self.assertLessEqual(len(turns), 1, turns)

    def check_reach(self, way):
        """Of a group of radio buttons Tab reaches the chosen one, and arrow keys the others."""
        missed = [node['name'] for place, node in enumerate(way.tree)
                  if node['role'] in CONTROLS - {'radio button'} and place not in way.places
                  and {'focusable', 'sensitive'} <= node['states']
                  and node['name'] not in OF_THE_FRAME]
        self.assertEqual(missed, [])
        if any(node['role'] == 'radio button' for node in way.tree):
            self.assertIn('radio button', [node['role'] for node in way.stops])

    def check_states(self, way):
        """Each check box that the keyboard comes by tells what Space makes of it."""
        for stop in way.stops:
            if stop['role'] not in ('check box', 'switch', 'toggle button'):
                continue
            state = 'expanded' if stop['role'] == 'toggle button' else 'checked'
            self.walker.go_to(stop['name'], stop['role'])
            for key, wanted in (('space', state not in stop['states']),
                                ('space', state in stop['states'])):
                self.walker.press(key)
                wait_for(lambda: (state in (self.walker.find(stop['name'], stop['role']) or
                                            stop)['states']) == wanted,
                         f'{stop["name"]} tells of {state}: {wanted}')

    def check_page(self, page):
        self.open(page)
        way = Round(self.walker)
        self.check_names(way.tree)
        self.check_order(way)
        self.check_reach(way)
        self.check_states(way)

    def test_dialogs(self):
        """What is in them is GTK's own."""
        for page, words in (('about', 'Unofficial. Not made or endorsed by Bitrix24.'),
                            ('shortcuts', 'Check now')):
            with self.subTest(page):
                self.stage.launch(page)
                self.walker.wait_until_it_says(words)
                self.assertEqual(self.stage.close_window(), 0)

    def test_back(self):
        """The keyboard is again where it was before a page was opened."""
        self.open('home')
        for title, row in ROWS.items():
            for key in ('Escape', 'alt+Left'):
                with self.subTest(title, key=key):
                    self.walker.activate(row)
                    wait_for(lambda: self.walker.find('Back'), 'the page is there')
                    self.walker.press(key)
                    wait_for(lambda: self.walker.read_focus() == row,
                             'the keyboard is there again')


def add_page_tests():
    for page in PAGES:
        def test(self, page=page):
            self.check_page(page)
        setattr(Accessible, 'test_' + page.replace(' ', '_'), test)


add_page_tests()

if __name__ == '__main__':
    unittest.main()
