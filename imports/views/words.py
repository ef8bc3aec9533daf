"""What the pages of imports say in sentences."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booths.models import Unit
from booths.places import Step
from core.jobs import time_left
from core.numbers import indian
from imports.messages import about_file
from imports.models import ImportJob, State
from imports.models.job import Kind
from imports.understanding import Column

MINUTE = 60


@dataclass(frozen=True, slots=True)
class HowFar:
    """Progress in words: what is being done, how far it is of 1,000, rows read, and how long it will still take."""

    title: str
    value: int
    figure: str
    note: str


def how_far(job: ImportJob, waiting: str = "") -> HowFar:
    """Say how far the present work is; ``waiting`` says what it waits for."""
    titles = {
        "comparing": _("Comparing with the register"),
        "writing": _("Writing into the register"),
    }
    title = waiting or titles.get(job.step) or job.get_state_display()
    if not job.claim:
        return HowFar(title, 0, "", "")
    rows = ngettext("%(n)s row", "%(n)s rows", job.rows_done) % {"n": indian(job.rows_done)} if job.rows_done else ""
    left = time_left(job)
    return HowFar(str(title), round(1000 * job.done), rows, "" if left is None else _time_left(left))


def _time_left(seconds: float) -> str:
    if seconds < MINUTE:
        return _("less than a minute left")
    minutes = round(seconds / MINUTE)
    return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}


def trail(job: ImportJob) -> list[Step]:
    """Return the way back to the list."""
    return [Step(_("Sheets"), reverse("imports:list")), Step(job.filename, "")]


def missing(job: ImportJob) -> list[str]:
    """Return a sentence for each required column that the sheet lacks."""
    if not job.kind:
        return [about_file("no_kind", {})]
    return [about_file("missing_column", facts) for facts in job.notes.get("missing", [])]


def agreement(job: ImportJob) -> str:
    """Say exactly what applying will do: "Add 120 booths, change 3"."""
    added = {
        Kind.BOOTHS: ngettext("Add %(n)s booth", "Add %(n)s booths", job.new),
        Kind.GROUPS: ngettext("Add %(n)s group", "Add %(n)s groups", job.new),
        Kind.BOOTHS_WITH_GROUPS: ngettext("Add %(n)s booth with groups", "Add %(n)s booths with groups", job.new),
        Kind.UNITS: ngettext("Add %(n)s unit", "Add %(n)s units", job.new),
        Kind.MEMBERS: ngettext("Add %(n)s person", "Add %(n)s people", job.new),
        Kind.CHECKS: ngettext("Record %(n)s check", "Record %(n)s checks", job.new),
    }.get(Kind(job.kind), ngettext("Add %(n)s row", "Add %(n)s rows", job.new)) % {"n": indian(job.new)}
    changed = ngettext("change %(n)s", "change %(n)s", job.changed) % {"n": indian(job.changed)}
    if job.new and job.changed:
        return f"{added}, {changed}"
    return added if job.new else changed[:1].upper() + changed[1:]


def figure_lead(job: ImportJob) -> str:
    """Say in a sentence where the import stands."""
    if job.state == State.DONE:
        return _("Written into the register.") if job.new + job.changed else _("Nothing had to be written.")
    if not job.new + job.changed and (earlier := applied_before(job)):
        return _("This same file was applied before, as import no. %(number)s: it changes nothing.") % {
            "number": earlier.pk
        }
    if not job.new + job.changed:
        return _("There is nothing to apply: no row would add or change anything.")
    return _("Nothing has been written yet. Look through it, then apply.")


def applied_before(job: ImportJob) -> ImportJob | None:
    """Return the latest import of the same file by the same person that was applied, and not taken back since."""
    same = ImportJob.objects.filter(sha256=job.sha256, uploaded_by=job.uploaded_by, state=State.DONE)
    return same.exclude(pk=job.pk).order_by("-pk").first()


def left_out(job: ImportJob) -> list[str]:
    """Say what was not taken for data: columns, rows, and what was read though hidden."""
    notes = []
    if (place := job.answers.get("assembly")) and (unit := Unit.objects.filter(pk=place).first()):
        name = f"{unit.number} {unit.name}" if unit.number else unit.name
        notes.append(_("Rows that name no assembly were read as of %(unit)s.") % {"unit": name})
    ignored = [
        column["header"] for column in job.understanding.get("columns", []) if not column["field"] and column["header"]
    ]
    if ignored:
        notes.append(_("Columns left out: %(columns)s.") % {"columns": ", ".join(ignored)})
    words = _row_words()
    for what, (count, numbers) in job.notes.get("left_out", {}).items():
        shown = ", ".join(map(str, numbers[:5])) + (" …" if count > len(numbers[:5]) else "")
        notes.append(f"{words.get(what, what)}: {indian(count)} ({_('row')} {shown})")
    columns = map(Column.from_json, job.understanding.get("columns", []))
    if typed := [column.header for column in columns if column.field and column.is_converted]:
        notes.append(_("Columns read from Kruti Dev: %(columns)s.") % {"columns": ", ".join(typed)})
    if job.notes.get("macros"):
        notes.append(_("The file holds macros. They were not run."))
    if job.notes.get("hidden"):
        notes.append(_("Hidden rows or columns were read like the others."))
    others = [name for name in job.notes.get("sheets", []) if name != job.notes.get("sheet")]
    if others:
        notes.append(_("Sheets of the workbook that were not read: %(sheets)s.") % {"sheets": ", ".join(others)})
    return notes


def _row_words() -> dict[str, str]:
    return {
        "blank": _("Blank rows left out"),
        "title": _("Titles left out"),
        "header": _("Repeated headers left out"),
        "column_numbers": _("Rows of column numbers left out"),
        "total": _("Totals left out"),
        "page": _("Page marks left out"),
        "note": _("Notes left out"),
        "vacant": _("Rows without a person left out"),
        "signature": _("Signatures left out"),
        "no_link": _("Messages without a link left out"),
        "system": _("WhatsApp's own messages left out"),
    }
