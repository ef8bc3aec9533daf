"""A chat as phones export it: a .zip with the text in it, and perhaps pictures."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.sheets import SheetError, limits
from core.sheets.archive import Archive
from core.sheets.kinds import ZIP


@contextmanager
def exported_text(path: Path) -> Iterator[Path]:
    """Give the one text in a zip as a file of its own for as long as it is used; any other file as it is.

    Raises SheetError for a zip that is damaged, encrypted, a bomb, or holds a text too large.
    """
    with path.open("rb") as file:
        zipped = file.read(len(ZIP)) == ZIP
    if not zipped:
        yield path
        return
    archive = Archive(path)
    try:
        texts = [name for name in archive.names if name.endswith(".txt") and not name.startswith("__macosx/")]
        if len(texts) != 1:
            yield path
            return
        with tempfile.NamedTemporaryFile(suffix=".txt") as text:
            for chunk in archive.chunks(texts[0]):
                if text.tell() > limits.BYTES:
                    raise SheetError("too_large", limit="bytes", maximum=limits.BYTES)
                text.write(chunk)
            text.flush()
            yield Path(text.name)
    finally:
        archive.close()
