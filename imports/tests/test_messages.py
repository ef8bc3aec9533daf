"""Each code that the engine can give has its sentence, in both languages."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from imports.messages import about_file, about_row, title_of
from imports.messages.fields import LABELS
from imports.messages.files import FILES
from imports.messages.rows import ROWS

IMPORTS = Path(settings.BASE_DIR) / "imports"
READERS = {
    "booth_no": "missing zero too_long scientific two_numbers not_a_booth_number",
    "phone": "no_digits scientific too_short too_long landline not_mobile not_indian unclear_digits"
    " words_dropped second_number other_numbers_dropped",
    "link": "not_a_link two_links bad_code",
    "count": "not_a_number negative not_whole too_large",
    "date": "no_year impossible not_a_date read",
    "cell": "parted",
    "text": "letters_lost kruti_dev control_characters invisible_characters blanks unicode_form quotes",
}


def codes_in_sources() -> set[str]:
    """Return the codes named in calls of error, warn and repair, and in the SQL of targets and engine."""
    found = set()
    for path in [*IMPORTS.glob("reading/*.py"), *IMPORTS.glob("kinds/*.py"), *IMPORTS.glob("places/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            name = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            if name in {"error", "warn", "repair", "_error"} and len(node.args) > 1:
                found |= {node.args[1].value} if isinstance(node.args[1], ast.Constant) else set()
    for path in [*IMPORTS.glob("targets/*.py"), *IMPORTS.glob("engine/*.py")]:
        for statement in re.findall(r"INSERT INTO \{problems\}.*?(?=\"\"\")", path.read_text(), re.DOTALL):
            found |= set(re.findall(r"'([a-z]+_[a-z_]+)'", statement)) - set(LABELS)
    return found


@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_code_has_its_sentence(language: str):
    codes = {f"{prefix}_{code}" for prefix, words in READERS.items() for code in words.split()} | codes_in_sources()
    assert len(codes) > 60
    assert codes - set(ROWS) == set()
    with translation.override(language):
        for code in ROWS:
            facts: dict[str, Any] = dict.fromkeys(re.findall(r"%\((\w+)\)s", str(ROWS[code][1])), 3)
            facts |= {"unit": ["Lucknow", "लखनऊ"], "units": [["Lucknow", "लखनऊ"]], "links": ["https://x"]}
            facts |= {"date": "2026-09-15", "skills": ["video"], "languages": ["hi"], "network": "x"}
            facts |= {"post": ["Viewer", "दर्शक"], "posts": [["Viewer", "दर्शक"]], "people": [["Ram", "राम"]]}
            assert about_row(code, facts)
            assert "%(" not in about_row(code, facts)
            assert ("Lucknow" in about_row(code, facts)) <= (language == "en")
            assert title_of(code) != code


@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_refusal_of_a_file_has_its_sentence(language: str):
    import core.sheets.errors

    listed = re.findall(r"^    ([a-z_]+)\s{2,}", core.sheets.errors.SheetError.__doc__ or "", re.MULTILINE)
    codes = set(listed) - {"code"} | {"missing_column", "file_erased", "gave_up", "all_or_nothing", "no_kind"}
    assert len(codes) > 10
    facts = {
        "limit": "bytes",
        "maximum": 200 * 2**20,
        "row": 5,
        "found": "pdf",
        "sheet": "A",
        "sheets": ["B", "C"],
        "field": "booth_no",
        "any_of": ["assembly_no", "assembly_name"],
        "nearest": "Both",
    }
    with translation.override(language):
        for code in codes:
            sentence = about_file(code, facts)
            assert sentence != code
            assert "%(" not in sentence
        for limit in ("bytes", "rows", "columns", "characters", "cells"):
            assert about_file("too_large", facts | {"limit": limit}) in {
                str(text) % {**facts, "megabytes": 200, "maximum": "20,97,15,200"} for text in FILES.values()
                if "%(megabytes)" in str(text) or "%(maximum)" in str(text)
            }  # fmt: skip


def test_a_finding_that_an_earlier_version_kept_is_still_said():
    assert about_row("text_blanks", {}) != ""
    assert "…" in about_row("booth_twice", {})
