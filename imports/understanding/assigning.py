"""Giving fields to columns: by header, then by what stands in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.sheets import Row
from imports.understanding.columns import Column, Match, Question, match_header
from imports.understanding.content import Look, look_at
from imports.understanding.fields import KINDS, SLOTTED
from imports.understanding.synonyms import IGNORED

SURE = 0.6  # share of cells that must look alike before the content decides
PAIRS = {"assembly_name": "assembly_no", "name": "booth_no"}


def assign_fields(
    texts: Sequence[str], body: Sequence[Row], kind: str, *, confirmed: Mapping[int, str | None]
) -> tuple[list[Column], list[Question]]:
    """Return a column for each header text, and what to ask a person about.

    texts: header of each column. body: some rows of data. confirmed: fields that a person gave, which stand.
    """
    looks = [look_at([row.cells[i] for row in body if i < len(row.cells)]) for i in range(len(texts))]
    matches = [match_header(text, kind) if text else Match("", "unknown", 0) for text in texts]
    for index, match in enumerate(matches):
        if not match.field:
            matches[index] = _by_content(looks[index], match, {m.field for m in matches}, kind)
    matches = [_by_number(match, look, matches) for match, look in zip(matches, looks, strict=True)]
    if KINDS[kind].slotted:
        matches = _with_slots(matches)
    for index, field in confirmed.items():
        if index < len(matches):
            matches[index] = Match(field or "", "person", 100)
    matches, questions = _one_each(matches, looks, texts)
    columns = []
    taken = {match.field for match in matches}
    for index, (text, match) in enumerate(zip(texts, matches, strict=True)):
        if match.field in ("", IGNORED):
            how = match.how if match.how == "person" else "ignored" if match.field else "unknown"
            columns.append(Column(index, text, None, how))
        else:
            columns.append(Column(index, text, match.field, match.how, match.score, _split(match, looks[index], taken)))
    return columns, questions


def _by_content(look: Look, match: Match, taken: set[str], kind: str) -> Match:
    """A column whose header says nothing, full of links or of mobile numbers."""
    for share, field in ((look.links, "invite_link"), (look.phones, "admin_phone")):
        free = field not in taken or KINDS[kind].slotted
        if share >= SURE and look.filled and free and field in KINDS[kind].base_fields():
            return Match(field, "content", int(90 * share))
    return match


def _by_number(match: Match, look: Look, matches: Sequence[Match]) -> Match:
    """A column "Assembly" or "Booth" of numbers holds the number; "AC No" of names holds the name."""
    fields = {other.field for other in matches}
    for name, number in PAIRS.items():
        if match.field == name and number not in fields and look.filled and look.booth_numbers > SURE:
            return Match(number, "content", 85)
    if match.field == "assembly_no" and "assembly_name" not in fields and look.filled and look.booth_numbers < 0.2:
        return Match("assembly_name", "content", 85)
    return match


def _with_slots(matches: Sequence[Match]) -> list[Match]:
    """Where a field of groups has no number in its header, its first column is slot 1 and its second slot 2."""
    seen: dict[str, int] = defaultdict(int)
    result = []
    for match in matches:
        if match.field in SLOTTED[1]:
            seen[match.field] += 1
            slot = seen[match.field]
            if SLOTTED[1][match.field] in {other.field for other in matches}:
                slot = 2
            match = match._replace(field=SLOTTED[min(slot, 2)][match.field])
        result.append(match)
    return result


def _one_each(matches: list[Match], looks: Sequence[Look], texts: Sequence[str]) -> tuple[list[Match], list[Question]]:
    """Leave each field to one column: the person's, else the surest, else the first that holds anything; and ask."""
    claims: dict[str, list[int]] = defaultdict(list)
    for index, match in enumerate(matches):
        if match.field not in ("", IGNORED):
            claims[match.field].append(index)
    questions = []
    for field, columns in claims.items():
        if len(columns) == 1:
            continue
        ranked = sorted(columns, key=lambda i: (matches[i].how != "person", not looks[i].filled, -matches[i].score, i))
        for loser in ranked[1:]:
            matches[loser] = Match("", "unknown", 0)
        if matches[ranked[0]].how != "person" and looks[ranked[1]].filled:
            questions.append(Question("two_columns", {"field": field, "columns": [texts[i] for i in columns]}))
    return matches, questions


def _split(match: Match, look: Look, taken: set[str]) -> str:
    """Whether number and name stand together in a column and the number has none of its own."""
    if look.filled and look.numbered_names > SURE:
        if match.field == "assembly_name" and "assembly_no" not in taken:
            return "assembly"
        if match.field == "name" and "booth_no" not in taken:
            return "booth"
    return ""
