"""Pieces of SQL that several tables need."""

from collections.abc import Callable

from django.db.models.enums import ChoicesType
from django.utils.functional import Promise


def literal(text: str) -> str:
    """Return a text as SQL, in a query that takes parameters."""
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


def named(thing: str) -> str:
    """Return the SQL of a name in the file's language, else in the other; ``thing`` is the alias of its table."""
    hindi, english = f"nullif({thing}.name_hi, '')", f"nullif({thing}.name_en, '')"
    return f"CASE WHEN %(hindi)s THEN coalesce({hindi}, {english}) ELSE coalesce({english}, {hindi}) END"


def masked(phone: str) -> str:
    """Return the SQL of a stored number as those see it who may not know it: 98•••••210."""
    return f"CASE WHEN {phone} <> '' THEN substr({phone}, 4, 2) || '•••••' || right({phone}, 3) ELSE '' END"


def words(sql: str, choices: ChoicesType) -> Callable[[], str]:
    """Return a function that gives the SQL of the words for the values of ``sql``, in the active language."""

    def made() -> str:
        cases = " ".join(
            f"WHEN {literal(str(value)) if isinstance(value, str) else value} THEN {literal(str(label))}"
            for value, label in choices.choices
            if value is not None
        )
        return f"CASE {sql} {cases} END"

    return made


def listed(sql: str, choices: ChoicesType) -> Callable[[], str]:
    """Return a function that gives the SQL of the words for an array of values, with commas, in the active language."""
    word = words("one", choices)
    return lambda: (
        f"(SELECT string_agg({word()}, ', ' ORDER BY place) FROM unnest({sql}) WITH ORDINALITY AS u (one, place))"
    )


def either(condition: str, yes: Promise, no: Promise) -> Callable[[], str]:
    """Return a function that gives the SQL of one of two messages, in the active language; for NULL it is empty."""
    return lambda: f"CASE WHEN {condition} THEN {literal(str(yes))} WHEN NOT ({condition}) THEN {literal(str(no))} END"


TRAIL = """
LEFT JOIN booths_unit AS region ON region.id = unit.path[2]
LEFT JOIN booths_unit AS district ON district.id = unit.path[3]
LEFT JOIN booths_unit AS assembly ON assembly.id = unit.path[4]
LEFT JOIN booths_unit AS mandal ON mandal.id = unit.path[5]
LEFT JOIN booths_unit AS sector ON sector.id = unit.path[6]
"""
"""The units above a row's ``unit``, by level."""

PLACE = ", ".join(
    f"{column} NULLS FIRST"
    for column in ("region.code", "district.code", "assembly.number", "mandal.code", "sector.code")
)
"""The order of the tree: what belongs to a unit itself before what belongs to those below it."""
