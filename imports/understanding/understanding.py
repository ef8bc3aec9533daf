"""A sheet understood: its header, its columns and its rows of data."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from core.sheets import Sheet, SheetError
from imports.chat import ChatSheet
from imports.understanding.columns import Column, Question
from imports.understanding.error_column import is_error_header
from imports.understanding.fields import KINDS
from imports.understanding.folding import fold
from imports.understanding.header import Header
from imports.understanding.matching import nearest_header
from imports.understanding.rows import PARTS, DataRow, LeftOut, read_rows

PREVIEW = 20


@dataclass
class Understanding:
    """What a sheet was understood to mean; `to_json` keeps it, `from_json` applies it to the sheet opened again."""

    sheet: Sheet
    kind: str
    header: Header
    columns: list[Column]
    questions: list[Question] = field(default_factory=list)
    titles: tuple[str, ...] = ()
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def layout_signature(self) -> str:
        """A hash of the folded headers, "" without any: sheets with the same one can share a mapping.

        What we handed out with a column of errors is laid out like the sheet that it came from.
        """
        texts = list(self.header.texts)
        while texts and (not texts[-1] or is_error_header(texts[-1])):
            texts.pop()
        folded = "\x1f".join(map(fold, texts))
        return hashlib.sha256(folded.encode()).hexdigest()[:32] if folded.strip("\x1f") else ""

    @property
    def mapping(self) -> dict[int, str | None]:
        """Column index → field, None for a column left out; `understand` takes it back."""
        return {column.index: column.field for column in self.columns}

    @property
    def ignored(self) -> list[Column]:
        """Columns with a header that are left out."""
        return [column for column in self.columns if column.field is None and column.header]

    @property
    def missing(self) -> list[tuple[str, ...]]:
        """Required fields without a column; of each tuple one would do."""
        present = {column.field for column in self.columns}
        present.update(name for column in self.columns for name in PARTS.get(column.split, ()))
        return [group for group in KINDS[self.kind].required if not present.intersection(group)]

    def require(self) -> None:
        """Raise SheetError("missing_column", …) for the first required field without a column."""
        for group in self.missing:
            headers = [column.header for column in self.columns if column.header]
            nearest = nearest_header([column.header for column in self.ignored], group, self.kind)
            raise SheetError("missing_column", field=group[0], any_of=list(group), nearest=nearest, headers=headers)

    def data_rows(self) -> Iterator[DataRow]:
        """Yield the rows of data from the top; `left_out` is counted anew and complete at the end."""
        self.left_out = LeftOut()
        if isinstance(self.sheet, ChatSheet):
            self.sheet.skip = self.left_out.add
        return read_rows(
            self.sheet,
            kind=self.kind,
            header=self.header,
            columns=self.columns,
            titles=frozenset(self.titles),
            left_out=self.left_out,
        )

    def sample(self, count: int = PREVIEW) -> list[DataRow]:
        """Return the first rows of data, for a preview."""
        return list(islice(self.data_rows(), count))

    def to_json(self) -> dict[str, Any]:
        """Return the understanding as plain data, for a JSON column."""
        return {
            "kind": self.kind,
            "sheet": self.sheet.name,
            "header": {**asdict(self.header), "texts": list(self.header.texts)},
            "columns": [column.to_json() for column in self.columns],
            "questions": [asdict(question) for question in self.questions],
            "titles": list(self.titles),
            "signature": self.layout_signature,
        }

    @classmethod
    def from_json(cls, sheet: Sheet, data: Mapping[str, Any]) -> "Understanding":
        """Apply what `to_json` kept to the same sheet, opened again."""
        header = data["header"]
        return cls(
            sheet,
            data["kind"],
            Header(**{**header, "texts": tuple(header["texts"])}),
            [Column.from_json(column) for column in data["columns"]],
            [Question(**question) for question in data["questions"]],
            tuple(data["titles"]),
        )
