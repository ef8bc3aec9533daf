"""What is said of an export in sentences: its filter, its numbers, how far it is, what went wrong."""

from dataclasses import dataclass
from typing import Any

import django_filters
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from booths.models import Unit
from booths.scope import Scope
from core.jobs import time_left
from core.numbers import indian
from reports.exporters import Exporter
from reports.exporters.base import Parameters
from reports.models import ExportJob, Numbers

MINUTE = 60


@dataclass(frozen=True, slots=True)
class HowFar:
    """Progress in words: what is being done, how far it is of 1,000, rows written, how long it will still take."""

    title: str
    value: int
    figure: str
    note: str


def how_far(job: ExportJob) -> HowFar:
    """Say how far the file is."""
    if not job.claim:
        return HowFar(_("Waiting for its turn"), 0, "", "")
    rows = ngettext("%(n)s row", "%(n)s rows", job.rows_done) % {"n": indian(job.rows_done)} if job.rows_done else ""
    left = time_left(job)
    return HowFar(str(_("Writing the file")), round(1000 * job.done), rows, "" if left is None else _left(left))


def _left(seconds: float) -> str:
    if seconds < MINUTE:
        return _("less than a minute left")
    minutes = round(seconds / MINUTE)
    return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}


def filter_words(found: django_filters.FilterSet) -> list[tuple[str, str]]:
    """Return what a list is filtered by, each as the filter's name and what was chosen."""
    said = []
    chosen: dict[str, Any] = getattr(found, "chosen")  # noqa: B009 - what all filters of lists here have
    for name, value in chosen.items():
        field = found.form.fields[name]
        if name == "unit":
            area: Unit | None = getattr(found, "area", None)
            said.append((str(field.label), str(area) if area else "—"))
            continue
        names = dict(getattr(field, "choices", []))
        values = value if isinstance(value, list) else [value]
        words = ", ".join(str(names.get(one, _("yes") if one is True else one)) for one in values)
        said.append((str(field.label), words))
    return said


def about_numbers(numbers: str) -> str:
    """Say how mobile numbers stand in a file."""
    return {
        Numbers.NONE: _("There are no mobile numbers in it."),
        Numbers.MASKED: _("Mobile numbers are masked: your seat does not show them."),
        Numbers.SOME: _("Mobile numbers are in full where your seat shows them, and masked elsewhere."),
        Numbers.FULL: _("Mobile numbers are in full. Pass the file on only to those who need them."),
    }[Numbers(numbers)]


def went_wrong(job: ExportJob) -> str:
    """Say why an export failed, and what to do."""
    return {
        "no_right": _("Your seat no longer lets you take this out."),
        "no_table": _("This table is not there any more."),
    }.get(
        (job.error or {}).get("code", ""),
        _("It could not be written. Please try again; if it fails once more, tell the office."),
    )


def notes(job: ExportJob, exporter: Exporter, scope: Scope, *, rows: int, numbers: Numbers) -> list[tuple[str, str]]:
    """Return the last sheet of a workbook: what it holds, and who took it out when."""
    said = filter_words(exporter.filter(scope, Parameters.of(job.parameters)))
    return [
        (_("Table"), str(exporter.title)),
        (_("Filtered by"), "; ".join(f"{name}: {value}" for name, value in said) or _("none")),
        (_("Rows"), indian(rows)),
        (_("Mobile numbers"), str(numbers.label)),
        (_("Taken out by"), str(job.asked_by) if job.asked_by else _("the server's administrator")),
        (_("Taken out on"), date_format(timezone.localtime(), "DATETIME_FORMAT")),
        (_("Export no."), str(job.pk)),
    ]
