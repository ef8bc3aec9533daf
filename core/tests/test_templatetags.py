"""What the built-in filters put on a page, in both languages."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation


def render(template: str, language: str = "hi", **context: object) -> str:
    with translation.override(language):
        return Template(template).render(Context(context))


@pytest.mark.parametrize(
    ("template", "value", "shown"),
    [
        ("{{ v|indian }}", 162000, "1,62,000"),
        ("{{ v|indian }}", None, "—"),
        ("{{ v|short_number }}", 162000, "1.62 लाख"),
        ("{{ v|short_number }}", None, "—"),
        ("{{ v|percent_of:200 }}", 122, "61%"),
        ("{{ v|percent_of:0 }}", 0, "—"),
        ("{{ v|plain }}", 1234, "1234"),
        ("{{ v|plain }}", 47.5, "47.5"),
        ("{{ v|plain }}", None, ""),
        ("{{ v|phone }}", "+916000012345", "+91 60000 12345"),
        ("{{ v|masked }}", "+916000012345", "+91 60••• ••345"),
        ("{{ v|masked }}", None, ""),
        ("{{ v|tel }}", "+916000012345", "tel:+916000012345"),
        ("{{ v|tel }}", "", ""),
        ("{{ v|wa_me:'a & b' }}", "+916000012345", "https://wa.me/916000012345?text=a%20%26%20b"),
        ("{{ v|wa_me }}", None, ""),
    ],
)
def test_filters(template, value, shown):
    assert render(template, v=value) == shown


def test_short_numbers_speak_the_readers_language():
    assert render("{{ v|short_number }}", "en", v=162000) == "1.62 lakh"


@pytest.mark.parametrize("kind", [dict, SimpleNamespace])
def test_a_name_comes_in_the_readers_language_or_else_in_the_other(kind):
    both, english, none = kind(name_en="Sitapur", name_hi="सीतापुर"), kind(name_en="Sitapur", name_hi=""), kind()
    assert render("{{ v|name_of }}", "hi", v=both) == "सीतापुर"
    assert render("{{ v|name_of }}", "en", v=both) == "Sitapur"
    assert render("{{ v|name_of }}", "hi", v=english) == "Sitapur"
    assert render("{{ v|name_of }}", "hi", v=none) == render("{{ v|name_of }}", "hi", v=None) == ""


def test_names_are_escaped():
    assert render("{{ v|name_of }}", "en", v={"name_en": "<b>"}) == "&lt;b&gt;"
