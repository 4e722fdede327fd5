# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that all that is shown can be translated, and is.

Usage: test-catalogues.py SOURCE_ROOT XGETTEXT_ARGUMENT...
"""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'helpers'))
import tap  # noqa: E402

ROOT = pathlib.Path(sys.argv[1])
PO = ROOT / 'po'
ARGUMENTS = sys.argv[2:]
# The simulated portal plays Bitrix24, which has its own words in each language.
UNTRANSLATED = ['src/simulator']
# What a text ends with, a translation ends with as well.
END = re.compile(r'([.…:?]?\s*)\Z')
# Language -> what is wrong there, and why.
FAULTS = {
    'ru': [
        (re.compile(r'["“”]'), 'the quotes are « », and „ “ inside'),
        (re.compile(r'\.\.\.| …'), 'the ellipsis is …, without a space before'),
        (re.compile(r'Bitrix|БИТРИКС'), 'the product is Битрикс24'),
        (re.compile(r'[^.…:?!\s]\s+(?:Вы|Вас|Вам|Вами|Ваш\w*)\b'), 'вы has a small letter'),
        (re.compile(r'(?<!\n)[^\S\n]{2,}(?![\w\[])'), 'there are two spaces'),
    ],
}


def run(*command):
    return subprocess.run([str(word) for word in command], cwd=ROOT, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def read_list(name):
    lines = (PO / name).read_text(encoding='utf-8').splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def list_sources():
    paths = [path.relative_to(ROOT).as_posix() for ending in ('c', 'h', 'ui')
             for path in (ROOT / 'src').rglob(f'*.{ending}')]
    return sorted(path for path in paths
                  if not any(path.startswith(folder + '/') for folder in UNTRANSLATED))


def extract(paths, *more):
    return run('xgettext', *ARGUMENTS, *more, '--output=-', *paths)


def unquote(line):
    text = line[line.index('"') + 1:line.rindex('"')]
    return re.sub(r'\\(.)', lambda match: {'n': '\n', 't': '\t'}.get(match[1], match[1]), text)


def read_catalogue(path):
    """Yields each text with one of its translations; the header is left out."""
    for entry in run('msgcat', '--no-wrap', '--no-location', path).split('\n\n')[1:]:
        fields = {}
        for line in entry.splitlines():
            if not line or line.startswith('#'):
                continue
            if line.startswith('msg'):
                name = line.split(' ', 1)[0]
                fields[name] = ''
            fields[name] += unquote(line)
        for name, text in fields.items():
            if name.startswith('msgstr'):
                plural = name.startswith('msgstr[') and name != 'msgstr[0]'
                yield fields['msgid_plural' if plural else 'msgid'], text


def potfiles_name_each_source_with_texts():
    references = [line[3:] for line in extract(list_sources(), '--add-location=file').splitlines()
                  if line.startswith('#: ')]
    expected = sorted(set(' '.join(references).split()))
    assert read_list('POTFILES') == expected, (
        'po/POTFILES differs: missing ' + str(set(expected) - set(read_list('POTFILES'))) +
        ', too many ' + str(set(read_list('POTFILES')) - set(expected)))


def each_language_is_complete():
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder, 'duebell.pot')
        merged = pathlib.Path(folder, 'merged.po')
        template.write_text(extract(read_list('POTFILES')), encoding='utf-8')
        for language in read_list('LINGUAS'):
            path = PO / f'{language}.po'
            # Says what is missing or fuzzy on its standard error.
            run('msgcmp', path, template)
            run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}', path,
                template)
            run('msgfmt', '--check', '--output-file=/dev/null', merged)
            stale = run('msgattrib', '--only-obsolete', '--no-wrap', merged)
            assert not stale, f'{path.name} has texts that nobody shows: {stale}'


def translations_keep_their_ends():
    for language in read_list('LINGUAS'):
        for text, translation in read_catalogue(PO / f'{language}.po'):
            if '%-d' in text:
                continue  # a date may end with an abbreviation
            assert END.search(text)[1] == END.search(translation)[1], (language, text, translation)


def translations_keep_the_rules_of_their_language():
    for language in read_list('LINGUAS'):
        for _, translation in read_catalogue(PO / f'{language}.po'):
            for fault, rule in FAULTS.get(language, []):
                assert not fault.search(translation), f'{language}: {rule}: {translation}'


tap.skip_without('xgettext', 'msgcat', 'msgcmp', 'msgmerge', 'msgfmt', 'msgattrib')
sys.exit(tap.run([potfiles_name_each_source_with_texts, each_language_is_complete,
                  translations_keep_their_ends, translations_keep_the_rules_of_their_language]))
