"""A chat, or a list of links, as a sheet of groups."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from core.links import invite_url
from core.sheets import Row, SheetError, limits
from core.sheets.delimited.encoding import encoding_of
from core.sheets.delimited.sheet import refuse_endless_lines
from imports.chat.details import Details, joined
from imports.chat.linking import Linked, link_up
from imports.chat.messages import Message, read_messages
from imports.chat.recognising import TextKind

FIELDS = (
    *("assembly_no", "assembly_name", "booth_no", "slot", "invite_link", "admin_name", "admin_phone"),
    *("sender", "message"),
)
"""What the columns hold; the last two only help to find the message again."""
LONGEST_SHOWN = 1000  # characters of a message


class ChatSheet:
    """See core.sheets.Sheet. The header is row 0; a row's number is the line of the text in which its link stands, or
    its message begins when that has but one link. Of two links in one line the second takes the number after it.
    """

    name = ""
    format = "chat"
    hidden_rows_or_columns = False
    has_macros = False

    def __init__(self, path: Path, kind: TextKind, headers: Sequence[str]) -> None:
        """kind: what ``text_kind`` says of the file. headers: for FIELDS, in the sender's language."""
        self._path, self._kind, self._headers = path, kind, list(headers)
        self._file: TextIO | None = None
        self.sheet_names: list[str] = []
        self.merged_across: dict[int, list[tuple[int, int]]] = {}
        self.skip: Callable[[str, int], None] = lambda kind, line: None
        """Told of each message without a link: "no_link", or "system" for what WhatsApp itself says, and its line."""
        refuse_endless_lines(path)

    def rows(self) -> Iterator[Row]:
        """Yield the header, then a row for each link. Raises SheetError("chat_without_links") when there is none."""
        yield Row(0, self._headers)
        last = 0
        for line, link, message in self._links():
            last = max(line, last + 1)
            if last > limits.ROWS:
                raise SheetError("too_large", limit="rows", maximum=limits.ROWS, row=last)
            yield Row(last, _cells(link, message))
        if not last:
            raise SheetError("chat_without_links")

    def link(self, number: int, column: int) -> str:
        """Return '': text has no hyperlinks."""
        return ""

    @property
    def progress(self) -> float:
        """How much of the file has been read, 0 to 1."""
        if self._file is None or self._file.closed:
            return 0.0
        return min(1.0, self._file.buffer.tell() / max(1, self._path.stat().st_size))

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _links(self) -> Iterator[tuple[int, Linked, Message]]:
        """Yield each link with the number for its row and its message; a list is one message, shown line by line."""
        for message in self._messages():
            found = link_up(message.lines, message.line)
            links = found if self._kind == "list" else _once_each(found)
            if not links:
                self.skip("no_link" if message.sender else "system", message.line)
            for link in links:
                alone = self._kind == "chat" and len(links) == 1
                shown = Message(link.line, "", [message.lines[link.line - message.line]])
                yield (message.line if alone else link.line), link, (shown if self._kind == "list" else message)

    def _messages(self) -> Iterator[Message]:
        self.close()
        encoding, errors = encoding_of(self._path)
        self._file = self._path.open(encoding=encoding, errors=errors)
        if self._kind == "chat":
            yield from read_messages(self._file)
        else:
            yield Message(1, "", [line.rstrip("\n") for line in self._file])


def _once_each(links: Sequence[Linked]) -> list[Linked]:
    """Join what a message says of the same link in several places: with two booths it will be refused."""
    by_code: dict[str, Linked] = {}
    for link in links:
        before = by_code.get(link.code)
        by_code[link.code] = before._replace(said=joined([before.said, link.said])) if before else link
    return list(by_code.values())


def _cells(link: Linked, message: Message) -> list[str]:
    said: Details = link.said
    texts = (said.assembly_numbers, () if said.assembly_numbers else said.assembly_names, said.booths, said.slots)
    shown = message.text
    return [
        *(", ".join(several) for several in texts),
        invite_url(link.code),
        *(", ".join(several) for several in (said.admins, said.phones)),
        message.sender,
        shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]} …",
    ]
