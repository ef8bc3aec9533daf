"""Renumbering an assembly's booths, without the database: what the new list means for the old one.

``proposal`` finds out of names, electors and order which old booth is which new one; ``mapping`` reads pairs of old and
new numbers; ``checks`` says what keeps a draft from being applied. What is written, ``booths.services`` writes.
"""

from booths.renumbering.checks import Problem, problems
from booths.renumbering.drafts import DraftLine, Listed
from booths.renumbering.mapping import lines_of_pairs
from booths.renumbering.proposal import propose
from booths.renumbering.view import Kind, Shown, shown

__all__ = ["DraftLine", "Kind", "Listed", "Problem", "Shown", "lines_of_pairs", "problems", "propose", "shown"]
