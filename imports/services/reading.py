"""Finding out what the file of an import is and what its columns hold."""

from typing import Any

from core.sheets import SheetError
from imports.engine.storable import storable
from imports.engine.work import Work
from imports.guessing import guess_kind
from imports.models import State
from imports.services.opening import opened, refuse
from imports.understanding import Understanding, understand
from imports.understanding.matching import nearest_header


def run_reading(job_id: int, *, ask: bool = True) -> State | None:
    """Find out what the file is and what its columns are; return the job's next state, None when it was not ours.

    ask: stop for an answer where columns are unknown or doubtful; without it only a required column that is missing
    stops the import, and refuses the file.
    """
    work = Work.claim(job_id, State.READING)
    if work is None:
        return None
    job = work.job
    with work:
        try:
            with opened(job) as sheet:
                kind = job.kind or guess_kind(sheet)
                confirmed = {int(index): field for index, field in job.confirmed.items()}
                understanding = understand(sheet, kind or "booths", mapping=confirmed)
                if not ask:
                    understanding.require()
                notes = {
                    "hidden": sheet.hidden_rows_or_columns,
                    "sheets": sheet.sheet_names,
                    "sheet": sheet.name,
                    "missing": [_missing(understanding, group) for group in understanding.missing],
                }
        except SheetError as error:
            return refuse(work, error)
        asks = ask and (not kind or bool(understanding.missing) or (not job.confirmed and _doubtful(understanding)))
        state = State.MAPPING if asks else State.CHECKING
        work.finish(state, kind=kind, understanding=storable(understanding.to_json()), notes=storable(notes))
        return state
    return None


def _missing(understanding: Understanding, group: tuple[str, ...]) -> dict[str, Any]:
    """Return what is to be said of a required column that the sheet lacks."""
    headers = [column.header for column in understanding.ignored]
    return {"any_of": list(group), "nearest": nearest_header(headers, group, understanding.kind)}


def _doubtful(understanding: Understanding) -> bool:
    """Whether a person should look at the columns: an open question, or a filled column that nobody recognised."""
    return bool(understanding.questions) or any(
        column.how == "unknown" and column.examples for column in understanding.ignored
    )
