# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the stage who has a keyboard and a screen reader, and nothing else."""

import json
import subprocess
import sys

from stage import HERE, wait_for

CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'switch', 'text', 'entry',
            'password text', 'spin button', 'combo box', 'menu item', 'link', 'button', 'slider'}


class Walker:
    def __init__(self, stage):
        self.stage = stage

    def read(self):
        """All that a screen reader would read, in its order."""
        output = subprocess.run([sys.executable, HERE / 'accessible-tree.py',
                                 str(self.stage.window.pid)], env=self.stage.env, check=True,
                                stdout=subprocess.PIPE).stdout
        return json.loads(output)

    def says(self, text):
        return any(text in node['name'] or text in node['description'] for node in self.read())

    def wait_until_it_says(self, text):
        try:
            wait_for(lambda: self.says(text), f'the window says “{text}”')
        except AssertionError as error:
            names = [node['name'] for node in self.read() if node['name']]
            raise AssertionError(f'{error}; it says {names}') from None

    def read_focus(self):
        """Where the keyboard is: a number in reading order, role and name."""
        for index, node in enumerate(self.read()):
            if 'focused' in node['states'] and node['role'] in CONTROLS | {'list item'}:
                return index, node['role'], node['name']
        return None

    def go_to(self, name, key='Tab'):
        """Presses Tab until the control of that name has the keyboard."""
        seen = []
        for _ in range(60):
            focus = self.read_focus()
            if focus is not None and name in focus[2]:
                return focus
            seen.append(focus)
            self.stage.press(key)
        raise AssertionError(f'The keyboard never comes to “{name}”, but to {seen}')

    def activate(self, name):
        self.go_to(name)
        self.stage.press('Return')

    def fill(self, name, text):
        self.go_to(name)
        self.stage.press('ctrl+a')
        self.stage.type(text)
