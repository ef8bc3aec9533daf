"""The messages of a chat: who wrote what, and in which line of the text it begins."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.sheets import SheetError
from core.text import without_invisible

LONGEST = 1_000_000  # characters of a message; WhatsApp itself ends at 65,536
_PERIOD = r"(?:[ap]\.?\s?m\.?|पूर्वाह्न|अपराह्न|पूर्वा\.?|अप\.?|तड़के|सुबह|दोपहर|शाम|रात|बजे)"
_TIME = rf"(?:{_PERIOD}\s*)?[\d०-९]{{1,2}}[:.][\d०-९]{{2}}(?:[:.][\d०-९]{{2}})?(?:\s*{_PERIOD})*"
_DATE = r"[\d०-९]{1,4}[./-][\d०-९]{1,2}[./-][\d०-९]{1,4}"
_DAY = r"[\d०-९]{1,2}[./-][\d०-९]{1,2}"  # a phone's own copy of several messages leaves the year out
_STAMP = re.compile(
    rf"\s*(?:\[\s*(?:(?:{_DATE}|{_DAY}),?\s+{_TIME}|{_TIME},?\s+(?:{_DATE}|{_DAY}))\s*\]\s*"
    rf"|{_DATE},?\s+{_TIME}\s+[-–—]\s+)",
    re.IGNORECASE,
)
_SENDER = re.compile(r"~?\s*([^:]{1,80}?):(?:\s+|$)(.*)", re.DOTALL)


@dataclass
class Message:
    """A message: the number of its first line, its sender ("" for what WhatsApp itself says), and its lines of text."""

    line: int
    sender: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text on one line, for showing."""
        return " ".join(" ".join(self.lines).split())


def is_stamped(line: str) -> bool:
    """Tell whether a line begins a message: ``12/09/26, 10:15 pm - ``, ``[22:15, 12/9/2026] `` and the like."""
    return _STAMP.match(without_invisible(line)) is not None


def read_messages(lines: Iterable[str]) -> Iterator[Message]:
    """Yield the messages of a chat. Lines without a stamp go on with the message before.

    Raises SheetError("too_large") for a message far longer than any can be.
    """
    message: Message | None = None
    length = 0
    for number, written in enumerate(lines, start=1):
        line = without_invisible(written.rstrip("\r\n"))
        if stamp := _STAMP.match(line):
            if message:
                yield message
            rest = line[stamp.end() :]
            sender = _SENDER.fullmatch(rest)
            message = Message(number, sender[1].strip(), [sender[2]]) if sender else Message(number, "", [rest])
            length = 0
        elif message:
            message.lines.append(line)
        elif line.strip():
            message = Message(number, "", [line])
        length += len(line)
        if length > LONGEST:
            raise SheetError("too_large", limit="characters", maximum=LONGEST, row=number)
    if message:
        yield message
