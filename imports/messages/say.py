"""From codes and facts to sentences."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booths.levels import Level
from core.numbers import indian
from core.social import Network
from imports.messages.fields import field_label
from imports.messages.files import FILES, FOUND
from imports.messages.rows import ROWS
from teams.models import Language, Skill


def about_row(code: str, facts: Mapping[str, Any]) -> str:
    """Return the sentence for a finding: what is wrong and how to put it right."""
    return str(ROWS[code][1]) % _filled(facts) if code in ROWS else code


def becomes(facts: Mapping[str, Any]) -> str:
    """Return what a repaired cell was read as; '' when its facts do not say."""
    name = next((name for name in ("new", "number", "link", "links", "date", "unit", "post") if facts.get(name)), "")
    return _shown(name, facts[name]) if name else ""


def title_of(code: str) -> str:
    """Return the few words under which findings of this code are counted."""
    return str(ROWS[code][0]) if code in ROWS else code


def about_file(code: str, facts: Mapping[str, Any]) -> str:
    """Return the sentence for a file that is refused as a whole."""
    facts = dict(facts)
    if code == "too_large":
        code = f"too_large_{facts['limit']}"
        facts["megabytes"] = facts.get("maximum", 0) // 2**20
    if code == "missing_column":
        if facts.get("nearest"):
            code = "missing_column_near"
        facts["field"] = " / ".join(field_label(field) for field in facts.get("any_of") or [facts["field"]])
    if code == "unknown_format":
        facts["found"] = FOUND.get(facts["found"], facts["found"])
    return str(FILES[code]) % _filled(facts) if code in FILES else code


def say_units(several: Sequence[Sequence[str]]) -> str:
    """Return the names of units, given in English and in Hindi, in the current language; '' for none."""
    return ", ".join(map(_name, several))


class _Filled(dict[str, str]):
    """Facts in words. One that is not there, in a finding that an earlier version kept, reads as an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"


def _filled(facts: Mapping[str, Any]) -> Mapping[str, str]:
    return _Filled({name: _shown(name, value) for name, value in facts.items()})


def _shown(name: str, value: Any) -> str:
    if name in _WORDS:
        return _WORDS[name](value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, int) and name not in {"row", "number", "slot", "slots", "score"}:
        return indian(value)
    return str(value)


def _name(both: Sequence[str]) -> str:
    english, hindi = both
    return (hindi if get_language() == "hi" else english) or english or hindi


def _names(several: Sequence[Sequence[str]]) -> str:
    return say_units(several) or _("none")


_WORDS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("unit", "post"), _name),
    **dict.fromkeys(("units", "posts", "people"), _names),
    "skills": lambda values: ", ".join(str(Skill(value).label) for value in values),
    "languages": lambda values: ", ".join(str(Language(value).label) for value in values),
    "network": lambda network: str(Network(network).label),
    "level": lambda level: str(Level(level).label),
    "date": lambda day: date_format(datetime.date.fromisoformat(day)),
}
"""What is said of facts by their names; of the others they themselves."""
