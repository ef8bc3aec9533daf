"""Finding out what the file of an import is and what its columns hold."""

from typing import Any

from core.sheets import Sheet, SheetError
from imports.engine.storable import storable
from imports.engine.work import Work
from imports.guessing import guess_kind
from imports.models import ImportJob, ImportLayout, State
from imports.services.layouts import layout_use
from imports.services.opening import opened_at_rows, refuse
from imports.services.place import place_question
from imports.understanding import Understanding, first_rows, understand
from imports.understanding.fields import ASSEMBLY
from imports.understanding.fonts import awaits_approval
from imports.understanding.matching import nearest_header


def run_reading(job_id: int, *, ask: bool = True) -> State | None:
    """Find out what the file is and what its columns are; return the job's next state, None when it was not ours.

    ask: stop for an answer where columns are unknown or doubtful, and take what the sender said of an earlier sheet of
    this layout; without it only a required column that is missing stops the import, and refuses the file.
    """
    work = Work.claim(job_id, State.READING)
    if work is None:
        return None
    job = work.job
    with work:
        try:
            with opened_at_rows(job) as sheet:
                understanding, signature, layout = _understood(sheet, job, ask=ask)
                place = place_question(job, understanding, layout) if ask else None
                if not ask:
                    understanding.require()
                missing = [group for group in understanding.missing if not (place and group == ASSEMBLY)]
                notes = {
                    "hidden": sheet.hidden_rows_or_columns,
                    "macros": sheet.has_macros,
                    "sheets": sheet.sheet_names,
                    "sheet": sheet.name,
                    "missing": [_missing(understanding, group) for group in missing],
                    "place": place,
                }
        except SheetError as error:
            return refuse(work, error)
        said = bool(job.confirmed) or bool(layout and layout.columns)
        doubtful = not said and _doubtful(understanding)
        fonts = awaits_approval(understanding.columns, _fonts(job, layout))
        asks = ask and (not job.kind or bool(missing) or doubtful or fonts or _asks_place(place, job))
        state = State.MAPPING if asks else State.CHECKING
        kept = storable({**understanding.to_json(), "signature": signature})
        work.finish(
            state,
            kind=job.kind,
            sheet=job.sheet,
            understanding=kept,
            notes=storable(notes),
            answers=job.answers,
        )
        return state
    return None


def _understood(sheet: Sheet, job: ImportJob, *, ask: bool) -> tuple[Understanding, str, ImportLayout | None]:
    """Understand the sheet: as the person said, else as they said of the last one laid out so, else by itself.

    Sets the job's kind. The signature is that of the header which is found before anybody says anything.
    """
    rows = first_rows(sheet)
    guessed = guess_kind(sheet, rows)
    alone = understand(sheet, guessed or "booths", rows=rows)
    signature = alone.layout_signature
    layout = None
    if ask and not job.confirmed:
        layout = layout_use(job=job, signature=signature, width=len(alone.columns))
    job.kind = job.kind or (layout.kind if layout else guessed)
    said, how = (layout.columns, "remembered") if layout else (job.confirmed, "person")
    mapping = {int(index): field for index, field in said.items()}
    fonts = _fonts(job, layout)
    understanding = understand(sheet, job.kind or "booths", mapping=mapping, how=how, fonts=fonts, rows=rows)
    return understanding, signature, layout


def _fonts(job: ImportJob, layout: ImportLayout | None) -> dict[str, bool]:
    """Return whether columns typed in Kruti Dev are to be converted, as far as the person said so."""
    said: dict[str, bool] = (layout.answers if layout else job.answers).get("fonts", {})
    return said


def _asks_place(place: dict[str, Any] | None, job: ImportJob) -> bool:
    """Whether the person is to say of which assembly the rows are; where they need not, they are asked but once."""
    return bool(place) and not job.answers.get("assembly") and (bool(place and place["needed"]) or not job.confirmed)


def _missing(understanding: Understanding, group: tuple[str, ...]) -> dict[str, Any]:
    """Return what is to be said of a required column that the sheet lacks."""
    headers = [column.header for column in understanding.ignored]
    return {"any_of": list(group), "nearest": nearest_header(headers, group, understanding.kind)}


def _doubtful(understanding: Understanding) -> bool:
    """Whether a person should look at the columns: an open question, or a filled column that nobody recognised."""
    return bool(understanding.questions) or any(
        column.how == "unknown" and column.examples for column in understanding.ignored
    )
