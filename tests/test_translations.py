"""Everything a person reads is there in Hindi and in English, and nothing mixes the two.

A failure names each file and line. ``python -m scripts.messages`` prints the missing strings for pasting.
"""

import json
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.db import models
from django.utils.functional import Promise

from config.setup.bootstrap import BASE_DIR
from config.setup.translations import LOCALE
from scripts.messages import catalogue, everything, framework, plain_python, plain_templates, python, sources
from scripts.messages.message import Complaint

HINDI = LOCALE / "hi"


def none_of(complaints: Iterable[Complaint]) -> None:
    lines = [str(complaint) for complaint in complaints]
    assert not lines, "\n" + "\n".join(lines)


def test_every_string_has_a_hindi_translation() -> None:
    none_of(catalogue.missing(everything.messages(), HINDI))


def test_every_translation_is_hindi_and_keeps_its_placeholders() -> None:
    none_of(catalogue.faulty(HINDI))


def test_no_translation_has_lost_its_string() -> None:
    none_of(catalogue.unused([*everything.messages(), *framework.messages()], HINDI))


def test_no_message_is_put_together_before_it_is_translated() -> None:
    none_of(chain.from_iterable(python.read(path)[1] for path in sources.python_files()))


def test_templates_say_nothing_in_one_language_only() -> None:
    none_of(chain.from_iterable(map(plain_templates.complaints, sources.template_files())))


def test_python_says_nothing_in_one_language_only() -> None:
    none_of(chain.from_iterable(map(plain_python.complaints, sources.page_makers())))


@pytest.mark.parametrize("path", sorted((BASE_DIR / "static" / "js").glob("*.js")), ids=lambda path: path.stem)
def test_scripts_of_the_browser_hold_no_words(path: Path) -> None:
    """They take their words from the page, which speaks the reader's language."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    words = {text for _mark, text in re.findall(r"([\"'`])([A-Z][a-z]+(?: [^\"'`]*)?)\1", code)}
    assert words <= {"Enter", "Escape", "Tab"}  # keys, as events name them


def every_form() -> list[type[forms.BaseForm]]:
    from django.urls import get_resolver

    assert get_resolver().url_patterns  # loads every view, and with it every form
    found: list[type[forms.BaseForm]] = []
    todo: list[type[forms.BaseForm]] = [forms.Form, forms.ModelForm]
    while todo:
        for form in todo.pop().__subclasses__():
            todo.append(form)
            found.append(form)
    own = [form for form in found if form.__module__.partition(".")[0] in sources.APPS]
    return sorted(
        {form for form in own if ".tests." not in form.__module__},
        key=lambda form: (form.__qualname__, form.__module__),
    )


@pytest.mark.parametrize("form", every_form(), ids=lambda form: f"{form.__module__}.{form.__qualname__}")
def test_labels_and_hints_of_forms_are_translated(form: type[forms.Form]) -> None:
    for name, field in form.base_fields.items():
        hidden = isinstance(field.widget, forms.HiddenInput)
        assert hidden or isinstance(field.label, Promise) or field.label == "", f"{name} has no translated label"
        assert not field.help_text or isinstance(field.help_text, Promise), name


def every_shown_field() -> list["models.Field[Any, Any]"]:
    """The fields that the administration shows or asks for, of our own models."""
    found = []
    for model, options in admin.site._registry.items():
        if model._meta.app_label in sources.APPS:
            given = flatten(options.fields or flatten_fieldsets(options.fieldsets or []))
            asked = given or [field.name for field in model._meta.local_fields if field.editable]
            shown = {*asked, *options.list_display} - {model._meta.pk.name, *(options.exclude or ())}
            found += [field for field in model._meta.local_fields if field.name in shown]
    return found


@pytest.mark.parametrize("field", every_shown_field(), ids=str)
def test_the_administration_names_fields_in_the_readers_language(field: "models.Field[Any, Any]") -> None:
    assert isinstance(field.verbose_name, Promise)


@pytest.mark.parametrize("path", sorted(BASE_DIR.glob("*/data/**/*.json")), ids=lambda path: path.stem)
def test_names_in_data_files_stand_in_both_scripts(path: Path) -> None:
    def check(value: object) -> None:
        if isinstance(value, dict):
            for key in value:
                if key.endswith("_en") and value[key]:
                    assert value.get(f"{key[:-3]}_hi"), f"{path.name}: {value[key]!r} has no Hindi"
            value = list(value.values())
        for part in value if isinstance(value, list) else []:
            check(part)

    check(json.loads(path.read_text(encoding="utf-8")))
