# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of all pages of the window, in all variants, into a folder.

Usage: screenshots.py FOLDER [PART-OF-A-NAME...]
"""
import pathlib
import sys
import uuid

from stage import HERE, Portal, Stage, wait_for
from walker import Walker

CLOCK = '2026-11-24T09:00:00Z'
TLS = HERE.parent / 'portal/tls'
# Name -> language, look, scale, width. The first is what most people see.
VARIANTS = {
    'en': ('en', 'light', 1, 640),
    'ru': ('ru', 'light', 1, 640),
    'dark': ('en', 'dark', 1, 640),
    'narrow': ('en', 'light', 1, 360),
    'narrow-ru': ('ru', 'dark', 1, 360),
    'narrow-pseudo': ('pseudo', 'light', 1, 360),
    'pseudo': ('pseudo', 'light', 1, 640),
    'wide': ('en', 'light', 1, 1380),
    'contrast': ('en', 'contrast', 1, 640),
    'contrast-dark': ('ru', 'contrast-dark', 1, 640),
    '2x': ('en', 'light', 2, 640),
    '2x-dark-ru': ('ru', 'dark', 2, 360),
}


class Office:
    """Four portals: one that answers, one that is not reachable, one that ended the sign-in, and
    one whose certificate nobody trusts."""

    def __init__(self, stage):
        self.portals = [Portal('--clock', CLOCK, '--seed', str(seed)) for seed in (1, 2, 3)]
        self.strange = Portal('--clock', CLOCK, '--tls', TLS / 'good.pem', TLS / 'key.pem')
        account = str(uuid.uuid4())
        address = self.strange.info['portal'].removeprefix('https://')
        stage.write_accounts({account: {'portal': f"'{address}'", 'user-id': '1',
                                        'user-name': "'Anna Petrova'"}})
        stage.store_secret(account, 'simulatedsecret')
        stage.start()
        for portal in self.portals:
            stage.connect(portal)
        self.portals[2].post('/faults', method='*', error='INVALID_CREDENTIALS')
        self.portals[1].stop()
        stage.run('check')
        self.ids = [told['id'] for told in stage.status()['accounts'] if told['id'] != account]
        self.ids.append(account)

    def stop(self):
        for portal in (self.portals[0], self.portals[2], self.strange):
            portal.stop()


class Photographer:
    """Goes to what is to be seen, in the language of the window."""

    def __init__(self, stage, office):
        self.stage, self.office = stage, office
        self.walker = Walker(stage)

    def close(self):
        self.walker.close()

    def say(self, text):
        return self.stage.translate(text).replace('_', '')

    def find_field(self):
        return self.say('_Webhook link or portal address')

    def type(self, text):
        """And waits until it is known what is behind it."""
        busy = self.say('Checking…')
        self.walker.fill(self.find_field(), text)
        wait_for(lambda: self.walker.says(busy), 'it is looked at')
        wait_for(lambda: not self.walker.says(busy), 'it was looked at')

    def nothing(self):
        pass

    def webhook(self):
        self.type(self.office.portals[0].webhook)

    def mistake(self):
        self.type('https://acme.bitrix24.invalid/rest/1/abcdefgh12345678/')

    def address(self):
        self.type(self.office.portals[0].info['portal'])

    def stranger(self):
        self.type(self.office.strange.info['portal'])

    def form(self):
        self.address()
        self.walker.choose(self.say('Browser sign-in'))
        self.walker.activate(self.say('Continue'))
        self.walker.wait_until_it_says(self.say('_Application ID'))

    def waiting(self):
        self.form()
        self.walker.fill(self.say('_Application ID'), self.office.portals[0].info['client_id'])
        self.walker.fill(self.say('Application _key'), self.office.portals[0].info['client_secret'])
        self.walker.press('Return')
        self.walker.wait_until_it_says(self.say('Continue in Your Browser'))

    def projects(self):
        """Chosen while the window looks."""
        self.stage.set('roles', "['responsible', 'originator']", self.office.ids[0])
        self.stage.set('projects', '[11]', self.office.ids[0])
        self.stage.set('project-filter', 'except', self.office.ids[0])
        self.stage.run('check')

    def removed(self):
        self.walker.activate(self.say('Remove Account'))
        self.walker.wait_until_it_says(self.say('Undo'))


# Name -> page, the height at which all that matters of it can be seen, and what is done there. {0}
# is an account that answers, {1} one that is not reachable, {2} one that is signed out, {3} one with
# a certificate that nobody trusts. In this order: the first two are of a session without accounts
# and without a keyring, and some of the last change what there is.
PAGES = {
    'welcome': ('', 720, Photographer.nothing),
    'add-no-keyring': ('add', 720, Photographer.nothing),
    'home': ('', 1000, Photographer.nothing),
    'about': ('about', 720, Photographer.nothing),
    'shortcuts': ('shortcuts', 720, Photographer.nothing),
    'why': ('why', 800, Photographer.nothing),
    'notifications': ('notifications', 1060, Photographer.nothing),
    'icon': ('icon', 720, Photographer.nothing),
    'general': ('general', 720, Photographer.nothing),
    'add': ('add', 720, Photographer.nothing),
    'add-webhook': ('add', 720, Photographer.webhook),
    'add-mistake': ('add', 720, Photographer.mistake),
    'add-address': ('add', 900, Photographer.address),
    'add-certificate': ('add', 900, Photographer.stranger),
    'sign-in': ('add', 900, Photographer.form),
    'sign-in-waiting': ('add', 720, Photographer.waiting),
    'replace': ('replace:{2}', 720, Photographer.nothing),
    'account': ('account:{0}', 1300, Photographer.nothing),
    'account-offline': ('account:{1}', 500, Photographer.nothing),
    'account-signed-out': ('account:{2}', 500, Photographer.nothing),
    'account-certificate': ('account:{3}', 500, Photographer.nothing),
    'certificate': ('certificate:{3}', 720, Photographer.nothing),
    'account-projects': ('account:{0}', 1390, Photographer.projects),
    'why-projects': ('why', 900, Photographer.projects),
    'removed': ('account:{2}', 900, Photographer.removed),
}
WITHOUT_ACCOUNTS = ('welcome', 'add-no-keyring')


def shoot(stage, office, folder, pages, variant):
    width = VARIANTS[variant][3]
    for page in pages:
        name, height, prepare = PAGES[page]
        photographer = Photographer(stage, office)
        try:
            stage.open(name.format(*(office.ids if office is not None else ())), width, height)
            stage.focus()
            prepare(photographer)
            stage.settle()
            stage.shoot(folder / f'{page}-{variant}.png')
            stage.close_window()
        finally:
            photographer.close()
        print(f'{page}-{variant}', flush=True)


def take(folder, variant, wanted):
    language, look, scale, _ = VARIANTS[variant]
    pages = [page for page in PAGES
             if not wanted or any(part in f'{page}-{variant}' for part in wanted)]
    for with_accounts in (False, True):
        shots = [page for page in pages if (page not in WITHOUT_ACCOUNTS) == with_accounts]
        if not shots:
            continue
        stage = Stage(language, scale, accessible=True, keyring=with_accounts)
        office = None
        try:
            stage.appearance.choose(look)
            if with_accounts:
                office = Office(stage)
            else:
                stage.start()
            shoot(stage, office, folder, shots, variant)
        finally:
            stage.close()
            if office is not None:
                office.stop()


def main():
    folder = pathlib.Path(sys.argv[1])
    for variant in VARIANTS:
        take(folder, variant, sys.argv[2:])


main()
