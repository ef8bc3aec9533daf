"""Hindi typed in fonts of before Unicode, and texts that are no sheets at all: chats and lists of links."""

from core.tests.kruti import in_kruti_dev as typed
from imports.tests.ugly.case import Line, Outcome, Ugly
from imports.tests.ugly.files import csv_file, text, xlsx
from imports.tests.ugly.invented import code, link

HEADER = tuple(typed(word) for word in ("विधानसभा", "बूथ संख्या", "बूथ नाम", "मतदाता"))
WEST = typed("लखनऊ पश्चिम")

CASES = (
    Ugly(
        "kruti-dev",
        "booths",
        "Header and names are typed in Kruti Dev; English names stand between them.",
        xlsx(
            HEADER,
            (WEST, 60, typed("प्राथमिक विद्यालय चौक"), 900),
            (WEST, 61, typed("पंचायत भवन, राजाजीपुरम"), 950),
            (WEST, 62, "PRIMARY SCHOOL RAMPUR", 800),
            (WEST, 63, typed("जूनियर हाई स्कूल"), 850),
        ),
        Outcome(
            new=4,
            repairs=[
                *[Line(row, HEADER[0], WEST, "text_kruti_dev", "लखनऊ पश्चिम") for row in range(2, 6)],
                Line(2, HEADER[2], typed("प्राथमिक विद्यालय चौक"), "text_kruti_dev", "प्राथमिक विद्यालय चौक"),
                Line(3, HEADER[2], typed("पंचायत भवन, राजाजीपुरम"), "text_kruti_dev", "राजाजीपुरम"),
                Line(5, HEADER[2], typed("जूनियर हाई स्कूल"), "text_kruti_dev"),
            ],
            register={
                "171/60": {"name_hi": "प्राथमिक विद्यालय चौक"},
                "171/61": {"name_hi": "पंचायत भवन, राजाजीपुरम"},
                "171/62": {"name_en": "PRIMARY SCHOOL RAMPUR", "name_hi": ""},
            },
        ),
    ),
    Ugly(
        "english-that-looks-typed",
        "booths",
        "English names in capitals, codes and abbreviations are no Kruti Dev, and stay as they are.",
        csv_file(
            ("AC No", "Booth No", "Booth Name"),
            (171, 60, "P.S. KHAS RLY STN"),
            (171, 61, "Jr. H.S. (W-2)"),
            (171, 62, "J.H.S. Vkl"),
        ),
        Outcome(new=3, register={"171/60": {"name_en": "P.S. KHAS RLY STN"}, "171/61": {"name_en": "Jr. H.S. (W-2)"}}),
    ),
    Ugly(
        "list-of-links",
        "groups",
        "A list of links as it was sent in a message, the booth before each, the assembly only once.",
        text(
            f"विधानसभा 171 के लिंक\n\nबूथ 10 ग्रुप 1 {link(20)}\nबूथ 10 ग्रुप 2 {link(21)}\nBooth 10A: {link(22)}\n",
            ".txt",
        ),
        Outcome(
            new=3,
            ignored=["Sender of the message", "Text of the message"],
            register={"171/10/2": {"invite_code": code(21)}, "171/10A/1": {"invite_code": code(22)}},
        ),
    ),
    Ugly(
        "chat",
        "groups",
        "An exported WhatsApp chat: messages with links, booths named before or after them, and much else.",
        text(
            "15/01/2025, 10:15 am - Messages and calls are end-to-end encrypted.\n"
            f"15/01/2025, 10:16 am - Ramesh: विधानसभा 171 बूथ 10 का ग्रुप\n{link(20)}\n"
            "15/01/2025, 10:17 am - Suresh: 🙏🙏\n"
            f"15/01/2025, 10:18 am - Suresh: AC 171 Booth 10A\n{link(21)}?mode=ac_t\n"
            "15/01/2025, 10:19 am - Ramesh: <Media omitted>\n",
            ".txt",
        ),
        Outcome(
            new=2,
            left_out={"system": [1], "no_link": [4, 7]},
            ignored=["Sender of the message", "Text of the message"],
            register={"171/10/1": {"invite_code": code(20)}, "171/10A/1": {"invite_code": code(21)}},
        ),
    ),
)
