# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop with a screen, an accessibility bus and the window of Duebell on it."""

import gettext
import pathlib
import subprocess
import sys

from gi.repository import Gio, GLib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'integration'))
from desktop import BUILD, LOCALES, PATIENCE_S, Desktop, Portal, Server, wait_for  # noqa: E402

APPEARANCE = 'org.freedesktop.appearance'
APPEARANCE_XML = """<node><interface name="org.freedesktop.portal.Settings">
<method name="ReadAll"><arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""
# Name -> what the settings portal says of color-scheme and contrast.
LOOKS = {'light': (2, 0), 'dark': (1, 0), 'contrast': (2, 1), 'contrast-dark': (1, 1)}
# The pseudo-language of make-pseudo.py.
LOCALES['pseudo'] = 'eo_XX.UTF-8'


class Appearance(Server):
    """The settings portal: what the person chose for all programs."""

    def __init__(self, address):
        self.values = LOOKS['light']
        super().__init__(address, 'org.freedesktop.portal.Desktop',
                         '/org/freedesktop/portal/desktop', APPEARANCE_XML)

    def _pairs(self):
        return zip(('color-scheme', 'contrast'), self.values)

    def on_ReadAll(self, sender, namespaces):
        values = {key: GLib.Variant('u', value) for key, value in self._pairs()}
        return GLib.Variant('(a{sa{sv}})', ({APPEARANCE: values},))

    def choose(self, look):
        self.values = LOOKS[look]
        for key, value in self._pairs():
            self.emit('SettingChanged', GLib.Variant('(ssv)', (APPEARANCE, key,
                                                               GLib.Variant('u', value))))


class Stage(Desktop):
    """@scale: of the screen, 1 or 2."""

    def __init__(self, language='en', scale=1, accessible=False, keyring=True):
        super().__init__(language, keyring)
        self.language = language
        self.scale = scale
        self.window = None
        self._make_texts()
        self._hold_still()
        self.appearance = Appearance(self.address)
        self._start_display()
        if accessible:
            self._start_accessibility()
        else:
            self.env['GTK_A11Y'] = 'none'

    def translate(self, text):
        """As the window of this stage says it."""
        folder = {'pseudo': 'eo'}.get(self.language, self.language)
        return gettext.translation('duebell', self.env['DUEBELL_LOCALE_DIR'], [folder],
                                   fallback=True).gettext(text)

    def _hold_still(self):
        """Nothing blinks, slides or turns: a picture is the same a moment later."""
        folder = self.dir / 'config/gtk-4.0'
        folder.mkdir()
        (folder / 'settings.ini').write_text(
            '[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n')

    def _make_texts(self):
        """The catalogues of the build folder, and that of the pseudo-language."""
        (self.dir / 'locale/eo_XX.utf8').symlink_to('/usr/lib/locale/C.utf8')
        texts = self.dir / 'texts'
        pseudo = texts / 'eo/LC_MESSAGES'
        pseudo.mkdir(parents=True)
        (texts / 'ru').symlink_to(BUILD / 'po/ru')
        catalogue = pseudo / 'duebell.po'
        subprocess.run([sys.executable, HERE / 'make-pseudo.py', HERE.parent.parent / 'po/ru.po',
                        catalogue], check=True)
        subprocess.run(['msgfmt', catalogue, '-o', pseudo / 'duebell.mo'], check=True)
        self.env['DUEBELL_LOCALE_DIR'] = str(texts)

    def _spawn(self, *command, **options):
        env = {name: value for name, value in self.env.items() if name != 'G_DEBUG'}
        process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def _start_display(self):
        size = f'{1500 * self.scale}x{1400 * self.scale}x24'
        display = self._spawn('Xvfb', '-displayfd', '1', '-screen', '0', size, '-dpi', '96',
                              '-nolisten', 'tcp', '-noreset', stdout=subprocess.PIPE, text=True)
        number = display.stdout.readline().strip()
        self.env.update(DISPLAY=f':{number}', GDK_BACKEND='x11', GSK_RENDERER='cairo',
                        GDK_SCALE=str(self.scale), GDK_DEBUG='gl-disable', GTK_USE_PORTAL='0',
                        NO_AT_BRIDGE='1', GIO_USE_VFS='local')
        self._spawn('xfwm4', '--compositor=off', stdout=subprocess.DEVNULL)
        wait_for(lambda: self.ask('xdotool', 'get_num_desktops').isdigit(),
                 'the window manager runs')

    def _start_accessibility(self):
        self._spawn('/usr/libexec/at-spi-bus-launcher', '--launch-immediately',
                    stdout=subprocess.DEVNULL)
        wait_for(self.find_accessibility_bus, 'the accessibility bus runs')

    def find_accessibility_bus(self):
        """Its address."""
        answer = self.ask('gdbus', 'call', '--session', '--dest', 'org.a11y.Bus', '--object-path',
                          '/org/a11y/bus', '--method', 'org.a11y.Bus.GetAddress')
        return answer.split("'")[1] if "'" in answer else None

    def ask(self, *command):
        # xdotool --sync waits without end for what does not come.
        return subprocess.run(command, env=self.env, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=PATIENCE_S).stdout.strip()

    def find_windows(self, name):
        return self.ask('xdotool', 'search', '--onlyvisible', '--class', name).split()

    def launch(self, page=''):
        """Opens the window on a page."""
        log = open(self.dir / 'window.log', 'a')
        command = [BUILD / 'src/window/duebell-window', *([page] if page else [])]
        self.window = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stdout=log,
                                       stderr=log)
        log.close()
        self.window_id = wait_for(lambda: self.find_windows('duebell'), 'the window opens')[-1]

    def open(self, page='', width=640, height=720):
        """Opens the window on a page, and waits until what it shows stands still."""
        self.launch(page)
        self.resize(width, height)

    def resize(self, width, height):
        self.ask('xdotool', 'windowsize', '--sync', self.window_id, str(width * self.scale),
                  str(height * self.scale))
        # No row under the pointer.
        self.ask('xdotool', 'mousemove', str(1498 * self.scale), str(1398 * self.scale))
        self.settle()

    def focus(self):
        self.ask('xdotool', 'windowactivate', '--sync', self.window_id)

    def press(self, *keys):
        self.ask('xdotool', 'key', *keys)

    def type(self, text):
        self.ask('xdotool', 'type', '--delay', '2', text)

    def picture(self):
        # The whole screen: dialogs as well.
        return subprocess.run(['import', '-silent', '-window', 'root', 'ppm:-'], env=self.env,
                              check=True, stdout=subprocess.PIPE).stdout

    def settle(self):
        """Until three pictures in a row are the same."""
        pictures = []

        def is_still():
            pictures.append(self.picture())
            return len(pictures) >= 3 and pictures[-1] == pictures[-2] == pictures[-3]
        wait_for(is_still, 'the window stands still')

    def shoot(self, path):
        """The window, or the dialog before it."""
        front = self.ask('xdotool', 'getactivewindow')
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(['import', '-silent', '-window', front, str(path)], env=self.env,
                       check=True)

    def close_window(self):
        if self.window is None:
            return 0
        self.press('Escape')  # ends a dialog
        self.focus()
        self.press('ctrl+w')
        try:
            status = self.window.wait(10)
        except subprocess.TimeoutExpired:
            self.window.terminate()
            status = self.window.wait()
        self.window = None
        return status

    def window_log(self):
        path = self.dir / 'window.log'
        return path.read_text() if path.exists() else ''

    def close(self):
        self.close_window()
        self.appearance.close()
        super().close()
