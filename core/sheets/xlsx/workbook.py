"""The workbook part: which sheets there are, where they lie, and how dates count."""

from dataclasses import dataclass, field

from core.sheets.errors import SheetError
from core.sheets.xlsx.package import Package


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook: its name, its part, whether it is shown."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True)
class Workbook:
    """What the workbook part says; parts that are missing are ''."""

    sheets: list[SheetPart] = field(default_factory=list)
    strings: str = ""
    styles: str = ""
    from_1904: bool = False


def read_workbook(package: Package) -> Workbook:
    """Read the workbook part. Raises SheetError("damaged") when there is none or it has no worksheet."""
    main = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "xl/workbook.xml")
    root, relations = package.xml(main), package.relations(main)
    sheets = []
    for element in root.iter("sheet"):
        relation = relations.get(next((value for key, value in element.items() if key.endswith("}id")), ""))
        if relation and relation.kind == "worksheet" and package.has(relation.target):
            visible = element.get("state", "visible") == "visible"
            sheets.append(SheetPart(element.get("name", ""), relation.target, visible))
    if not sheets:
        raise SheetError("damaged", detail="no worksheet")
    properties = root.find("workbookPr")
    parts = {relation.kind: relation.target for relation in relations.values() if package.has(relation.target)}
    return Workbook(
        sheets,
        parts.get("sharedStrings", ""),
        parts.get("styles", ""),
        properties is not None and properties.get("date1904", "0") in ("1", "true"),
    )
