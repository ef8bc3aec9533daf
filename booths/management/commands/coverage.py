"""``manage.py coverage STP``: the figures of a unit and of the units below it, for people and for scripts."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from booths.coverage import Figures, UnitFigures, coverage_by_level, coverage_by_level_on, coverage_of, coverage_of_on
from booths.levels import Level
from booths.models import Unit
from core.numbers import indian

_COLUMNS = ("booths", "covered", "partly", "uncovered", "groups", "verified", "stale", "members")


class Command(BaseCommand):
    help = "Prints how many booths of a unit have their groups, for it and for each unit below."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("unit", nargs="?", metavar="UNIT_CODE", help="such as STP; default: the only state")
        parser.add_argument(
            "--level", help="list the units of this level: region, district, assembly, mandal or sector"
        )
        parser.add_argument("--on", metavar="DATE", help="as it stood at the end of a day, such as 2026-09-15")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        unit = _unit(options["unit"])
        level = _level(unit, options["level"])
        day = _day(options["on"])
        if day == timezone.localdate():
            total = coverage_of(unit)
            rows = coverage_by_level(unit, level) if level else []
        else:
            total = coverage_of_on(unit, day)
            rows = coverage_by_level_on(unit, level, day) if level else []
        if options["json"]:
            self.stdout.write(json.dumps(_report(unit, level, day, total, rows), ensure_ascii=False, indent=2))
        else:
            for line in _table([UnitFigures(unit, total), *rows]):
                self.stdout.write(line)


def _unit(code: str | None) -> Unit:
    if code:
        if unit := Unit.objects.filter(code__iexact=code).first():
            return unit
        raise CommandError(f"there is no unit with the code {code!r}")
    states = list(Unit.objects.filter(level=Level.STATE).order_by("code"))
    if len(states) != 1:
        codes = ", ".join(state.code for state in states)
        raise CommandError(f"name a unit; the states are: {codes}" if codes else "no state is set up yet")
    return states[0]


def _level(unit: Unit, word: str | None) -> Level | None:
    """Return the level to list: the one asked for, else the next one below that has units, if any."""
    if word is None:
        below = Unit.objects.under(unit).filter(level__gt=unit.level).order_by("level").values_list("level", flat=True)
        found = below.first()
        return Level(found) if found else None
    try:
        level = Level.from_word(word)
    except ValueError as error:
        raise CommandError(f"{word!r} is no level; levels are: {', '.join(one.word for one in Level)}") from error
    if level <= unit.level:
        raise CommandError(f"{level.word} does not lie below {unit.code}, which is a {Level(unit.level).word}")
    return level


def _day(text: str | None) -> date:
    today = timezone.localdate()
    if text is None:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text!r} is no date: write it as {today.isoformat()}") from error
    if day > today:
        raise CommandError(f"{text} is still to come")
    return day


def _report(unit: Unit, level: Level | None, day: date, total: Figures, rows: Sequence[UnitFigures]) -> dict[str, Any]:
    return {
        **_named(unit),
        "on": day.isoformat(),
        **asdict(total),
        "listed": level.word if level else None,
        "units": [{**_named(row.unit), **asdict(row.figures)} for row in rows],
    }


def _named(unit: Unit | None) -> dict[str, str | None]:
    """Return what tells a unit from others; None throughout for the booths that hang on no unit of the level."""
    if unit is None:
        return {"code": None, "level": None, "name_en": None, "name_hi": None}
    return {"code": unit.code, "level": Level(unit.level).word, "name_en": unit.name_en, "name_hi": unit.name_hi}


def _table(rows: Sequence[UnitFigures]) -> Iterator[str]:
    """Yield the lines of a table; names stand last, because Devanagari has no fixed width in a terminal."""
    lines = [["code", *_COLUMNS, "name"]]
    for unit, figures in ((row.unit, row.figures) for row in rows):
        name = unit.name_en or unit.name_hi if unit else "on no unit of this level"
        lines.append([unit.code if unit else "-", *(indian(getattr(figures, column)) for column in _COLUMNS), name])
    widths = [max(len(line[column]) for line in lines) for column in range(len(_COLUMNS) + 1)]
    for code, *cells, name in lines:
        aligned = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join([code.ljust(widths[0]), *aligned, name])
