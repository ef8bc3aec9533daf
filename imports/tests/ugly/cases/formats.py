"""Files in strange encodings, with strange delimiters, from other programs; all of them can be read."""

from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file, excel, ods, raw, text, xls, xlsx
from imports.tests.ugly.invented import link, phone

HEADER = ("AC No", "Booth No", "Booth Name", "Electors")
HINDI = ("विधानसभा संख्या", "बूथ संख्या", "बूथ का नाम", "मतदाता")
ROWS = ((171, 60, "प्राथमिक विद्यालय", 900), (171, 61, "Inter College", 950))
TWO_NEW = Outcome(
    new=2, register={"171/60": {"name_hi": "प्राथमिक विद्यालय", "electors": 900}, "171/61": {"name_en": "Inter College"}}
)

CASES = (
    Ugly(
        "windows-1252",
        "booths",
        "Excel's “CSV (comma delimited)”: Windows-1252, with a dash and curly quotation marks.",
        csv_file(HEADER, (171, 60, "St. Mary’s School – Café Road", 900), encoding="cp1252"),
        Outcome(new=1, register={"171/60": {"name_en": "St. Mary’s School – Café Road"}}),
    ),
    Ugly(
        "byte-order-mark",
        "booths",
        "Excel's “CSV UTF-8”: a byte order mark stands before the first header.",
        csv_file(HINDI, *ROWS, encoding="utf-8-sig"),
        TWO_NEW,
    ),
    Ugly(
        "unicode-text",
        "booths",
        "Excel's “Unicode text”: UTF-16 with tabs, under the ending .txt.",
        csv_file(HINDI, *ROWS, delimiter="\t", encoding="utf-16", ending=".txt"),
        TWO_NEW,
    ),
    Ugly(
        "utf-16-without-mark",
        "booths",
        "UTF-16 without a byte order mark, as an old database program exports it.",
        csv_file(HINDI, *ROWS, encoding="utf-16-le"),
        TWO_NEW,
    ),
    Ugly(
        "semicolons",
        "booths",
        "Semicolons part the cells, because the computer is set to another country.",
        csv_file(HINDI, *ROWS, delimiter=";"),
        TWO_NEW,
    ),
    Ugly(
        "sep-line",
        "booths",
        "Excel's own first line “sep=|” stands above the header; the rows are counted from the next line.",
        text("sep=|\r\nAC No|Booth No|Booth Name\r\n171|60|A, B|\r\n171|0|C\r\n"),
        Outcome(
            new=1,
            refused=1,
            errors=[Line(3, "Booth No", "0", "booth_no_zero")],
            register={"171/60": {"name_en": "A, B"}},
        ),
    ),
    Ugly(
        "tabs-in-a-csv",
        "booths",
        "Tabs part the cells of a file called .csv, and names hold commas.",
        csv_file(HEADER, (171, 60, "School, Ward 5", "1,050"), delimiter="\t"),
        Outcome(new=1, register={"171/60": {"name_en": "School, Ward 5", "electors": 1050}}),
    ),
    Ugly(
        "macintosh-line-ends",
        "booths",
        "An old Macintosh ends lines with a carriage return alone.",
        text("AC No,Booth No,Booth Name\r171,60,A School\r171,61,B School\r"),
        Outcome(new=2, register={"171/61": {"name_en": "B School"}}),
    ),
    Ugly(
        "open-quotation-mark",
        "booths",
        "A quotation mark opens a cell and nobody closes it: it would swallow the rows below.",
        text('AC No,Booth No,Booth Name,Electors\n171,60,"A School,900\n171,61,B School,900\n171,62,"C, D",900\n'),
        Outcome(
            new=3,
            repairs=[Line(2, "Booth Name", '"A School', "text_quotes")],
            register={"171/60": {"name_en": "A School"}, "171/61": {"electors": 900}, "171/62": {"name_en": "C, D"}},
        ),
    ),
    Ugly(
        "line-break-in-a-cell",
        "booths",
        "A cell holds a line break (Alt+Enter): one record of the CSV is one row all the same.",
        csv_file(HEADER, (171, 60, "Primary School\nRoom 2", 900), (171, "x1", "B", 900)),
        Outcome(
            new=1,
            refused=1,
            errors=[Line(3, "Booth No", "x1", "booth_no_not_a_booth_number")],
            repairs=[Line(2, "Booth Name", "Primary School\nRoom 2", "text_blanks")],
            register={"171/60": {"name_en": "Primary School Room 2"}},
        ),
    ),
    Ugly(
        "shifted-row",
        "booths",
        "A name with a comma and without quotation marks shifts the cells of its row.",
        text("AC No,Booth No,Booth Name,Electors\n171,60,School, Ward 5,900\n171,61,B School,900\n171,62,C,900,\n"),
        Outcome(new=2, refused=1, errors=[Line(2, "", "", "row_shifted")], register={"171/60": None}),
    ),
    Ugly(
        "nul-characters",
        "booths",
        "An old program fills texts up with NUL characters.",
        raw(b"AC No,Booth No,Booth Name\n171,60\0,A School\0\0\0\n171,61,B School\n", ".csv"),
        Outcome(
            new=2,
            repairs=[
                Line(2, "Booth No", "60␀", "text_control_characters", "60."),
                Line(2, "Booth Name", "A School␀␀␀", "text_control_characters"),
            ],
            register={"171/60": {"name_en": "A School"}},
        ),
    ),
    Ugly(
        "excel-97",
        "booths",
        "Excel 97 (.xls): every number is stored with decimals.",
        xls(HINDI, (171.0, 60.0, "प्राथमिक विद्यालय", 900.0), (171.0, 61.0, "Inter College", 950.0)),
        TWO_NEW,
    ),
    Ugly(
        "excel-97-merged-assembly",
        "booths",
        "An .xls in which the assembly is merged over its booths.",
        xls(HINDI, (171.0, 60.0, "प्राथमिक विद्यालय", 900.0), ("", 61.0, "Inter College", 950.0), merged=[(1, 2, 0, 0)]),
        TWO_NEW,
    ),
    Ugly(
        "libreoffice",
        "booths",
        "LibreOffice (.ods): alike rows and blank cells are stored once, with how often they repeat.",
        ods(
            HINDI,
            '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="4"/>'
            "</table:table-row>",
            ("171", "60", "प्राथमिक विद्यालय", "900"),
            '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" '
            'office:value="171"><text:p>171</text:p></table:table-cell><table:table-cell office:value-type="float" '
            'office:value="61"><text:p>61.00</text:p></table:table-cell><table:table-cell><text:p>Inter College'
            "</text:p></table:table-cell></table:table-row>",
        ),
        Outcome(
            new=2,
            unchanged=1,
            warnings=[Line(7, "", "", "row_repeated", "row 6")],
            left_out={"blank": [2, 3, 4]},
            register={"171/60": {"name_hi": "प्राथमिक विद्यालय"}, "171/61": {"name_en": "Inter College"}},
        ),
    ),
    Ugly(
        "macros",
        "booths",
        "A workbook with macros (.xlsm): its cells are read, its program is not.",
        xlsx(HINDI, *ROWS, ending=".xlsm"),
        TWO_NEW,
    ),
    Ugly(
        "workbook-called-csv",
        "booths",
        "A workbook that somebody renamed to .csv so that the portal takes it.",
        xlsx(HINDI, *ROWS, ending=".csv"),
        TWO_NEW,
    ),
    Ugly(
        "csv-called-xls",
        "booths",
        "A program exports tabbed text under the name .xls.",
        csv_file(HINDI, *ROWS, delimiter="\t", ending=".xls"),
        TWO_NEW,
    ),
    Ugly(
        "hidden-first-sheet",
        "booths",
        "The first sheet of the workbook is hidden and holds lists for drop-downs, the second is empty.",
        xlsx(HINDI, *ROWS, before={"Lists": [("Yes",), ("No",)], "Empty": []}, hidden_sheets=["Lists"]),
        TWO_NEW,
    ),
    Ugly(
        "cover-page",
        "booths",
        "A title page and a page of sums stand before the sheet with the rows.",
        xlsx(
            HINDI,
            *ROWS,
            before={
                "Cover": [("जिला लखनऊ महानगर",), ("बूथ सूची 2026",), ("तैयारकर्ता", "राम")],
                "Summary": [("विधानसभा", "कुल बूथ"), ("लखनऊ पश्चिम", 2)],
            },
        ),
        TWO_NEW,
    ),
    Ugly(
        "numbers-as-numbers",
        "groups",
        "Excel keeps phone and booth numbers as numbers, the phone with 91 before it.",
        excel(
            ("AC No", "Booth No", "Link", "Admin Name", "Mobile", "Members"),
            (171.0, 10.0, link(20), "Ram", 916000900020, 120.0),
        ),
        Outcome(new=1, register={"171/10/1": {"admin_phone": f"+91{phone(20)}", "members": 120}}),
    ),
)
