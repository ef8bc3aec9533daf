"""The parts of a .xlsx, and how they refer to each other (ECMA-376 part 2, Open Packaging Conventions)."""

import codecs
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from core.sheets import limits
from core.sheets.archive import Archive
from core.sheets.errors import SheetError

SMALL_PART = 32 << 20
_PREFIX = re.compile(r"<(\w+):(?:worksheet|sst)\b")
_INDENTED = re.compile(r">\s+<(?:row|c|v|is|si|t)\b")
_BETWEEN_TAGS = re.compile(r">\s+<")


@dataclass(frozen=True)
class Relation:
    """A relationship of a part: its kind (last word of its type) and its target (a part, or an address outside)."""

    kind: str
    target: str


class Package(Archive):
    """The parts of a .xlsx."""

    def texts(self, part: str) -> Iterator[str]:
        """Yield the text of an XML part piece by piece, no tag cut in two, in the plain form that the patterns know.

        That is without a namespace prefix on its tags and without blanks between them.
        """
        plain, carry = _Plain(), ""
        for chunk in self.chunks(part):
            text = carry + plain.decode(chunk)
            cut = text.rfind("<")
            if cut < 0 and len(text) > 8 * limits.CHARACTERS:
                raise SheetError("too_large", limit="characters", maximum=limits.CHARACTERS)
            carry = text[max(cut, 0) :]
            yield plain(text[: max(cut, 0)])
        yield plain(carry)

    def xml(self, part: str) -> ElementTree.Element:
        """Return a small part parsed, its tags without namespaces."""
        if not self.has(part) or self.size(part) > SMALL_PART:
            raise SheetError("damaged", detail=f"no readable part {part}")
        data = b"".join(self.chunks(part))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # never in a real one; where entity bombs live
            raise SheetError("damaged", detail=f"document type in {part}")
        try:
            root = ElementTree.fromstring(data)  # noqa: S314 - entities were refused above
        except ElementTree.ParseError as error:
            raise SheetError("damaged", detail=f"{part}: {error}") from error
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part ('' for the package) by their id."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return {}
        found = {}
        for element in self.xml(rels).iter("Relationship"):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target)
        return found


class _Plain:
    """Decodes the pieces of an XML part and brings them into the plain form; what they need, the first piece tells."""

    def __init__(self) -> None:
        self._decoder: codecs.IncrementalDecoder | None = None
        self._prefix = ""
        self._indented = False

    def decode(self, chunk: bytes) -> str:
        if self._decoder is not None:
            return self._decoder.decode(chunk)
        wide = chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        self._decoder = codecs.getincrementaldecoder("utf-16" if wide else "utf-8")("replace")
        text = self._decoder.decode(chunk)
        self._prefix = found[1] if (found := _PREFIX.search(text)) else ""
        self._indented = bool(_INDENTED.search(text)) or bool(self._prefix and ">\n" in text)
        return text

    def __call__(self, text: str) -> str:
        if self._prefix:
            text = text.replace(f"<{self._prefix}:", "<").replace(f"</{self._prefix}:", "</")
        return _BETWEEN_TAGS.sub("><", text + "<")[:-1] if self._indented else text
