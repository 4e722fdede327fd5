# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop session without a screen: bus, keyring, notification server, tray, browser.

Everything runs in a folder of its own and ends with the object. Waiting is for conditions, never
for a time.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

import gi

from gi.repository import Gio, GLib

BUILD = pathlib.Path(os.environ['DUEBELL_BUILD_DIR'])
# Language -> locale.
LOCALES = {'en': 'C.UTF-8', 'ru': 'ru_RU.UTF-8'}
PATIENCE_S = 30
COLLECTION = '/org/freedesktop/secrets/collection/login'

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={dir}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""

NOTIFICATIONS_XML = """<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="ActivationToken"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""

WATCHER_XML = """<node><interface name="org.kde.StatusNotifierWatcher">
<method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
<method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
<signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
<signal name="StatusNotifierHostRegistered"/>
</interface></node>"""


def wait_for(condition, what):
    """Runs the main loop until condition() is true; returns its value."""
    context = GLib.MainContext.default()
    end = time.monotonic() + PATIENCE_S
    tick = GLib.timeout_add(20, lambda: GLib.SOURCE_CONTINUE)
    try:
        while True:
            value = condition()
            if value:
                return value
            if time.monotonic() > end:
                raise AssertionError(f'waited in vain until {what}')
            context.iteration(True)
            # A condition may take longer than what is to be served meanwhile.
            while context.pending():
                context.iteration(False)
    finally:
        GLib.source_remove(tick)


class Server:
    """A name on the bus with one object, on a connection of its own."""

    def __init__(self, address, name, path, xml):
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.path = path
        info = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        self.interface = info.name
        self.connection.register_object(path, info, self._on_call, self._on_get, None)
        self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                  'RequestName', GLib.Variant('(su)', (name, 4)))

    def call(self, name, path, interface, method, parameters):
        return self.connection.call_sync(name, path, interface, method, parameters, None,
                                         Gio.DBusCallFlags.NONE, -1, None)

    def emit(self, signal_name, parameters):
        self.connection.emit_signal(None, self.path, self.interface, signal_name, parameters)

    def close(self):
        self.connection.close(None, None)
        wait_for(self.connection.is_closed, 'a connection to the bus ends')

    def _on_call(self, connection, sender, path, interface, method, parameters, invocation):
        invocation.return_value(getattr(self, 'on_' + method)(sender, *parameters.unpack()))

    def _on_get(self, connection, sender, path, interface, name):
        return getattr(self, 'get_' + name)()


class Recorder(Server):
    """A notification server that shows nothing and remembers all."""

    def __init__(self, address):
        self.sent = []      # each: dict of id, summary, body, actions, hints
        self.open = {}      # id -> the same
        self.last_id = 0
        super().__init__(address, 'org.freedesktop.Notifications', '/org/freedesktop/Notifications',
                         NOTIFICATIONS_XML)

    def on_GetCapabilities(self, sender):
        return GLib.Variant('(as)', (['actions', 'body', 'body-markup'],))

    def on_GetServerInformation(self, sender):
        return GLib.Variant('(ssss)', ('recorder', 'Duebell', '1', '1.2'))

    def on_Notify(self, sender, app, replaces, icon, summary, body, actions, hints, expire):
        if replaces in self.open:
            number = replaces
        else:
            self.last_id += 1
            number = self.last_id
        notice = {'id': number, 'summary': summary, 'body': body, 'actions': actions,
                  'hints': hints, 'replaces': replaces}
        self.sent.append(notice)
        self.open[number] = notice
        return GLib.Variant('(u)', (number,))

    def on_CloseNotification(self, sender, number):
        self.open.pop(number, None)
        self.emit('NotificationClosed', GLib.Variant('(uu)', (number, 3)))
        return None

    def act(self, number, key, token='a-token'):
        self.emit('ActivationToken', GLib.Variant('(us)', (number, token)))
        self.emit('ActionInvoked', GLib.Variant('(us)', (number, key)))
        self.open.pop(number, None)
        self.emit('NotificationClosed', GLib.Variant('(uu)', (number, 2)))


class Watcher(Server):
    """A tray that draws nothing: watcher and host in one."""

    def __init__(self, address):
        self.items = []  # unique names
        super().__init__(address, 'org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher',
                         WATCHER_XML)

    def on_RegisterStatusNotifierItem(self, sender, service):
        self.items.append(sender)
        return None

    def on_RegisterStatusNotifierHost(self, sender, service):
        return None

    def get_RegisteredStatusNotifierItems(self):
        return GLib.Variant('as', self.items)

    def get_IsStatusNotifierHostRegistered(self):
        return GLib.Variant('b', True)

    def get_ProtocolVersion(self):
        return GLib.Variant('i', 0)


class Portal:
    """The simulated portal under control."""

    def __init__(self, *args):
        self.process = subprocess.Popen(
            [BUILD / 'src/simulator/duebell-simulator', *args], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.info = json.loads(self.process.stdout.readline())
        self.webhook = self.info['webhook']
        self.host = self.info['portal'].removeprefix('http://')

    def post(self, path, **body):
        request = urllib.request.Request(self.info['control'] + path, json.dumps(body).encode(),
                                         {'Content-Type': 'application/json'})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def get(self, path):
        with urllib.request.urlopen(self.info['control'] + path) as answer:
            return json.load(answer)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(PATIENCE_S)
        self.process.stdout.close()


class Desktop:
    """The session, and Duebell in it."""

    def __init__(self, language='en', keyring=True):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix='duebell-test-'))
        self.processes = []
        self.resident = None
        self.opened_file = self.dir / 'opened'
        self.program = BUILD / 'src/service/duebell'
        self.env = self._make_env(language)
        self._start_bus()
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self.address
        if keyring:
            self.start_keyring()
        self.recorder = Recorder(self.address)
        self.watcher = Watcher(self.address)

    def _make_env(self, language):
        env = {name: os.environ[name] for name in ('PATH', 'LD_PRELOAD', 'ASAN_OPTIONS',
                                                   'LSAN_OPTIONS', 'UBSAN_OPTIONS')
               if name in os.environ}
        for name in ('CONFIG', 'DATA', 'STATE', 'CACHE'):
            env[f'XDG_{name}_HOME'] = str(self.dir / name.lower())
        (self.dir / 'runtime').mkdir(mode=0o700)
        env.update(HOME=str(self.dir), XDG_RUNTIME_DIR=str(self.dir / 'runtime'),
                   GSETTINGS_BACKEND='keyfile', GSETTINGS_SCHEMA_DIR=str(BUILD / 'data'),
                   G_DEBUG='fatal-warnings', GIO_USE_PROXY_RESOLVER='dummy', TZ='UTC',
                   LOCPATH=str(self.dir / 'locale'), LC_ALL=LOCALES[language],
                   XDG_CURRENT_DESKTOP='X-Test')
        # LANGUAGE does not work in C.UTF-8 everywhere, and few machines have a Russian locale: the
        # files of C.UTF-8 stand in for one.
        (self.dir / 'locale').mkdir()
        for name in ('C.utf8', 'ru_RU.utf8'):
            (self.dir / 'locale' / name).symlink_to('/usr/lib/locale/C.utf8')
        applications = self.dir / 'data/applications'
        applications.mkdir(parents=True)
        script = self.dir / 'browser'
        script.write_text(f'#!/bin/sh\necho "$1" "$XDG_ACTIVATION_TOKEN" >>{self.opened_file}\n')
        script.chmod(0o755)
        (applications / 'test-browser.desktop').write_text(
            f'[Desktop Entry]\nType=Application\nName=Browser\nExec={script} %u\n'
            'MimeType=x-scheme-handler/http;x-scheme-handler/https;\n')
        (self.dir / 'config').mkdir()
        (self.dir / 'config/mimeapps.list').write_text(
            '[Default Applications]\nx-scheme-handler/http=test-browser.desktop\n'
            'x-scheme-handler/https=test-browser.desktop\n')
        return env

    def _start_bus(self):
        config = self.dir / 'bus.conf'
        config.write_text(BUS_CONFIG.format(dir=self.dir / 'runtime'))
        bus = subprocess.Popen(['dbus-daemon', f'--config-file={config}', '--nofork',
                                '--print-address=1'], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True, env=self.env)
        self.processes.append(bus)
        self.address = bus.stdout.readline().strip()

    def speak(self, language):
        """Has what starts from now on speak @language."""
        self.env['LC_ALL'] = LOCALES[language]

    def start_keyring(self):
        """A real keyring, unlocked with the password "duebell". It has warnings of its own."""
        env = {name: value for name, value in self.env.items() if name != 'G_DEBUG'}
        keyring = subprocess.Popen(
            ['gnome-keyring-daemon', '--components=secrets', '--unlock', '--foreground'],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=env)
        keyring.stdin.write(b'duebell')
        keyring.stdin.close()
        self.processes.append(keyring)
        self.keyring = keyring
        probe = Gio.DBusConnection.new_for_address_sync(
            self.address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

        def is_there():
            return probe.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                   'org.freedesktop.DBus', 'NameHasOwner',
                                   GLib.Variant('(s)', ('org.freedesktop.secrets',)), None,
                                   Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        wait_for(is_there, 'the keyring is on the bus')
        probe.close_sync(None)

    def _call_keyring(self, path, interface, method, parameters):
        return self.recorder.connection.call_sync(
            'org.freedesktop.secrets', path, interface, method, parameters, None,
            Gio.DBusCallFlags.NONE, -1, None)

    def lock_keyring(self):
        self._call_keyring('/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'Lock',
                           GLib.Variant('(ao)', ([COLLECTION],)))

    def unlock_keyring(self):
        """As its prompt does, without the prompt: this session has no screen."""
        session = self._open_keyring_session()
        self._call_keyring(
            '/org/freedesktop/secrets',
            'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
            'UnlockWithMasterPassword',
            GLib.Variant('(o(oayays))', (COLLECTION, (session, b'', b'duebell', 'text/plain'))))

    def _open_keyring_session(self):
        return self._call_keyring(
            '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'OpenSession',
            GLib.Variant('(sv)', ('plain', GLib.Variant('s', '')))).unpack()[1]

    def find_secrets(self, attributes):
        """What the keyring keeps with these attributes."""
        return self._call_keyring(
            COLLECTION, 'org.freedesktop.Secret.Collection', 'SearchItems',
            GLib.Variant('(a{ss})', (attributes,))).unpack()[0]

    def store_secret(self, account, text):
        """Keeps @text in the keyring as another program would that shares it with Duebell."""
        attributes = {'xdg:schema': 'io.github.duebell.Duebell', 'account': account}
        self._call_keyring(
            COLLECTION, 'org.freedesktop.Secret.Collection', 'CreateItem',
            GLib.Variant('(a{sv}(oayays)b)', (
                {'org.freedesktop.Secret.Item.Label': GLib.Variant('s', 'Duebell'),
                 'org.freedesktop.Secret.Item.Attributes': GLib.Variant('a{ss}', attributes)},
                (self._open_keyring_session(), b'', text.encode(), 'text/plain'), True)))

    def read_secret(self, account):
        """What the keyring keeps for an account, or None."""
        items = self.find_secrets({'account': account})
        if not items:
            return None
        secrets = self._call_keyring(
            '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'GetSecrets',
            GLib.Variant('(aoo)', (items, self._open_keyring_session()))).unpack()[0]
        return bytes(secrets[items[0]][2]).decode()

    def remove_secret(self, account):
        for item in self.find_secrets({'account': account}):
            self._call_keyring(item, 'org.freedesktop.Secret.Item', 'Delete', None)

    def write_accounts(self, accounts):
        """Settings as a session before this one left them: a dict of dicts of GVariant texts."""
        path = '/io/github/duebell/Duebell'
        lines = [f'[{path[1:]}]', f'accounts={list(accounts)}']
        for account, keys in accounts.items():
            lines.append(f'[{path[1:]}/accounts/{account}]')
            lines += [f'{key}={value}' for key, value in keys.items()]
        folder = self.dir / 'config/glib-2.0/settings'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'keyfile').write_text('\n'.join(lines) + '\n')

    def call(self, method, parameters=None, interface='io.github.duebell.Duebell1'):
        """Calls the running program over the bus; keeps it served meanwhile."""
        answer = []

        def on_answer(source, result):
            try:
                answer.append(source.call_finish(result))
            except GLib.Error as error:
                answer.append(error)
        self.recorder.connection.call(
            'io.github.duebell.Duebell', '/io/github/duebell/Duebell', interface, method,
            parameters, None, Gio.DBusCallFlags.NONE, -1, None, on_answer)
        wait_for(lambda: answer, f'{method} answers')
        if isinstance(answer[0], GLib.Error):
            raise answer[0]
        return answer[0].unpack()

    def accounts(self):
        """The accounts as the bus tells of them, with what the JSON leaves out."""
        return self.call('Get', GLib.Variant('(ss)', ('io.github.duebell.Duebell1', 'Accounts')),
                         interface='org.freedesktop.DBus.Properties')[0]

    def call_without_waiting(self, method, parameters=None):
        self.recorder.connection.call(
            'io.github.duebell.Duebell', '/io/github/duebell/Duebell',
            'io.github.duebell.Duebell1', method, parameters, None, Gio.DBusCallFlags.NONE, -1,
            None, None)

    def count_secrets(self):
        """How many secrets of accounts the keyring holds."""
        unlocked, locked = self._call_keyring(
            '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'SearchItems',
            GLib.Variant('(a{ss})', ({'xdg:schema': 'io.github.duebell.Duebell'},))).unpack()
        return len(unlocked) + len(locked)

    def run(self, *args, text=None):
        """Runs `duebell ARGS`, serving recorder and tray meanwhile; returns the ended process."""
        process = subprocess.Popen([BUILD / 'src/service/duebell', *args], env=self.env,
                                   stdin=subprocess.PIPE if text is not None
                                   else subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if text is not None:
            process.stdin.write(text)
            process.stdin.close()
            process.stdin = None
        wait_for(lambda: process.poll() is not None, f'"duebell {" ".join(args)}" ends')
        process.out, process.err = process.communicate()
        return process

    def start(self):
        """Starts the resident program and waits until it answers."""
        log = open(self.dir / 'duebell.log', 'a')
        self.resident = subprocess.Popen([self.program, '--background'],
                                         env=self.env, stdin=subprocess.DEVNULL, stdout=log,
                                         stderr=log)
        log.close()
        wait_for(lambda: self.run('status').returncode != 2, 'Duebell runs')

    def record_windows(self):
        """Before start(): what would show a window is only written down, see windows()."""
        service = self.dir / 'build/src/service'
        service.mkdir(parents=True)
        self.program = shutil.copy(self.program, service)
        window = self.dir / 'build/src/window/duebell-window'
        window.parent.mkdir()
        window.write_text(f'#!/bin/sh\necho "$3" "$XDG_ACTIVATION_TOKEN" >>{self.dir}/windows\n')
        window.chmod(0o755)

    def windows(self):
        path = self.dir / 'windows'
        return path.read_text().splitlines() if path.exists() else []

    def quit(self):
        self.run('quit')
        wait_for(lambda: self.resident.poll() is not None, 'Duebell ends')
        return self.resident.returncode

    def kill(self):
        self.resident.send_signal(signal.SIGKILL)
        self.resident.wait()

    def connect(self, portal, *options):
        """Runs `duebell connect`. The service learns of the account from the settings, in its own
        time: waits until it has asked the portal."""
        done = self.run('connect', *options, text=portal.webhook + '\n')
        if done.returncode == 0:
            wait_for(lambda: any(account['portal'] == portal.info['portal']
                                 and account['state'] != 'connecting'
                                 for account in self.status()['accounts']),
                     'the service has asked the portal')
        return done

    def status(self):
        return json.loads(self.run('status', '--json').out)

    def check(self):
        return json.loads(self.run('check', '--json').out)

    def set(self, key, value, account=None):
        """Changes a setting from another process; keeps `duebell` served meanwhile."""
        schema = 'io.github.duebell.Duebell'
        if account is not None:
            schema = f'{schema}.Account:/io/github/duebell/Duebell/accounts/{account}/'
        subprocess.run(['gsettings', 'set', schema, key, value], env=self.env, check=True)

    def opened(self):
        return self.opened_file.read_text().splitlines() if self.opened_file.exists() else []

    def log(self):
        path = self.dir / 'duebell.log'
        return path.read_text() if path.exists() else ''

    def item_property(self, name):
        item = self.watcher.items[-1]
        answer = []
        self.watcher.connection.call(
            item, '/StatusNotifierItem', 'org.freedesktop.DBus.Properties', 'Get',
            GLib.Variant('(ss)', ('org.kde.StatusNotifierItem', name)), None,
            Gio.DBusCallFlags.NONE, -1, None,
            lambda source, result: answer.append(source.call_finish(result)))
        wait_for(lambda: answer, f'the item tells {name}')
        return answer[0].unpack()[0]

    def menu(self):
        """The labels of the menu, indented by depth, submenus included."""
        answer = []
        self.watcher.connection.call(
            self.watcher.items[-1], '/Menu', 'com.canonical.dbusmenu', 'GetLayout',
            GLib.Variant('(iias)', (0, -1, [])), None, Gio.DBusCallFlags.NONE, -1, None,
            lambda source, result: answer.append(source.call_finish(result)))
        wait_for(lambda: answer, 'the menu tells its layout')
        return self._flatten(answer[0].unpack()[1], 0)

    def _flatten(self, node, depth):
        number, properties, children = node
        rows = [(number, depth, properties.get('label', ''))] if depth > 0 else []
        for child in children:
            rows += self._flatten(child, depth + 1)
        return rows

    def choose(self, label):
        """Clicks on the first menu item whose label contains the text."""
        number = next(number for number, _, text in self.menu() if label in text)
        self.watcher.connection.call_sync(
            self.watcher.items[-1], '/Menu', 'com.canonical.dbusmenu', 'Event',
            GLib.Variant('(isvu)', (number, 'clicked', GLib.Variant('i', 0), 0)), None,
            Gio.DBusCallFlags.NONE, -1, None)

    def badge_colour(self, size=22):
        """The colour of the badge's middle row, or None without a badge: its most frequent
        opaque colour in the lower right corner."""
        pixmap = next(pixels for width, height, pixels in self.item_property('IconPixmap')
                      if width == size)
        colours = {}
        for y in range(size * 2 // 3, size):
            for x in range(size * 2 // 3, size):
                alpha, red, green, blue = bytes(pixmap)[(y * size + x) * 4:(y * size + x) * 4 + 4]
                if alpha == 255:
                    colours[(red, green, blue)] = colours.get((red, green, blue), 0) + 1
        return max(colours, key=colours.get) if colours else None

    def _end(self, process):
        """Of others: a program that does not end by itself is told about and killed."""
        process.terminate()
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            print(f'{process.args[0]} does not end', file=sys.stderr)
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def close(self):
        if self.resident is not None and self.resident.poll() is None:
            self.quit()
        for server in (self.recorder, self.watcher):
            server.close()
        for process in reversed(self.processes):
            self._end(process)
        shutil.rmtree(self.dir)
