"""A sheet as districts send it: three title rows, a header that says nothing, digits of both scripts, a total."""

from pathlib import Path

from imports.tests.ugly.files import Link, xlsx
from imports.tests.ugly.invented import link, phone

HEADER = ("क्र.सं.", "विधानसभा", "बूथ संख्या", "बूथ का नाम", "मतदाता", "जो भी हो", "ग्रुप 1 लिंक", "ग्रुप 1 मोबाइल")
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "171 - लखनऊ पश्चिम", "६१", "प्राथमिक विद्यालय  चौक", "९००", "ऊपर", link(61), f"0{phone(61)}"),
    (2, None, "62 क", "कन्या विद्यालय", "लगभग 900", "नीचे", Link("Join", link(62)), f"{phone(62)}.0"),
    (3, None, "बूथ संख्या 63", "पंचायत भवन", 950, "", "", ""),
    (4, None, "0", "पंचायत भवन 2", 950, "ऊपर", link(64), phone(64)),
    (5, None, 65, "जूनियर हाई स्कूल", 900, "ऊपर", link(61), phone(65)),
    (6, None, 2, "Primary School 2", 910, "", "", ""),
    (7, "विधानसभा 172", 61, "सामुदायिक केंद्र", 900, "", link(66), "9.87E+09"),
)
FIGURES = {"New": 3, "Changed": 1, "Unchanged": 0, "Refused": 3}
REFUSED = {8: "बूथ संख्या", 9: "ग्रुप 1 लिंक", 11: "ग्रुप 1 मोबाइल"}
"""The rows that are refused, with the header of the column that is to blame."""


def write_sheet(path: Path) -> Path:
    """Write the sheet."""
    titles = (("लखनऊ महानगर",), ("बूथ एवं व्हाट्सएप ग्रुप सूची",), ("", "", "", "दिनांक 15.09.2026"))
    merged = ("A1:H1", "A2:H2", "B5:B10")
    xlsx(*titles, HEADER, *ROWS, ("योग", None, 7), merged=merged, hidden_rows=[6]).write(path)
    return path
