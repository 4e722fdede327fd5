# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who hears the window and has nothing but a keyboard."""

from listener import Listener
from stage import wait_for

CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'switch', 'text', 'entry',
            'password text', 'spin button', 'combo box', 'menu item', 'link', 'button', 'slider'}
# Many more stops than the longest page has.
STOPS_MAX = 150


class Walker:
    def __init__(self, stage):
        self.stage = stage
        self.listener = Listener(stage.find_accessibility_bus())

    def close(self):
        self.listener.close()

    def read(self):
        """All that a screen reader would read, in its order."""
        return wait_for(lambda: self.listener.read(self.stage.window.pid),
                        'the window is on the accessibility bus')

    def find_focus(self, tree):
        """Where the keyboard is: a number in reading order; None: nowhere."""
        places = [number for number, node in enumerate(tree) if 'focused' in node['states']
                  and node['role'] in CONTROLS | {'list item'}]
        return places[-1] if places else None

    def read_focus(self):
        """The name of what has the keyboard, or None."""
        tree = self.read()
        place = self.find_focus(tree)
        return None if place is None else tree[place]['name']

    def press(self, *keys):
        """As a person does, who goes on when the last key has done its work."""
        self.stage.press(*keys)

    def says(self, text):
        return any(text in node['name'] for node in self.read())

    def wait_until_it_says(self, text):
        wait_for(lambda: self.says(text), f'the window says "{text}"')

    def find(self, name, role=None):
        """The first control that is called @name, and may be used."""
        for node in self.read():
            if (node['name'] == name and {'focusable', 'sensitive'} <= node['states']
                    and role in (None, node['role'])):
                return node
        return None

    def step(self, key='Tab'):
        """Presses a key that moves the keyboard; returns where it is then."""
        before = self.find_focus(self.read())
        self.press(key)
        tree = self.read()
        # The key is on its way to the window.
        for _ in range(10):
            if self.find_focus(tree) != before:
                break
            tree = self.read()
        return tree, self.find_focus(tree)

    def go_to(self, name, role=None):
        """Goes there with Tab, as often as it takes."""
        wait_for(lambda: self.find(name, role), f'there is "{name}"')
        tree = self.read()
        place = self.find_focus(tree)
        for _ in range(STOPS_MAX):
            if place is not None and tree[place]['name'] == name and role in (None,
                                                                              tree[place]['role']):
                return
            tree, place = self.step()
        raise AssertionError(f'the keyboard does not get to "{name}"')

    def activate(self, name, role=None):
        self.go_to(name, role)
        self.press('Return')

    def toggle(self, name, role=None):
        self.go_to(name, role)
        self.press('space')

    def choose(self, name):
        """One of several: Tab leads to the chosen one, the arrow keys to the others."""
        wait_for(lambda: self.find(name, 'radio button'), f'there is "{name}"')
        for key in ('Tab', 'Down', 'Up'):
            for _ in range(STOPS_MAX):
                tree = self.read()
                place = self.find_focus(tree)
                if place is not None and tree[place]['name'] == name:
                    return
                if key == 'Tab' and place is not None and tree[place]['role'] == 'radio button':
                    break
                if self.step(key)[1] == place:
                    break
        raise AssertionError(f'the keyboard does not get to "{name}"')

    def fill(self, name, text):
        """Types @text into a field, in place of what is there."""
        self.go_to(name)
        self.press('ctrl+a', 'BackSpace')
        self.stage.type(text)
        wait_for(lambda: self.listener.read_text(self.find(name)) == text or
                 'password text' == self.find(name)['role'], f'"{name}" is filled in')

    def complaint_about(self, name):
        """The sentence beside a field that is marked as wrong; None: it is not."""
        tree = self.read()
        for node in tree:
            if node['name'] == name and {'focusable', 'invalid'} <= node['states']:
                return self.listener.describe(node, tree)
        return None

    def wait_until_it_complains(self, name, text):
        wait_for(lambda: text in (self.complaint_about(name) or ''),
                 f'"{name}" is said to be wrong: {text}')
