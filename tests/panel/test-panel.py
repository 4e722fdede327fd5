#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Duebell in a real panel: what is drawn, and what a mouse does. Each case goes on from the last.

Usage: test-panel.py VIRTUAL-DESKTOP DUEBELL SIMULATOR DESKTOP-ENTRY; it starts itself again on the
virtual desktop.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'helpers'))
import tap  # noqa: E402 (it is beside us, not installed)

DUEBELL, SIMULATOR, ENTRY = sys.argv[2:]
WIDTH, PANEL_HEIGHT, PANEL_TOP = 960, 40, 500
RED = (0xcc, 0x17, 0x1f)
GREEN = (0x1a, 0x7f, 0x37)


class Panel:
    """The strip of the screen with the panel in it."""

    def __init__(self):
        self.process = None
        self.first_pid = int(pathlib.Path(os.environ['DUEBELL_DESKTOP'], 'panel.pid').read_text())

    def find(self, colour):
        """The places (x, y on the screen) of that very colour."""
        area = f'{WIDTH}x{PANEL_HEIGHT}+0+{PANEL_TOP}'
        pixels = subprocess.run(['import', '-silent', '-window', 'root', '-crop', area, '-depth',
                                 '8', 'rgb:-'], check=True, capture_output=True).stdout
        places = [n for n in range(len(pixels) // 3) if tuple(pixels[3 * n:3 * n + 3]) == colour]
        return [(n % WIDTH, PANEL_TOP + n // WIDTH) for n in places]

    def has(self, colour):
        # A badge of 20 px has over a hundred; a stray pixel is none.
        return len(self.find(colour)) > 50

    def click(self, colour):
        places = self.find(colour)
        x, y = (sum(column) // len(places) for column in zip(*places))
        subprocess.run(['xdotool', 'mousemove', '--sync', str(x), str(y), 'click', '1'], check=True)

    def kill(self):
        os.kill(self.process.pid if self.process else self.first_pid, signal.SIGKILL)
        if self.process:
            self.process.wait()

    def start(self):
        self.process = subprocess.Popen(['env', '-u', 'G_DEBUG', 'xfce4-panel', '--disable-wm-check'],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Portal:
    """The simulated portal."""

    def __init__(self):
        self.process = subprocess.Popen([SIMULATOR, '--story', 'none'], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.info = json.loads(self.process.stdout.readline())

    def ask(self, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        with urllib.request.urlopen(self.info['control'] + path, data, timeout=10) as answer:
            return json.load(answer)

    def stop(self):
        self.process.stdin.close()
        assert self.process.wait(timeout=20) == 0, self.process.returncode


class Browser:
    """Takes down what it is asked to open."""

    def __init__(self):
        self.opened = pathlib.Path(os.environ['HOME'], 'opened')
        program = pathlib.Path(os.environ['HOME'], 'browser')
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> {self.opened}\n')
        program.chmod(0o755)
        applications = pathlib.Path(os.environ['XDG_DATA_HOME'], 'applications')
        applications.mkdir(parents=True, exist_ok=True)
        (applications / 'browser.desktop').write_text(
            f'[Desktop Entry]\nType=Application\nName=Browser\nExec={program} %u\n'
            'MimeType=x-scheme-handler/http;x-scheme-handler/https;\n')
        pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'mimeapps.list').write_text(
            '[Default Applications]\nx-scheme-handler/http=browser.desktop\n'
            'x-scheme-handler/https=browser.desktop\n')

    def take_opened(self):
        lines = self.opened.read_text().splitlines() if self.opened.exists() else []
        if lines:
            self.opened.unlink()
        return lines


def run_duebell(*arguments, text_in=''):
    done = subprocess.run([DUEBELL, *arguments], input=text_in, text=True, capture_output=True,
                          timeout=60, check=False)
    assert done.returncode in (0, 1), f'{arguments}: {done.stderr}'
    return done.stdout


def has_item():
    items = subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'org.kde.StatusNotifierWatcher', '--object-path',
         '/StatusNotifierWatcher', '--method', 'org.freedesktop.DBus.Properties.Get',
         'org.kde.StatusNotifierWatcher', 'RegisteredStatusNotifierItems'],
        text=True, capture_output=True, check=False).stdout
    return 'StatusNotifierItem' in items


def call_service(method, *arguments):
    return subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'io.github.duebell.Duebell', '--object-path',
         '/io/github/duebell/Duebell', '--method', method, *arguments],
        text=True, capture_output=True, check=True).stdout


def icon_appears():
    assert not panel.has(RED) and not panel.has(GREEN)
    tap.wait_for('an item is registered', has_item)


def badge_is_red_when_something_is_overdue():
    said = run_duebell('connect', '--session', text_in=portal.info['webhook'] + '\n')
    assert 'Connected as' in said, said
    run_duebell('check')
    status = json.loads(run_duebell('status', '--json'))
    assert status['expired'] > 0, status
    tap.wait_for('the badge is red', lambda: panel.has(RED))


def click_opens_the_overdue_tasks():
    expected = run_duebell('open', 'overdue', '--print').strip()
    assert expected.startswith(portal.info['portal']), expected
    panel.click(RED)
    opened = tap.wait_for('the browser has opened something', browser.take_opened)
    assert opened == [expected], (opened, expected)


def desktop_entry_names_actions_that_there_are():
    entry = next(line for line in pathlib.Path(ENTRY).read_text().splitlines()
                 if line.startswith('Actions='))
    known = call_service('org.gtk.Actions.List')
    for name in entry[len('Actions='):].strip(';').split(';'):
        assert f"'{name}'" in known, (name, known)
    call_service('org.freedesktop.Application.ActivateAction', 'open', '[]', '{}')
    expected = run_duebell('open', 'overdue', '--print').strip()
    opened = tap.wait_for('the browser has opened something', browser.take_opened)
    assert opened == [expected], (opened, expected)


def icon_is_back_after_the_panel_died():
    panel.kill()
    tap.wait_for('the panel is gone', lambda: not panel.has(RED))
    panel.start()
    tap.wait_for('the badge is back', lambda: panel.has(RED))


def badge_is_green_when_only_comments_are_left():
    for task in portal.ask('/world')['tasks']:
        portal.ask(f'/tasks/{task["id"]}', {'deadline': None})
    run_duebell('check')
    status = json.loads(run_duebell('status', '--json'))
    assert status['expired'] == 0 and status['new_comments'] > 0, status
    tap.wait_for('the badge is green', lambda: panel.has(GREEN) and not panel.has(RED))


def quit_leaves_no_icon():
    call_service('org.freedesktop.Application.ActivateAction', 'quit', '[]', '{}')
    assert service.wait(timeout=20) == 0, service.returncode
    tap.wait_for('the icon is gone', lambda: not panel.has(GREEN) and not has_item())
    portal.stop()


tap.skip_without('Xvfb', 'dbus-daemon', 'xfce4-panel', 'xfwm4', 'xsetroot', 'xdotool', 'import')
if 'DUEBELL_DESKTOP' not in os.environ:
    os.execv(sys.argv[1], [sys.argv[1], sys.executable, __file__, *sys.argv[1:]])
panel, portal, browser = Panel(), Portal(), Browser()
service = subprocess.Popen([DUEBELL, '--background'])
sys.exit(tap.run([icon_appears, badge_is_red_when_something_is_overdue,
                  click_opens_the_overdue_tasks, desktop_entry_names_actions_that_there_are,
                  icon_is_back_after_the_panel_died, badge_is_green_when_only_comments_are_left,
                  quit_leaves_no_icon]))
