"""A renumbering, booth by booth: the draft to be changed and applied, or what was done."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from booths.models import Booth, Renumbering, RenumberingLine
from booths.places import Step, trail_to
from booths.renumbering import Kind, Problem, Shown, problems, shown
from booths.renumbering.checks import SINCE
from booths.services.renumbering.undoing import may_be_undone
from booths.views.renumbering.words import became_words, becomes_words, done_words, problem_words
from core.booth_numbers import read_booth_number

PAGE = 50
MOST_PROBLEMS = 6
_BADGES = {
    Kind.ASKED: "badge--alarm",
    Kind.ABSENT: "badge--part",
    Kind.NEW: "badge--good",
    Kind.SPLIT: "badge--accent",
    Kind.MERGED: "badge--accent",
}
Fate = RenumberingLine.Fate


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of lines to look at alone, with how many there are."""

    name: str
    query: str
    count: int
    chosen: bool
    alarm: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the page shows it; ``listed`` is the name that the new list gives, where it is another."""

    line: RenumberingLine
    name: str
    listed: str
    electors: tuple[int | None, int | None]
    words: str
    badge: str
    takes_number: bool


class Preview:
    """One renumbering, filtered by ``show`` and ``q``, one page (``page``) of it."""

    def __init__(self, request: HttpRequest, renumbering: Renumbering) -> None:
        self.renumbering = renumbering
        self.all = shown(renumbering.lines.select_related("booth"))
        self.problems = self._problems() if renumbering.is_draft else []
        counts = Counter(kind for one in self.all for kind in one.kinds)
        asked = request.GET.get("show", "")
        self.show = asked if asked == "all" or counts.get(asked) else self._first(counts)  # type: ignore[call-overload]
        self.q = request.GET.get("q", "").strip()[:20]
        self.choices = [
            Choice(str(kind.label), self._query(show=kind.value), counts[kind], self.show == kind, kind == Kind.ASKED)
            for kind in Kind
            if counts[kind]
        ]
        self.choices.append(Choice(_("All"), self._query(show="all"), len(self.all), self.show == "all", False))
        page = request.GET.get("page", "")
        self.page = int(page) if page.isdecimal() and len(page) < 4 else 1

    def rows(self) -> list[Row]:
        """Return the lines of this page."""
        chosen = self._chosen()
        kept = {one.line.number for one in self.all if one.line.fate == Fate.KEEPS}
        return [_row(one, self.renumbering, kept) for one in chosen[(self.page - 1) * PAGE : self.page * PAGE]]

    @property
    def previous(self) -> str:
        """The address of the page before, empty for none."""
        return self._query(show=self.show, page=self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page after, empty for none."""
        more = len(self._chosen()) > self.page * PAGE
        return self._query(show=self.show, page=self.page + 1) if more else ""

    @property
    def here(self) -> str:
        """The query of this very page, to come back to."""
        return self._query(show=self.show, page=self.page)

    def context(self, request: Any) -> dict[str, Any]:
        """Return what the page shows."""
        renumbering = self.renumbering
        step = Step(_("New booth numbers"), "")
        return {
            "renumbering": renumbering,
            "assembly": renumbering.assembly,
            "preview": self,
            "rows": self.rows(),
            "problems": [problem_words(problem) for problem in self.problems[:MOST_PROBLEMS]],
            "since": any(problem.code in SINCE for problem in self.problems),
            "more_problems": max(len(self.problems) - MOST_PROBLEMS, 0),
            "changes": sum(Kind.SAME not in one.kinds and Kind.ABSENT not in one.kinds for one in self.all),
            "done": done_words(renumbering),
            "may_undo": may_be_undone(renumbering),
            "trail": trail_to(request.scope, renumbering.assembly, step),
        }

    def _problems(self) -> list[Problem]:
        booths = Booth.objects.filter(assembly=self.renumbering.assembly_id)
        now = {pk: (number, version) for pk, number, version in booths.values_list("pk", "number", "version")}
        return problems((one.line for one in self.all), now)

    def _first(self, counts: Counter[Kind]) -> str:
        """What is looked at first: what is to be decided, else what changes, else everything."""
        return next((kind.value for kind in (Kind.ASKED, Kind.CHANGED) if counts[kind]), "all")

    def _chosen(self) -> list[Shown]:
        chosen = [one for one in self.all if self.show == "all" or self.show in one.kinds]
        if not self.q:
            return chosen
        number = read_booth_number(self.q).number
        return [one for one in self.all if number in (one.line.number, one.line.old_number)]

    def _query(self, **values: Any) -> str:
        return "?" + urlencode({**values, **({"q": self.q} if self.q else {})})


def _row(one: Shown, renumbering: Renumbering, kept: set[str]) -> Row:
    line, facts = one.line, renumbering.of_number(one.line.number)
    booth = line.booth
    name = (booth.name if booth else "") or line.old_name
    listed = facts.get("name_hi") or facts.get("name_en") or ""
    known = {booth.name_hi, booth.name_en} if booth else {line.old_name}
    kind = next((kind for kind in _BADGES if kind in one.kinds), None)
    badge = _BADGES[kind] if kind else ""
    return Row(
        line=line,
        name=name if line.is_of_booth or line.fate == Fate.PARTED else "",
        listed="" if listed in known else listed,
        electors=(booth.electors if booth and line.is_of_booth else None, facts.get("electors")),
        words=becomes_words(one, kept) if renumbering.is_draft else became_words(one),
        badge="badge--alarm" if line.fate == Fate.REMOVED else badge,
        takes_number=line.fate in (Fate.KEEPS, Fate.MERGED) or (line.fate == Fate.ASKED and line.is_of_booth),
    )
