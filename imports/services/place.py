"""The assembly of a whole sheet, where its rows do not say of which they are."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from core.text import is_blank_marker
from imports.models import ImportJob, ImportLayout
from imports.places import Area, Known, UnitBook
from imports.places.suggesting import suggest_assembly
from imports.services.running import scope_of
from imports.understanding import KINDS, Understanding, first_rows
from imports.understanding.fields import ASSEMBLY
from imports.understanding.fonts import readable

LOOKED_AT = 200  # rows of data
HEADING = 2  # cells that a heading between the rows fills at most


def place_question(job: ImportJob, understanding: Understanding, layout: ImportLayout | None) -> dict[str, Any] | None:
    """Return what to ask about the assembly of the sheet; None when its rows say it themselves.

    needed: without an answer the sheet cannot be read, as it has no column for it. suggestion, found_in: the id of an
    assembly of the importer's area, and the text of the sheet that speaks of it ("": said of the last such sheet).
    several: the names of those of which it speaks when they are more than one; then none is proposed.
    """
    if ASSEMBLY not in KINDS[understanding.kind].required:
        return None
    needed = ASSEMBLY in understanding.missing
    if not needed and not _unsaid(understanding):
        return None
    area = Area(scope_of(job))
    assemblies = [unit for unit in UnitBook().assemblies if area.holds(unit.path) or area.touches(unit.id)]
    texts = (*map(readable, understanding.titles), understanding.sheet.name, PurePath(job.filename).stem)
    found = suggest_assembly(texts, assemblies)
    several = _headings(understanding, assemblies) | ({found.unit} if found else set())
    question: dict[str, Any] = {"needed": needed, "suggestion": None, "found_in": "", "several": []}
    if len(several) > 1:
        question["several"] = sorted(unit.both for unit in several)
    elif found:
        question |= {"suggestion": found.unit.id, "found_in": found.found_in}
    elif layout:
        before = layout.answers.get("assembly")
        question["suggestion"] = next((unit.id for unit in assemblies if unit.id == before), None)
    return question


def _headings(understanding: Understanding, assemblies: Sequence[Known]) -> set[Known]:
    """Return the assemblies that headings between the first rows speak of, as in a sheet of a whole district."""
    below = (row for row in first_rows(understanding.sheet) if row.number > understanding.header.last)
    filled = ([cell for cell in row.cells if cell.strip()] for row in below)
    found = (suggest_assembly([" ".join(cells)], assemblies) for cells in filled if len(cells) <= HEADING)
    return {suggestion.unit for suggestion in found if suggestion}


def _unsaid(understanding: Understanding) -> bool:
    """Whether no row names its assembly; in a chat, where each message is written anew, whether any does not."""
    said = [
        any(not is_blank_marker(row.values.get(field, "")) for field in ASSEMBLY)
        for row in understanding.sample(LOOKED_AT)
    ]
    return not (all(said) if understanding.sheet.format == "chat" else any(said)) and bool(said)
