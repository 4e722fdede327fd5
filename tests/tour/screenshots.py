# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of all pages of the window, in all variants, into a folder.

Usage: screenshots.py FOLDER [PART-OF-A-NAME...]
"""
import pathlib
import sys

from stage import Portal, Stage

CLOCK = '2026-11-24T09:00:00Z'
# Page -> height at which all that matters of it can be seen.
PAGES = {'home': 760, 'account': 1300, 'why': 800, 'add': 720, 'sign-in': 720, 'replace': 720,
         'notifications': 1150, 'icon': 720, 'general': 600, 'shortcuts': 720, 'about': 720}
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
        self.stage = stage
        self.portals = [Portal('--clock', CLOCK, '--seed', str(seed)) for seed in (1, 2, 3)]
        stage.start()
        for portal in self.portals:
            stage.connect(portal)
        self.portals[2].post('/faults', method='*', error='INVALID_CREDENTIALS')
        self.portals[1].stop()
        stage.run('check')
        self.accounts = [account['id'] for account in stage.status()['accounts']]

    def stop(self):
        for portal in (self.portals[0], self.portals[2]):
            portal.stop()


def take(folder, name, wanted):
    language, look, scale, width = VARIANTS[name]
    shots = [page for page in ('welcome', *PAGES, 'trouble')
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
            stage.open(locate(page, office), width, PAGES.get(page, 720))
            stage.shoot(folder / f'{page}-{name}.png')
            stage.close_window()
            print(f'{page}-{name}', flush=True)
    finally:
        stage.close()
        if office is not None:
            office.stop()


def locate(page, office):
    good, _, ended = office.accounts
    return {'home': '', 'account': f'account:{good}', 'trouble': f'account:{ended}',
            'sign-in': f'sign-in:{ended}', 'replace': f'replace:{ended}'}.get(page, page)


def main():
    folder = pathlib.Path(sys.argv[1])
    for name in VARIANTS:
        take(folder, name, sys.argv[2:])


main()
