"""From the file into the staging tables, one row at a time."""

from core.jobs import Progress
from imports.engine.mends import Mends
from imports.engine.stage import Stage
from imports.engine.stream import FindingWriter, TableWriter
from imports.kinds import Kind
from imports.targets.base import FIRST_COLUMNS
from imports.understanding import Understanding

BATCH = 5000  # rows between two visits to the database
READING_SHARE = 0.7  # of the time of a check that reading takes


def read_rows(stage: Stage, kind: Kind, understanding: Understanding, progress: Progress, mends: Mends) -> None:
    """Bring all rows of data into the staging tables, and what is found in their cells into the table of problems."""
    writers = []
    for target in kind.targets:
        columns = {**FIRST_COLUMNS, **target.columns}
        stage.create(target.name, columns)
        writers.append(TableWriter(stage.table(f"{target.name}_rows"), list(columns)))
    findings = FindingWriter(stage.job_id)
    one = len(writers) == 1
    for count, data in enumerate(understanding.data_rows(), start=1):
        row = mends.reading(data)
        parts = kind.read(row)
        if row.findings:
            findings.add(row.findings)
        # Rows that say the same in all their parts get the same number; it means nothing beyond this reading.
        same = hash(tuple(parts[0]) if one else tuple(map(tuple, parts)))
        for writer, of_target in zip(writers, parts, strict=True):
            for part, values in of_target:
                writer.write((row.number, part, row.refused, same, row.written, *values))
        if not count % BATCH:
            for writer in (*writers, findings):
                writer.flush(stage.cursor)
            progress.rows(count, READING_SHARE * understanding.sheet.progress)
    for writer in (*writers, findings):
        writer.flush(stage.cursor)
    for target in kind.targets:
        stage.analyze(target.name)
