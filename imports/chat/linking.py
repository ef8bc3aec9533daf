"""Which booth each link of a message is for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.links import holds_link, part_at_links
from imports.chat.details import Details, joined, read_details


class Linked(NamedTuple):
    """A link (what stands in the place of its code), the number of its line, and what is said of it."""

    code: str
    line: int
    said: Details


class _Line(NamedTuple):
    """said: in the whole line. before: in front of each link, from the one before it on. after: behind the last."""

    number: int
    said: Details
    codes: list[str]
    before: list[Details]
    after: Details


@dataclass
class _Section:
    """The lines from one that says a booth to the next."""

    lines: list[_Line] = field(default_factory=list)

    @property
    def said(self) -> Details:
        return joined(line.said for line in self.lines)

    @property
    def links(self) -> int:
        return sum(len(line.codes) for line in self.lines)

    @property
    def heading(self) -> Details:
        """What is said above the first link; nothing where the section begins with a link's own line."""
        above = next((place for place, line in enumerate(self.lines) if line.codes), len(self.lines))
        return joined(line.said for line in self.lines[:above])


def link_up(lines: Iterable[str], first: int) -> list[Linked]:
    """Return the links of a message, or of a list, with the booth and the rest that is said of each.

    One link: all that the message says is about it. Several: a line that says a booth is about the links in it or, when
    it has none, about those in the lines up to the next such line. Where headings and links do not follow each other
    so, their links get all the numbers, and the checker refuses them. first: number of the first line.
    """
    lines = list(lines)
    if not any(map(holds_link, lines)):
        return []
    read = _without_lesser_numbers([_read_line(text, number) for number, text in enumerate(lines, start=first)])
    codes = {code for line in read for code in line.codes}
    whole = joined(line.said for line in read)
    if len(codes) == 1:
        line = next(line for line in read if line.codes)
        return [Linked(line.codes[0], line.number, whole)]
    sections = _sections(read)
    unclear, own_phones = _is_unclear(sections), _has_phones_apart(sections)
    assemblies = _Assemblies(read, whole)
    linked: list[Linked] = []
    for section in sections:
        for found in _of_section(section, own_phones=own_phones):
            said = found.said
            if unclear and not section.lines[0].codes:
                said = said._replace(booths=whole.booths)
            linked.append(found._replace(said=assemblies.of(found.line, said)))
    return linked


def _read_line(text: str, number: int) -> _Line:
    pieces = part_at_links(text)
    texts, codes = pieces[::2], pieces[1::2]
    details = [read_details(piece, at_start=place < len(texts) - 1 or not codes) for place, piece in enumerate(texts)]
    return _Line(number, joined(details), codes, details[:-1], details[-1])


def _without_lesser_numbers(lines: list[_Line]) -> list[_Line]:
    """Let bare numbers be booths where none is called so, and nothing where one is."""
    explicit = any(line.said.booths for line in lines)

    def settled(said: Details) -> Details:
        return said._replace(booths=said.booths if explicit else said.bare, bare=())

    return [
        _Line(line.number, settled(line.said), line.codes, [*map(settled, line.before)], settled(line.after))
        for line in lines
    ]


def _sections(lines: list[_Line]) -> list[_Section]:
    """Part a message before each line that says a booth; booths said one after the other above a link stay together."""
    sections = [_Section()]
    for line in lines:
        if line.said.booths and (sections[-1].links or not sections[-1].said.booths):
            sections.append(_Section())
        sections[-1].lines.append(line)
    return [section for section in sections if section.lines]


def _is_unclear(sections: list[_Section]) -> bool:
    """Whether headings and links do not follow each other: a link above the first heading, or a heading at the end."""
    headed = any(section.said.booths and not section.lines[0].codes for section in sections)
    early = not sections[0].said.booths and sections[0].links > 0
    return headed and (early or not sections[-1].links)


def _has_phones_apart(sections: list[_Section]) -> bool:
    """Whether a phone counts only in its link's own line, as it cannot be told which link other phones belong to."""
    above = not sections[0].said.booths and bool(sections[0].said.phones)
    return above or not all(section.said.phones for section in sections if section.links == 1)


def _of_section(section: _Section, *, own_phones: bool) -> list[Linked]:
    if section.links == 1:
        line = next(line for line in section.lines if line.codes)
        said = section.said
        if own_phones:
            said = said._replace(phones=line.said.phones, admins=line.said.admins)
        return [Linked(line.codes[0], line.number, said)]
    heading = section.heading
    linked: list[Linked] = []
    above = Details()
    for line in section.lines:
        if len(line.codes) == 1:
            said = line.said
            if not said.booths and (heading.booths or (said.slots and said.slots != above.slots)):
                said = said._replace(booths=heading.booths or above.booths)
            linked.append(Linked(line.codes[0], line.number, said))
            above = said
        elif line.codes:
            linked += _of_line(line, heading)
            above = linked[-1].said
    return linked


def _of_line(line: _Line, heading: Details) -> list[Linked]:
    """Several links in a line: each is for the booth said before it, or else before the link before it."""
    in_order = bool(line.before[0].booths) and not line.after.booths
    booths = line.said.booths or heading.booths
    linked: list[Linked] = []
    for code, before in zip(line.codes, line.before, strict=True):
        if in_order:
            booths = before.booths or booths
        linked.append(Linked(code, line.number, Details(booths=booths, slots=before.slots)))
    return linked


class _Assemblies:
    """Of which assembly a link is: the one of the whole message, else the last that is named above it.

    Where several are named and none above the first link, each link gets all of them, and is refused. Links are asked
    about in their order.
    """

    def __init__(self, lines: list[_Line], whole: Details) -> None:
        self._named = [line for line in lines if line.said.assembly_numbers or line.said.assembly_names]
        first_link = next(line.number for line in lines if line.codes)
        if len(self._named) < 2 or self._named[0].number > first_link:
            self._named = []
        self._said, self._next = whole, 0

    def of(self, line: int, said: Details) -> Details:
        """Return what is said of a link in a line, with its assembly."""
        while self._next < len(self._named) and self._named[self._next].number <= line:
            self._said = self._named[self._next].said
            self._next += 1
        return said._replace(assembly_numbers=self._said.assembly_numbers, assembly_names=self._said.assembly_names)
