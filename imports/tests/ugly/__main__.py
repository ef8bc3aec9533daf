"""``python -m imports.tests.ugly FOLDER``: writes all ugly sheets, and a list of what is wrong with each."""

import sys
from pathlib import Path

from core.sheets import write_xlsx
from imports.tests.ugly.case import Outcome, Ugly
from imports.tests.ugly.cases import CASES

COLUMNS = ("File", "Kind", "What is wrong", "What must come of it", "Imported by")


def main(folder: Path) -> None:
    """Write the files into folders by kind, and the list beside them."""
    for case in CASES:
        (folder / case.kind).mkdir(parents=True, exist_ok=True)
        case.write(folder / case.kind)
    write_xlsx(folder / "list.xlsx", COLUMNS, map(_line, CASES))


def _line(case: Ugly) -> tuple[str, ...]:
    return f"{case.kind}/{case.name}{case.file.ending}", case.kind, case.fault, _outcome(case), case.by or "the server"


def _outcome(case: Ugly) -> str:
    if not isinstance(case.expected, Outcome):
        return f"refused: {case.expected.code}"
    names = ("new", "changed", "unchanged", "refused")
    figures = [f"{number} {name}" for name in names if (number := getattr(case.expected, name))]
    lines = (*case.expected.errors, *case.expected.warnings, *case.expected.repairs)
    return "; ".join([", ".join(figures), *(f"row {line.row}: {line.code}" for line in lines)])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m imports.tests.ugly FOLDER")
    main(Path(sys.argv[1]))
