#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The virtual desktop of the demo starts whole, and leaves nothing behind however it ends.

Usage: test-virtual-desktop.py BUILD-AUX
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'helpers'))
import tap  # noqa: E402 (it is beside us, not installed)

SCRIPT = pathlib.Path(sys.argv[1], 'virtual-desktop')
# Says where it runs, then waits for whatever ends it.
WAITING = ['sh', '-c', 'echo "$DUEBELL_DESKTOP"; exec sleep 600']


def start(*command, **options):
    return subprocess.Popen([SCRIPT, *command], stdout=subprocess.PIPE, text=True, **options)


def find_left(folder):
    """The processes of the desktop in @folder."""
    mark = f'DUEBELL_DESKTOP={folder}'.encode()
    left = []
    for path in pathlib.Path('/proc').glob('[0-9]*'):
        try:
            if mark in (path / 'environ').read_bytes().split(b'\0'):
                left.append((path / 'comm').read_text().strip())
        except OSError:  # it has just ended, or is somebody else's
            pass
    return left


def assert_nothing_left(folder):
    assert not find_left(folder), find_left(folder)
    assert not os.path.exists(folder)


def is_whole_and_passes_the_status_on():
    check = ('echo "$DUEBELL_DESKTOP"; test -d "$HOME" && xdotool getdisplaygeometry &&'
             ' kill -0 "$(cat "$DUEBELL_DESKTOP/panel.pid")" && exit 7')
    desktop = start('sh', '-c', check)
    folder, geometry = desktop.communicate(timeout=60)[0].split('\n')[:2]
    assert geometry == '960 540', geometry
    assert desktop.returncode == 7, desktop.returncode
    assert_nothing_left(folder)


def ends_on_signals():
    for number in signal.SIGTERM, signal.SIGINT, signal.SIGHUP:
        desktop = start(*WAITING)
        folder = desktop.stdout.readline().strip()
        assert 'Xvfb' in find_left(folder), find_left(folder)
        desktop.send_signal(number)
        assert desktop.wait(timeout=60) == 128 + signal.SIGTERM, desktop.returncode
        assert_nothing_left(folder)


def its_daemons_end_when_it_is_killed():
    desktop = start(*WAITING, start_new_session=True)
    folder = desktop.stdout.readline().strip()
    desktop.kill()
    desktop.wait()
    tap.wait_for('only the command itself is left', lambda: find_left(folder) == ['sleep'])
    os.killpg(desktop.pid, signal.SIGKILL)
    tap.wait_for('nothing is left', lambda: not find_left(folder))
    shutil.rmtree(folder)


def writes_a_screenshot():
    picture = pathlib.Path('virtual-desktop.png').resolve()
    notify = ('gdbus call --session --dest org.freedesktop.Notifications'
              ' --object-path /org/freedesktop/Notifications'
              ' --method org.freedesktop.Notifications.Notify -- test 0 "" Summary Body [] {} -1'
              ' > /dev/null; until [ -e "$DUEBELL_DESKTOP/popup-seen" ]; do sleep 0.1; done')
    desktop = start('--screenshot', str(picture), 'sh', '-c', notify)
    said = desktop.communicate(timeout=60)[0]
    assert f'Screenshot of panel and notification: {picture}' in said, said
    assert picture.read_bytes().startswith(b'\x89PNG'), 'not a PNG'
    picture.unlink()


def refuses_to_run_nothing():
    assert start(stderr=subprocess.DEVNULL).wait(timeout=60) == 2


tap.skip_without('Xvfb', 'dbus-daemon', 'xfce4-panel', 'xfwm4', 'xsetroot', 'xdotool', 'import')
sys.exit(tap.run([is_whole_and_passes_the_status_on, ends_on_signals,
                  its_daemons_end_when_it_is_killed, writes_a_screenshot, refuses_to_run_nothing]))
