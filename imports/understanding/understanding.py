"""A sheet understood: its header, its columns and its rows of data."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import Any

from core.sheets import Row, Sheet, SheetError
from imports.understanding.assigning import assign_fields
from imports.understanding.columns import Column, Question, nearest_header
from imports.understanding.fields import KINDS
from imports.understanding.folding import fold
from imports.understanding.header import TITLE_ROWS, Header, clean, find_header
from imports.understanding.rows import DataRow, LeftOut, RowReader

PREVIEW = 20
LOOKED_AT = 300


@dataclass
class Understanding:
    """What a sheet was understood to mean; `to_json` keeps it, `from_json` applies it to the sheet again."""

    sheet: Sheet
    kind: str
    header: Header
    columns: list[Column]
    questions: list[Question] = field(default_factory=list)
    titles: tuple[str, ...] = ()
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def layout_signature(self) -> str:
        """A hash of the folded headers: sheets with the same one can share a mapping."""
        return hashlib.sha256("\x1f".join([self.kind, *map(fold, self.header.texts)]).encode()).hexdigest()[:32]

    @property
    def mapping(self) -> dict[int, str | None]:
        """Column index → field, None for a column left out; what `understand` takes back."""
        return {column.index: column.field for column in self.columns}

    @property
    def ignored(self) -> list[Column]:
        """Columns with a header that are left out."""
        return [column for column in self.columns if column.field is None and column.header]

    @property
    def missing(self) -> list[tuple[str, ...]]:
        """Required fields without a column; of each tuple one would do."""
        present = {column.field for column in self.columns if column.field}
        for column in self.columns:
            present |= {"assembly": {*("assembly_no", "assembly_name")}, "booth": {"booth_no"}}.get(column.split, set())
        return [group for group in KINDS[self.kind].required if not present.intersection(group)]

    def require(self) -> None:
        """Raise SheetError("missing_column") when a required field has no column."""
        for group in self.missing:
            headers = [column.header for column in self.columns if column.header]
            free = [column.header for column in self.columns if column.header and not column.field]
            raise SheetError(
                "missing_column",
                field=group[0],
                any_of=list(group),
                nearest=nearest_header(free, group, self.kind),
                headers=headers,
            )

    def data_rows(self) -> Iterator[DataRow]:
        """Yield the rows of data from the top; `left_out` is counted anew and complete at the end."""
        self.left_out.counts.clear()
        self.left_out.examples.clear()
        return iter(RowReader(self.sheet, self.kind, self.header, self.columns, frozenset(self.titles), self.left_out))

    def sample(self, count: int = PREVIEW) -> list[DataRow]:
        """Return the first rows of data, for a preview."""
        return list(islice(self.data_rows(), count))

    def to_json(self) -> dict[str, Any]:
        """Return the understanding as plain data, for a JSON column."""
        return {
            "kind": self.kind,
            "sheet": self.sheet.name,
            "header": asdict(self.header),
            "columns": [asdict(column) for column in self.columns],
            "questions": [asdict(question) for question in self.questions],
            "titles": list(self.titles),
            "signature": self.layout_signature,
        }

    @classmethod
    def from_json(cls, sheet: Sheet, data: Mapping[str, Any]) -> "Understanding":
        """Apply an understanding kept by `to_json` to the same sheet, opened again."""
        header = data["header"]
        return cls(
            sheet,
            data["kind"],
            Header(header["first"], header["last"], tuple(header["texts"])),
            [Column(**{**column, "examples": tuple(column["examples"])}) for column in data["columns"]],
            [Question(**question) for question in data["questions"]],
            tuple(data["titles"]),
        )


def understand(sheet: Sheet, kind: str, *, mapping: Mapping[int, str | None] | None = None) -> Understanding:
    """Understand a sheet of a kind (a key of KINDS).

    mapping: fields by column index that a person has confirmed; columns not in it are understood as usual.
    Raises SheetError("empty") when the sheet has no filled cell, and what reading raises. Never refuses for a missing
    column: `Understanding.require` does.
    """
    rows = list(islice(sheet.rows(), LOOKED_AT))
    head = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not head:
        raise SheetError("empty")
    header = find_header(head[: TITLE_ROWS + 2], sheet.merged_across, kind)
    body = [row for row in head if row.number > header.last]
    width = max(
        len(header.texts), max(map(_width, body), default=0) if header.last == 0 or sheet.format[:1] != "c" else 0
    )
    texts = header.texts + ("",) * (width - len(header.texts))
    columns, questions = assign_fields(texts, body, kind, confirmed=mapping or {})
    columns = [replace(column, examples=_examples(body, column.index)) for column in columns]
    titles = tuple(clean(" ".join(cell for cell in row.cells if cell)) for row in head if row.number < header.first)
    return Understanding(sheet, kind, header, columns, questions, titles)


def _width(row: Row) -> int:
    """Return the number of cells up to the last filled one."""
    return max((index for index, cell in enumerate(row.cells, start=1) if cell), default=0)


def _examples(rows: list[Row], index: int) -> tuple[str, ...]:
    values = (row.cells[index].strip() for row in rows if index < len(row.cells))
    return tuple(islice(dict.fromkeys(value for value in values if value), 3))
