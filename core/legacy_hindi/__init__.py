"""Hindi typed in the fonts Kruti Dev 010 and DevLys 010, which draw Devanagari over Latin letters: ``y[kuÅ`` is लखनऊ.

Both have the same keys, so that one table reads both. Nothing in a file says which font a text was typed in that could
be trusted (a CSV has none, pasted text neither): a column is told by how its letters follow each other.

    if looks_legacy(cells):                  # of one column
        hindi = [convert_cell(cell) for cell in cells]
"""

from core.legacy_hindi.converting import convert
from core.legacy_hindi.telling import convert_cell, looks_legacy, score

__all__ = ["convert", "convert_cell", "looks_legacy", "score"]
