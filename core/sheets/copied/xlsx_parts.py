"""The parts of an .xlsx around its rows, and the cells of a row (ECMA-376, SpreadsheetML)."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from core.sheets.copied.column import Cell, Column

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOLD, DATE, WRAPPED = 1, 2, 3
"""Places of the styles below."""

EMPTIES = (('<c t="str"><v></v></c>', "<c/>"), ("<c><v></v></c>", "<c/>"), (f'<c s="{DATE}"><v></v></c>', "<c/>"))
"""What a row's template makes of cells with nothing in them, and what stands for those."""
_CELLS = {
    Cell.TEXT: '<c t="str"><v>%s</v></c>',
    Cell.DIGITS: '<c t="str"><v>%s</v></c>',
    Cell.NUMBER: "<c><v>%s</v></c>",
    Cell.DATE: f'<c s="{DATE}"><v>%s</v></c>',
}


def row_template(columns: Sequence[Column]) -> str:
    """Return a row with a ``%s`` for each cell."""
    return f"<row>{''.join(_CELLS[column.cell] for column in columns)}</row>"


def text_row(cells: Sequence[str], style: int = 0) -> str:
    """Return a row of texts that are not escaped yet."""
    mark = f' s="{style}"' if style else ""
    texts = (
        f'<c t="inlineStr"{mark}><is><t xml:space="preserve">{escape(cell)}</t></is></c>' if cell else f"<c{mark}/>"
        for cell in cells
    )
    return f"<row>{''.join(texts)}</row>"


def sheet_start(widths: Sequence[int], *, frozen: bool) -> str:
    """Return what stands before the rows of a sheet; ``frozen``: its first row stays when one scrolls."""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if frozen else ""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>' for place, width in enumerate(widths, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def sheet_end(columns: Sequence[Column], rows: int) -> str:
    """Return what stands behind the rows of a table: its filter, and that digits as text are meant so."""
    last = rows + 1
    digits = [letters(place) for place, column in enumerate(columns) if column.cell is Cell.DIGITS]
    ignored = "".join(f'<ignoredError sqref="{name}1:{name}{last}" numberStoredAsText="1"/>' for name in digits)
    errors = f"<ignoredErrors>{ignored}</ignoredErrors>" if ignored else ""
    return f'</sheetData><autoFilter ref="A1:{letters(len(columns) - 1)}{last}"/>{errors}</worksheet>'


PLAIN_END = "</sheetData></worksheet>"


def letters(place: int) -> str:
    """Return the name of a column by its place from 0: A … Z, AA …"""
    name = ""
    while place >= 0:
        name = chr(65 + place % 26) + name
        place = place // 26 - 1
    return name


def workbook(sheets: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the files beside the sheets by their names. sheets: the title of each, the area of its filter or ''."""
    entries = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, (title, _area) in enumerate(sheets, 1)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"{escape(_quoted(title))}!{area}</definedName>"
        for place, (title, area) in enumerate(sheets)
        if area
    )
    names = f"<definedNames>{filters}</definedNames>" if filters else ""
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KINDS}.worksheet+xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>{types}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KINDS}.styles+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets>'
        f"{names}</workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rId{len(sheets) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    }


def styles(font: str) -> str:
    """Return the styles: plain, bold for headers, dates, wrapped; all in one font."""
    face = f'<sz val="11"/><name val={quoteattr(font)}/>'
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>'
        f'<fonts count="2"><font>{face}</font><font><b/>{face}</font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFF1E9DF"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
        '<alignment vertical="center" wrapText="1"/></xf>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _quoted(title: str) -> str:
    return "'" + title.replace("'", "''") + "'"
