"""One .po file per app becomes one catalogue."""

import gettext
import os
from pathlib import Path

import pytest

from config.setup.bootstrap import Trouble
from config.setup.translations import build

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@pytest.fixture
def hindi(tmp_path: Path) -> Path:
    folder = tmp_path / "hi"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(HEADER + text, encoding="utf-8")
    return path


def catalogue(folder: Path) -> gettext.GNUTranslations:
    with (folder / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_files_are_merged_with_contexts_and_plurals(hindi: Path) -> None:
    write(hindi, "booths.po", 'msgid "Booth"\nmsgstr "बूथ"\n\nmsgctxt "verb"\nmsgid "Open"\nmsgstr "खोलें"\n')
    write(hindi, "teams.po", 'msgid "%d seat"\nmsgid_plural "%d seats"\nmsgstr[0] "%d पद"\nmsgstr[1] "%d पदों"\n')
    assert build(hindi.parent)
    merged = catalogue(hindi)
    assert merged.gettext("Booth") == "बूथ"
    assert merged.pgettext("verb", "Open") == "खोलें"
    assert merged.ngettext("%d seat", "%d seats", 5) == "%d पदों"


def test_the_same_string_may_stand_in_two_files_but_not_with_two_meanings(hindi: Path) -> None:
    write(hindi, "booths.po", 'msgid "Save"\nmsgstr "सहेजें"\n')
    write(hindi, "teams.po", 'msgid "Save"\nmsgstr "सहेजें"\n')
    assert build(hindi.parent)
    write(hindi, "teams.po", 'msgid "Save"\nmsgstr "बचाएँ"\n')
    os.utime(hindi / "teams.po", (2_000_000_000, 2_000_000_000))
    with pytest.raises(Trouble, match=r"'Save' is translated differently in booths.po and teams.po"):
        build(hindi.parent)


def test_only_changed_languages_are_compiled(hindi: Path) -> None:
    path = write(hindi, "booths.po", 'msgid "Booth"\nmsgstr "बूथ"\n')
    assert build(hindi.parent)
    assert not build(hindi.parent)
    os.utime(path, (2_000_000_000, 2_000_000_000))
    assert build(hindi.parent)


def test_a_broken_file_is_named(hindi: Path) -> None:
    write(hindi, "booths.po", 'mgsid "Booth"\nmsgstr "बूथ"\n')
    with pytest.raises(Trouble, match=r"booths\.po is not a readable"):
        build(hindi.parent)
