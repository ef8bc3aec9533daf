"""Cells that a person put right in the browser, laid over what the sheet has."""

from collections import defaultdict
from collections.abc import Mapping

from imports.models import ImportJob, ImportMend
from imports.reading import RowReading
from imports.understanding import KINDS, DataRow


class Mends:
    """The mended cells of a job, by row and field. Those of fields that its kind of sheet lacks are passed over."""

    def __init__(self, job: ImportJob) -> None:
        fields = KINDS[job.kind].fields
        self._rows: dict[int, dict[str, str]] = defaultdict(dict)
        for row, field, value in ImportMend.objects.filter(job=job).values_list("row", "field", "value"):
            if field in fields:
                self._rows[row][field] = value

    def reading(self, data: DataRow) -> RowReading:
        """Return the row to be read, with its mended cells; each is told as a repair, with what the sheet has."""
        mended = self._rows.get(data.number) if self._rows else None
        return reading_with(data, mended) if mended else RowReading(data)


def reading_with(data: DataRow, mended: Mapping[str, str]) -> RowReading:
    """Return the row to be read, with other texts in some of its fields."""
    left = tuple(repaired for repaired in data.repaired if repaired.field not in mended)
    row = RowReading(data._replace(values={**data.values, **mended}, repaired=left))
    for field in mended:
        row.repair(field, "mended", was=data.values.get(field, ""))
    return row
