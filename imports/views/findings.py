"""The lists behind an import's numbers: what was found in rows, what rows would do, and both by unit."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from core.phones import is_mobile, mask_phone
from core.text import visible
from imports.access import sees_register_phones, sees_sheet_phones
from imports.engine.preview import Change, Listed, listed, preview
from imports.kinds import KINDS
from imports.messages import about_row, becomes, field_label, title_of
from imports.models import ImportJob, ImportProblem, Severity, State
from imports.report import column_of
from imports.targets import Outcome
from imports.views.by_unit import UnitLine, unit_lines
from imports.views.pages import whole

PAGE = 25
OUTCOMES = {"new": Outcome.NEW, "changed": Outcome.CHANGED, "unchanged": Outcome.UNCHANGED}
SEVERITIES = {"refused": Severity.ERROR, "warnings": Severity.WARNING, "repairs": Severity.REPAIR}


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists: what it is called, how many it holds, where it is."""

    key: str
    name: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as the page shows it. new: what the cell was read as, where it was repaired."""

    row: int
    column: str
    value: str
    title: str
    text: str
    new: str = ""


class Findings:
    """The chosen list of a job, one page of it; ``parameters`` are ``show``, ``code`` and ``after``."""

    def __init__(self, request: HttpRequest, job: ImportJob) -> None:
        self.job, self.parameters = job, request.GET
        self.tabs = self._tabs()
        asked = request.GET.get("show", "")
        self.show = asked if asked in {tab.key for tab in self.tabs} else self.tabs[0].key
        self.tabs = [Tab(tab.key, tab.name, tab.count, tab.key == self.show) for tab in self.tabs]
        self.code = request.GET.get("code", "")
        self.after = whole(request.GET.get("after", ""))
        self.next = ""
        self._phone = str if sees_sheet_phones(request, job) else mask_phone
        self._known_phone = str if sees_register_phones(request, job) else mask_phone

    def _tabs(self) -> list[Tab]:
        job = self.job
        names = [("refused", _("Refused"), job.refused)]
        if job.state == State.READY:
            names += [("new", _("New"), job.new), ("changed", _("Changed"), job.changed)]
            names += [("unchanged", _("Unchanged"), job.unchanged)]
        names += [("warnings", _("Warnings"), job.warnings), ("repairs", _("Repaired"), job.repairs)]
        tabs = [Tab(key, name, count, False) for key, name, count in names if count]
        return [*tabs, Tab("units", _("By place"), None, False)]

    @property
    def codes(self) -> list[tuple[str, str, int]]:
        """What was found, most often first: code, title, how often."""
        severity = SEVERITIES.get(self.show)
        counts = self.job.notes.get("codes", {}).get(str(int(severity)), {}) if severity else {}
        return [(code, title_of(code), n) for code, n in sorted(counts.items(), key=lambda item: -item[1])]

    def lines(self) -> list[Line]:
        """Return a page of findings; '' and None in the list mean that another kind of list is chosen."""
        if self.show not in SEVERITIES:
            return []
        found = self.job.problems.filter(severity=SEVERITIES[self.show]).order_by("row", "pk")
        if self.code:
            found = found.filter(code=self.code)
        if self.after:
            last = whole(self.parameters.get("last", ""))
            found = found.filter(Q(row__gt=self.after) | Q(row=self.after, pk__gt=last))
        page = list(found[: PAGE + 1])
        if len(page) > PAGE:
            self.next = self._address(after=page[PAGE - 1].row, last=page[PAGE - 1].pk)
        return [self._line(problem) for problem in page[:PAGE]]

    def rows(self) -> list[Listed]:
        """Return a page of the rows that would become what the list is about."""
        if self.show not in OUTCOMES or self.job.state != State.READY:
            return []
        with preview(self.job) as stage:
            page = listed(stage, KINDS[self.job.kind], OUTCOMES[self.show], after=self.after, limit=PAGE + 1)
        if len(page) > PAGE:
            self.next = self._address(after=page[PAGE - 1].row)
        return [row._replace(changes=[self._change(change) for change in row.changes]) for row in page[:PAGE]]

    def units(self) -> list[UnitLine]:
        """Return the figures by unit."""
        return unit_lines(self.job) if self.show == "units" else []

    @property
    def first(self) -> str:
        """The address of the list's first page, when this is a later one."""
        return self._address() if self.after else ""

    def _address(self, **more: Any) -> str:
        query = QueryDict(mutable=True)
        query["show"] = self.show
        if self.code:
            query["code"] = self.code
        for name, value in more.items():
            query[name] = str(value)
        return f"?{query.urlencode()}"

    def _line(self, problem: ImportProblem) -> Line:
        about_phone = "phone" in problem.field
        value = self._phone(problem.value) if about_phone else problem.value
        column = column_of(problem.field, self.job.headers)
        cells = {"was", "new"} if about_phone else set()  # what stands, or stood, in the cell
        facts = {
            name: self._phone(fact) if isinstance(fact, str) and (is_mobile(fact) or name in cells) else fact
            for name, fact in problem.facts.items()
        }
        line = Line(problem.row, column, value, title_of(problem.code), about_row(problem.code, facts))
        if problem.severity != Severity.REPAIR or not (new := becomes(facts)):
            return line
        # Where old and new are all there is to say, the page says no more.
        return replace(line, value=visible(value), new=new, text=line.text if len(facts) > 1 else "")

    def _change(self, change: Change) -> Change:
        old = self._known_phone(change.old) if is_mobile(change.old) else change.old
        new = self._phone(change.new) if is_mobile(change.new) else change.new
        return Change(field_label(change.field), _in_words(change.field, old), _in_words(change.field, new))


def _in_words(field: str, text: str) -> str:
    words = {
        "status": {"planned": _("Planned"), "active": _("Active"), "closed": _("Closed")},
        "alive": {"true": _("yes"), "false": _("no")},
    }
    return words.get(field, {}).get(text, text)
