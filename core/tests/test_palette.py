"""The colours hold their contrast whatever a party's colour is."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.palette import DEFAULT_ACCENT, contrast, palette, theme_css, theme_version

STYLES = Path(__file__).resolve().parents[2] / "static" / "css" / "colours.css"
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def ground(name: str) -> tuple[str, str]:
    """Return a colour that colours.css sets by hand, by day and at night."""
    found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", STYLES.read_text())
    assert found
    return found[1], found[2]


PAPER, SURFACE, INK = ground("paper"), ground("surface"), ground("ink")
PALE_WORDS, DEEP_WORDS = ground("on-pale"), ground("on-deep")


@given(colours)
def test_words_can_be_read_in_any_accent(accent):
    chosen = palette(accent)
    for theme in (0, 1):
        for word in ("accent", "alarm", "accent-strong"):
            assert contrast(chosen[word][theme], PAPER[theme]) >= 4.5
            assert contrast(chosen[word][theme], SURFACE[theme]) >= 4.5
        for button in ("accent", "alarm"):
            assert contrast(chosen[button][theme], DEEP_WORDS[theme]) >= 4.5
        assert contrast(chosen["accent-strong"][theme], chosen["accent-pale"][theme]) >= 4.5
        assert contrast(chosen["alarm"][theme], chosen["alarm-pale"][theme]) >= 4.5
        assert contrast(INK[theme], chosen["accent-pale"][theme]) >= 7


@given(colours)
def test_figures_on_every_step_of_the_map_can_be_read(accent):
    chosen = palette(accent)
    for theme in (0, 1):
        for step in range(5):
            words = PALE_WORDS if step < 3 else DEEP_WORDS
            assert contrast(chosen[f"depth-{step}"][theme], words[theme]) >= 4.5


@given(colours)
def test_each_step_stands_out_more_than_the_one_before(accent):
    chosen = palette(accent)
    for theme in (0, 1):
        steps = [contrast(chosen[f"depth-{step}"][theme], SURFACE[theme]) for step in range(5)]
        assert all(deeper > paler + 0.15 for paler, deeper in pairwise(steps))


def test_an_alarm_does_not_look_like_a_red_party():
    red, orange = palette("#c8102e"), palette(DEFAULT_ACCENT)
    assert red["alarm"] != orange["alarm"]
    assert red["alarm"] != red["accent"]


def test_the_stylesheet_holds_the_default_palette():
    styles = STYLES.read_text()
    for name, (light, dark) in palette(DEFAULT_ACCENT).items():
        assert f"--{name}: light-dark({light}, {dark});" in styles


def test_the_version_changes_with_the_colour():
    assert theme_version("#138808") != theme_version(DEFAULT_ACCENT)
    assert theme_version("#138808") == theme_version("#138808")


def test_the_theme_is_one_rule():
    css = theme_css("#138808")
    assert css.startswith(":root{--accent:light-dark(#")
    assert css.count("{") == css.count("}") == 1


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "b34700", "#b34700;}", ""])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match="expected a colour"):
        palette(colour)
