# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a language that is 40 % longer than English, to see what is cut off.

Usage: make-pseudo.py TEMPLATE.pot OUTPUT.po
"""
import re
import sys

ACCENTS = str.maketrans('aeiouyAEIOUncsz', 'àéîöüýÀÉÎÖÜñçšž')
# What is no text: formats, and the letter behind an underscore that is a key.
KEPT = re.compile(r'(%[-+0-9.]*(?:l|ll|h)?[a-zA-Z%]|%\d+\$[a-z]|\\n|\\"|_.)')
FILLER = ' ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut'


def lengthen(text):
    parts = KEPT.split(text)
    words = ''.join(part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in parts)
    more = (FILLER * 20)[:max(1, len(text) * 4 // 10)].rstrip()
    end = re.search(r'[.…:?]?\s*(?:\\n)*\Z', words)
    return words[:end.start()] + more + end[0]


def read_entries(path):
    with open(path, encoding='utf-8') as source:
        for block in source.read().split('\n\n')[1:]:
            fields, name = {}, None
            for line in block.splitlines():
                if line.startswith('msg'):
                    name, line = line.split(' ', 1)
                    fields[name] = ''
                if name and line.startswith('"'):
                    fields[name] += line[1:-1]
            if 'msgid' in fields:
                yield fields


def write(entries, path):
    with open(path, 'w', encoding='utf-8') as out:
        out.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                  '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')
        for fields in entries:
            out.write('\n')
            for name in ('msgctxt', 'msgid', 'msgid_plural'):
                if name in fields:
                    out.write(f'{name} "{fields[name]}"\n')
            if 'msgid_plural' in fields:
                out.write(f'msgstr[0] "{lengthen(fields["msgid"])}"\n'
                          f'msgstr[1] "{lengthen(fields["msgid_plural"])}"\n')
            else:
                out.write(f'msgstr "{lengthen(fields["msgid"])}"\n')


write(read_entries(sys.argv[1]), sys.argv[2])
