# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of all pages of the window, in all variants, into a folder.

Usage: screenshots.py FOLDER [PART-OF-A-NAME...]
"""
import pathlib
import sys

from stage import Portal, Stage

CLOCK = '2026-11-24T09:00:00Z'
# Name -> page, and the height at which all that matters of it can be seen. {0} is an account that
# answers, {1} one that is not reachable, {2} one that is signed out.
PAGES = {
    'welcome': ('', 720),
    'home': ('', 900),
    'about': ('about', 720),
    'why': ('why', 800),
    'notifications': ('notifications', 1060),
    'account': ('account:{0}', 1300),
    'account-offline': ('account:{1}', 500),
    'account-signed-out': ('account:{2}', 500),
}
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
    """Three portals: one that answers, one that is not reachable, one that ended the sign-in."""

    def __init__(self, stage):
        self.portals = [Portal('--clock', CLOCK, '--seed', str(seed)) for seed in (1, 2, 3)]
        stage.start()
        for portal in self.portals:
            stage.connect(portal)
        self.portals[2].post('/faults', method='*', error='INVALID_CREDENTIALS')
        self.portals[1].stop()
        stage.run('check')
        self.ids = [account['id'] for account in stage.status()['accounts']]

    def stop(self):
        for portal in (self.portals[0], self.portals[2]):
            portal.stop()


def take(folder, name, wanted):
    language, look, scale, width = VARIANTS[name]
    shots = [page for page in PAGES
             if not wanted or any(part in f'{page}-{name}' for part in wanted)]
    if not shots:
        return
    stage = Stage(language, scale)
    office = None
    try:
        stage.appearance.choose(look)
        if 'welcome' in shots:
            stage.start()
            stage.open('', width)
            stage.shoot(folder / f'welcome-{name}.png')
            stage.close_window()
            stage.quit()
        office = Office(stage)
        for page in shots:
            if page == 'welcome':
                continue
            name_of_page, height = PAGES[page]
            stage.open(name_of_page.format(*office.ids), width, height)
            stage.shoot(folder / f'{page}-{name}.png')
            stage.close_window()
            print(f'{page}-{name}', flush=True)
    finally:
        stage.close()
        if office is not None:
            office.stop()


def main():
    folder = pathlib.Path(sys.argv[1])
    for name in VARIANTS:
        take(folder, name, sys.argv[2:])


main()
