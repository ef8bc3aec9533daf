"""The assembly of a whole sheet, where its rows do not say of which they are."""

from pathlib import PurePath
from typing import Any

from core.text import is_blank_marker
from imports.models import ImportJob, ImportLayout
from imports.places import Area, UnitBook
from imports.places.suggesting import suggest_assembly
from imports.services.running import scope_of
from imports.understanding import KINDS, Understanding
from imports.understanding.fields import ASSEMBLY

LOOKED_AT = 200  # rows of data


def place_question(job: ImportJob, understanding: Understanding, layout: ImportLayout | None) -> dict[str, Any] | None:
    """Return what to ask about the assembly of the sheet; None when its rows say it themselves.

    needed: without an answer the sheet cannot be read, as it has no column for it. suggestion, found_in: the id of an
    assembly of the importer's area, and the text of the sheet that speaks of it ("": said of the last such sheet).
    """
    if ASSEMBLY not in KINDS[understanding.kind].required:
        return None
    needed = ASSEMBLY in understanding.missing
    if not needed and not _unsaid(understanding):
        return None
    area = Area(scope_of(job))
    assemblies = [unit for unit in UnitBook().assemblies if area.holds(unit.path) or area.touches(unit.id)]
    texts = (*understanding.titles, understanding.sheet.name, PurePath(job.filename).stem)
    if found := suggest_assembly(texts, assemblies):
        return {"needed": needed, "suggestion": found.unit.id, "found_in": found.found_in}
    before = layout.answers.get("assembly") if layout else None
    known = before if any(unit.id == before for unit in assemblies) else None
    return {"needed": needed, "suggestion": known, "found_in": ""}


def _unsaid(understanding: Understanding) -> bool:
    """Whether no row names its assembly; in a chat, where each message is written anew, whether any does not."""
    said = [
        any(not is_blank_marker(row.values.get(field, "")) for field in ASSEMBLY)
        for row in understanding.sample(LOOKED_AT)
    ]
    return not (all(said) if understanding.sheet.format == "chat" else any(said)) and bool(said)
