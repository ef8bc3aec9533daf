"""Giving fields to columns: by their headers, then by what stands in them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from core.sheets import Row
from imports.understanding.columns import SAID, Column, Question
from imports.understanding.content import Look, look_at
from imports.understanding.fields import KINDS, Kind
from imports.understanding.matching import NOTHING, Match, match_header
from imports.understanding.synonyms import IGNORED

SURE = 0.6  # share of a column's cells that must look alike before they decide what it is
CERTAIN = 0.9  # share for what would otherwise be a guess: a number before a booth's name as its booth number
RARE = 0.2  # share below which they decide what it is not
NUMBER_OF = {"assembly_name": "assembly_no", "name": "booth_no"}
BY_CONTENT = 85


def assign_fields(
    texts: Sequence[str], body: Sequence[Row], kind_name: str, *, confirmed: Mapping[int, str | None], how: str
) -> tuple[list[Column], list[Question]]:
    """Return a column for each header text, and what to ask a person about.

    texts: headers. body: some rows of data. confirmed: fields by index that a person gave, which
    stand; how: when they did (one of SAID).
    """
    kind = KINDS[kind_name]
    looks = [look_at([row.cells[i] for row in body if i < len(row.cells)]) for i in range(len(texts))]
    matches = [match_header(text, kind.name) if text else NOTHING for text in texts]
    for index, look in enumerate(looks):
        if not texts[index] and any(texts) and look.serial:
            matches[index] = Match(IGNORED, "content", BY_CONTENT)
    for index, field in confirmed.items():
        if 0 <= index < len(matches):
            matches[index] = Match(field or IGNORED, how, 100)
    for index, look in enumerate(looks):
        if matches[index].how not in SAID:
            matches[index] = _by_content(look, matches[index], {match.field for match in matches}, kind)
    matches = _numbered(matches, kind)
    matches, questions = _one_column_each(matches, looks, texts)
    taken = {match.field for match in matches}
    for text, match in zip(texts, matches, strict=True):
        if open_fields := [other for other in match.others if other not in taken]:
            questions.append(Question("which_field", {"column": text, "fields": [match.field, *open_fields]}))
    if other := _likelier_kind(texts, kind):
        questions.append(Question("other_kind", {"kind": other}))
    return [_column(i, texts[i], matches[i], looks[i], taken, kind) for i in range(len(texts))], questions


def _by_content(look: Look, match: Match, taken: set[str], kind: Kind) -> Match:
    """Correct what a header says by what stands below it.

    A column full of links or of mobile numbers is what it looks like, whatever its header ("WhatsApp Group"), unless
    another column says to be that. "Assembly" and "Booth" over numbers hold the number, "AC No" over names the name.
    """
    if not look.filled:
        return match
    for share, field in ((look.links, "invite_link"), (look.phones, "admin_phone"), (look.phones, "phone")):
        family = {field, kind.first.get(field, field), kind.second.get(field, field)}
        if share < SURE or field not in kind.named_fields or match.field == IGNORED:
            continue
        if match.field in family:
            return match._replace(others=())
        own = field + match.field[-2:] if kind.slotted and match.field[-2:] in ("_1", "_2") else ""
        if own in family - taken:  # "WhatsApp Group 2" over links
            return Match(own, "content", int(BY_CONTENT * share))
        if not family & taken or (kind.slotted and not match.field):
            return Match(field, "content", int(BY_CONTENT * share))
    return _number_or_name(look, match, taken, kind)


def _number_or_name(look: Look, match: Match, taken: set[str], kind: Kind) -> Match:
    """Correct which of number and name a header means: the header has said of what."""
    number = NUMBER_OF.get(match.field, "")
    if number in kind.fields and number not in taken and look.booth_numbers >= SURE:
        return match._replace(field=number, others=())
    if match.field == "assembly_no" and "assembly_name" not in taken and look.booth_numbers <= RARE:
        return match._replace(field="assembly_name", others=())
    return match


def _numbered(matches: Sequence[Match], kind: Kind) -> list[Match]:
    """Tell apart columns alike without a number in their headers: the first is that of slot (or admin) 1, then 2."""
    told_by = "phone" if "phone" in kind.first else "admin_name"  # two of these are of two admins, or two numbers
    if not kind.slotted and [match.field for match in matches].count(told_by) < 2:
        return list(matches)
    used = {match.field for match in matches} - set(kind.first)
    result = []
    for match in matches:
        if match.field in kind.first:
            slots = (kind.first[match.field], kind.second[match.field])
            name = next((name for name in slots if name not in used), slots[-1])
            used.add(name)
            result.append(match._replace(field=name))
        else:
            result.append(match)
    return result


def _one_column_each(
    matches: Sequence[Match], looks: Sequence[Look], texts: Sequence[str]
) -> tuple[list[Match], list[Question]]:
    """Leave each field to one column: the person's, else one that holds anything, else the surest, else the first."""
    claims: dict[str, list[int]] = defaultdict(list)
    for index, match in enumerate(matches):
        if match.field not in ("", IGNORED):
            claims[match.field].append(index)
    left, questions = list(matches), []
    for field, indices in claims.items():
        ranked = sorted(indices, key=lambda i: (matches[i].how not in SAID, not looks[i].filled, -matches[i].score, i))
        for loser in ranked[1:]:
            left[loser] = NOTHING
        rivals = [i for i in ranked if looks[i].filled]
        if len(rivals) > 1 and matches[ranked[0]].how not in SAID:
            questions.append(Question("two_columns", {"field": field, "columns": [texts[i] for i in sorted(rivals)]}))
    return left, questions


def _likelier_kind(texts: Sequence[str], kind: Kind) -> str:
    """A sheet with a second link in each row, or booths with a link, is one of booths with their groups."""
    fields = Counter(match_header(text, "booths_with_groups").field for text in texts if text)
    links = fields["invite_link"] + fields["invite_link_1"] + fields["invite_link_2"]
    likelier = {"groups": links > 1, "booths": links > 0}
    return "booths_with_groups" if likelier.get(kind.name) else ""


def _column(index: int, text: str, match: Match, look: Look, taken: set[str], kind: Kind) -> Column:
    if match.field == IGNORED:
        return Column(index, text, None, match.how if match.how in SAID else "ignored")
    if not match.field:
        return Column(index, text, None, "unknown")
    split = ""
    if match.field == "assembly_name" and look.numbers_with_names >= SURE:
        split = "assembly"
    elif match.field == "name" and "booth_no" in {*kind.fields} - taken and look.numbers_before_names >= CERTAIN:
        split = "booth"
    return Column(index, text, match.field, match.how, match.score, split)
