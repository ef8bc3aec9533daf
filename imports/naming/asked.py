"""The spellings that hold rows back, and those that were taken for a unit they do not name in just these letters."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.db.models.fields.json import KT

from imports.models import ImportJob, ImportProblem, Severity
from imports.places.answers import name_key

UNKNOWN = (
    *("state_unknown", "district_unknown", "district_ambiguous", "assembly_unknown", "assembly_ambiguous"),
    *("mandal_unknown", "sector_unknown", "parent_unknown", "parent_ambiguous", "home_unknown", "home_ambiguous"),
)
TAKEN = ("name_near", "name_alias", "name_answered")
FIELDS = ("state", "region", "district", "assembly_name", "mandal", "sector", "parent", "unit")
LONGEST = 120  # of a name; a longer text is none
MOST = 400  # spellings looked at; a column of rubbish has as many as it has rows


@dataclass(slots=True)
class AskedName:
    """A spelling in a column. ``above``: the unit below which it is sought, for mandals and sectors.

    unit: both names of what it was taken for, and code: how that was found.
    """

    field: str
    text: str
    above: int | None
    rows: int
    code: str
    unit: list[str] | None = None

    @property
    def key(self) -> str:
        """Under what an answer is kept."""
        return name_key(self.field, self.text, self.above)

    @property
    def mark(self) -> str:
        """The key in the few letters that stand in the page."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:12]


def names_asked(job: ImportJob) -> list[AskedName]:
    """Return the names that were not recognised, those that hold back most rows first."""
    return _grouped(job.problems.filter(severity=Severity.ERROR, code__in=UNKNOWN))


def names_taken(job: ImportJob) -> list[AskedName]:
    """Return the names that were taken for a unit by likeness, by another name or as answered."""
    taken = job.problems.filter(severity=Severity.REPAIR, code__in=TAKEN)
    return _grouped(taken.exclude(facts__has_key="beside_number"))


class Waiting(NamedTuple):
    """How many names were not recognised, the rows that they hold back, and how many names were taken by likeness."""

    names: int
    rows: int
    taken: int


def names_to_settle(job: ImportJob) -> Waiting:
    """Return what of a job's names a person may want to look at."""
    asked = names_asked(job)
    return Waiting(len(asked), sum(name.rows for name in asked), len(names_taken(job)))


def _grouped(problems: "QuerySet[ImportProblem]") -> list[AskedName]:
    """Count rows by spelling; what differs in case or punctuation only is one, in the form that most rows have."""
    named = problems.filter(field__in=FIELDS).exclude(value="")
    lines = named.values_list("field", "value", "code", KT("facts__above"), "facts__unit")
    return _merged(
        AskedName(field, text, int(above) if above else None, rows, code, unit)
        for field, text, code, above, unit, rows in lines.annotate(rows=Count("row", distinct=True)).order_by(
            "-rows", "field", "value"
        )[:MOST]
        if len(text) <= LONGEST
    )


def _merged(names: Iterable[AskedName]) -> list[AskedName]:
    merged: dict[str, AskedName] = {}
    for name in names:
        if name.key in merged:
            merged[name.key].rows += name.rows
        else:
            merged[name.key] = name
    return sorted(merged.values(), key=lambda name: -name.rows)
