"""Comparing what a sheet and the register say of the person behind a number: the part that SQL cannot do.

The rows come from an open cursor by number, so that memory is that of one person; what is found goes back by COPY.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from core.person_names import same_person_name
from imports.engine.stream import FindingWriter
from imports.models import Severity
from imports.models.problem import Found
from imports.reading import Finding

if TYPE_CHECKING:
    from imports.engine.stage import Stage

BATCH = 5000
COMPARED = {
    "alternate": "phone_alternate",
    "email": "email",
    **{network: f"{network}_account" for network in ("facebook", "instagram", "x", "youtube")},
}
"""What rows about one person must not say differently, with the column of the sheet that holds it."""


class Said(NamedTuple):
    """A row about a person, and whom the register has under the number."""

    row: int
    phone: str
    name_en: str | None
    name_hi: str | None
    alternate: str | None
    email: str | None
    facebook: str | None
    instagram: str | None
    x: str | None
    youtube: str | None
    path: list[int | None] | None
    known: bool
    known_en: str | None
    known_hi: str | None
    home_en: str | None
    home_hi: str | None

    @property
    def names(self) -> list[str]:
        """The names that the row gives."""
        return [name for name in (self.name_hi, self.name_en) if name]

    @property
    def known_names(self) -> list[str]:
        """The names that the register has; none when nobody has the number."""
        return [name for name in (self.known_hi, self.known_en) if name]


def compare_people(stage: "Stage") -> None:
    """Compare the rows of the cursor ``people``, and close it."""
    writer = FindingWriter(stage.job_id, Found.IN_REGISTER)
    found = 0
    for _phone, rows in groupby(_rows(stage), key=attrgetter("phone")):
        for finding in _of_person(rows):
            writer.add([finding])
            found += 1
        if found >= BATCH:
            writer.flush(stage.cursor)
            found = 0
    writer.flush(stage.cursor)
    stage.cursor.execute("CLOSE people")


def _rows(stage: "Stage") -> Iterator[Said]:
    while True:
        stage.cursor.execute(f"FETCH {BATCH} FROM people")
        rows = stage.cursor.fetchall()
        if not rows:
            return
        yield from (Said(*row) for row in rows)


def _of_person(rows: Iterator[Said]) -> Iterator[Finding]:
    """Yield what is found in the rows of one number. The first that may stand does; later ones must agree with it."""
    first: Said | None = None
    given: dict[str, tuple[str, int]] = {}
    lowest: list[int | None] = []
    for said in rows:
        findings = list(filter(None, (_with_register(said), first and _with_first(said, first, given, lowest))))
        if refused := next((finding for finding in findings if finding.severity == Severity.ERROR), None):
            yield refused
            continue
        yield from findings
        if first:
            yield _finding(said, "phone", said.phone, "person_again", Severity.REPAIR, row=first.row)
        first = first or said
        for field in COMPARED:
            if value := getattr(said, field):
                given.setdefault(field, (value, said.row))
        lowest = max(lowest, said.path or [], key=len)


def _with_register(said: Said) -> Finding | None:
    """Compare a row with the person whom the register has; a name in the other script alone is no finding."""
    if not said.known:
        return None
    if not _same(said.names, said.known_names):
        facts = {"name": " / ".join(said.known_names), "given": " / ".join(said.names)}
        home = [said.home_en or said.home_hi or "", said.home_hi or said.home_en or ""]
        return _finding(said, "phone", said.phone, "phone_other_name", Severity.ERROR, **facts, unit=home)
    for name, known in ((said.name_hi, said.known_hi), (said.name_en, said.known_en)):
        if name and known and name != known:
            return _finding(said, "name_en", name, "person_near", Severity.REPAIR, name=known)
    return None


def _with_first(said: Said, first: Said, given: dict[str, tuple[str, int]], lowest: list[int | None]) -> Finding | None:
    """Compare a row with the earlier ones about the same number."""
    if not _same(said.names, first.names):
        facts = {"row": first.row, "name": " / ".join(first.names)}
        return _finding(said, "phone", said.phone, "phone_two_names", Severity.ERROR, **facts)
    for field, column in COMPARED.items():
        value = getattr(said, field)
        if value and field in given and given[field][0] != value:
            return _finding(said, column, value, "person_twice", Severity.ERROR, row=given[field][1])
    if said.path and lowest and said.path != lowest[: len(said.path)] and lowest != said.path[: len(lowest)]:
        return _finding(said, "", "", "person_twice", Severity.ERROR, row=first.row)
    return None


def _same(names: list[str], others: list[str]) -> bool:
    """Whether each name means the same person as one of the others."""
    return all(any(name == other or same_person_name(name, other) for other in others) for name in names)


def _finding(said: Said, field: str, value: str, code: str, severity: Severity, **facts: Any) -> Finding:
    return Finding(said.row, field, value, code, facts, severity)
