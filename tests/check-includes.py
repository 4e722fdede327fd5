#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves who may know whom: asks the compiler, with the real flags of each folder of src/, which
headers of ours and of the libraries it finds there.

Usage: check-includes.py SRC COMPILE_COMMANDS.json
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys

# Folder -> the folders whose headers it may include, beside its own.
KNOWS = {
    'model': [],
    'icon': [],
    'simulator': [],
    'accounts': ['model'],
    'portal': ['model'],
    'desktop': ['model', 'icon'],
    'signin': ['model', 'accounts', 'portal'],
    'service': ['model', 'icon', 'accounts', 'portal', 'signin', 'desktop'],
    'window': ['model', 'icon', 'accounts', 'portal', 'signin'],
}
# Header of a library -> the only folders that may include it.
LIBRARIES = {
    'gtk/gtk.h': ['window'],
    'json-glib/json-glib.h': ['portal', 'service', 'simulator'],
    'libnotify/notify.h': ['desktop'],
    'libsecret/secret.h': ['accounts'],
    'libsoup/soup.h': ['portal', 'simulator'],
}
# Those, and what is generated, that the compiler does not even find elsewhere.
HIDDEN = {
    'due-bus.h': ['service', 'window'],
    'gtk/gtk.h': ['window'],
}
# What a build may leave out.
OPTIONAL = ['simulator', 'window']
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]*)"|<([^>]*)>)', re.MULTILINE)


def find_headers(source):
    """Folder -> the names of its headers."""
    return {folder: sorted(path.name for path in (source / folder).rglob('*.h')) for folder in KNOWS}


def find_text_faults(source, headers):
    """What needs no compiler."""
    names = [name for names in headers.values() for name in names]
    for name in sorted(set(names)):
        if names.count(name) > 1:
            yield f'{name}: more than one header has this name'
        if pathlib.Path('/usr/include', name).exists():
            yield f'{name}: hides a header of the system from those who include that'
    for path in sorted(source.iterdir()):
        if path.is_dir() and path.name not in KNOWS:
            yield f'src/{path.name}: no rule says whom it may know'
    for folder in KNOWS:
        for path in sorted((source / folder).rglob('*.[ch]')):
            for quoted, library in INCLUDE.findall(path.read_text(encoding='utf-8')):
                if '/' in quoted:
                    yield f'{path}: a path in a quoted include'
                if quoted.endswith('-private.h') and quoted not in headers[folder]:
                    yield f'{path}: includes {quoted}, which is private to another folder'
                if folder not in LIBRARIES.get(library, KNOWS):
                    yield f'{path}: includes {library}'


def find_commands(source, folder, database):
    prefix = str((source / folder).resolve()) + '/'
    for entry in database:
        if str(pathlib.Path(entry['directory'], entry['file']).resolve()).startswith(prefix):
            yield entry


def find_reachable(entry, headers):
    """Those of @headers that the compiler finds with the flags of @entry."""
    compiler, *words = shlex.split(entry['command'])
    if compiler.endswith('ccache'):
        compiler = words[0]
    flags = [word for word in words if word.startswith(('-I', '-isystem'))]
    probe = ''.join(f'#if __has_include("{header}")\n"{header}"\n#endif\n' for header in headers)
    done = subprocess.run([compiler, *flags, '-E', '-P', '-xc', '-'], cwd=entry['directory'],
                          input=probe, text=True, capture_output=True, check=True)
    return set(re.findall(r'"([^"]+)"', done.stdout))


def find_include_faults(source, headers, database):
    everything = [name for names in headers.values() for name in names] + list(HIDDEN)
    for folder, known in KNOWS.items():
        entries = list(find_commands(source, folder, database))
        if not entries and folder not in OPTIONAL and list((source / folder).rglob('*.c')):
            yield f'src/{folder}: nothing of it is compiled'
        allowed = {name for other in [folder, *known] for name in headers[other]}
        allowed |= {name for name, folders in HIDDEN.items() if folder in folders}
        # Files that are compiled with the same flags need one look.
        for entry in {entry['command'].split(' -MD ')[0]: entry for entry in entries}.values():
            found = find_reachable(entry, everything)
            for name in sorted(found - allowed):
                yield f'src/{folder} finds {name}, which it must not know'
            for name in sorted(set(headers[folder]) - found):
                yield f'src/{folder} does not even find its own {name}'


def main():
    source = pathlib.Path(sys.argv[1])
    headers = find_headers(source)
    with open(sys.argv[2], encoding='utf-8') as file:
        database = json.load(file)
    faults = [*find_text_faults(source, headers), *find_include_faults(source, headers, database)]
    print('\n'.join(faults) or 'Every folder knows whom it may, and nobody else.')
    return 1 if faults else 0


sys.exit(main())
