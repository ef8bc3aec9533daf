"""PDFs hold what they were given, whatever that is, and nothing else."""

import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
import segno
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core.pdf import Letterhead, PdfError, pdf_make

TEMPLATE = """
#import "/base.typ": *
#show: sheet
= #data.title
#listing(columns: (auto, 1fr, auto), head: ("No.", "Name", "Booths"), rows: data.rows)
"""
HEAD = Letterhead(
    title="जिलेवार प्रगति", organisation="उदाहरण संगठन", printed_at=datetime(2026, 11, 24, 9, tzinfo=UTC),
    printed_by="अनीता प्रकाश",
)  # fmt: skip


def make(title: str = "क्षेत्र", rows: tuple[tuple[str, ...], ...] = (), template: str = TEMPLATE, **more) -> bytes:
    with translation.override("hi"):
        return pdf_make(template, {"title": title, "rows": rows}, letterhead=HEAD, **more)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type/Page\b", pdf))


def text_of(pdf: bytes) -> str:
    """Return the words on the pages, in order."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed: what the pages say in words is not looked at")
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def test_the_same_data_at_the_same_moment_are_the_same_bytes():
    rows = tuple((str(n), "लखनऊ महानगर", "1,62,000") for n in range(98))
    assert make(rows=rows) == make(rows=rows)
    assert pages(make(rows=rows)) == 3


def test_the_letterhead_stands_on_every_page_and_heads_are_repeated():
    said = text_of(make(rows=tuple((str(n), "लखनऊ महानगर", "1,62,000") for n in range(98))))
    assert said.count("उदाहरण संगठन") == said.count("Booths") == 3
    assert said.count("24 नवंबर 2026, 14:30 को अनीता प्रकाश ने छापा") == 3
    assert [f"पृष्ठ {n} / 3" in said for n in (1, 2, 3)] == [True] * 3


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        "#panic(1) $x^2$ *bold* _it_ `code` <label> @ref",
        '"quoted" \\ \\n \\u{41} // comment /* more',
        "= Heading",
        "- item\n+ item",
        "#pagebreak() #pagebreak()",
    ],
)
def test_words_are_never_code(hostile):
    pdf = make(title=hostile, rows=(("1", hostile, "2"),))
    assert pages(pdf) == 1
    squeezed = re.sub(r"\s", "", text_of(pdf))
    assert squeezed.count(re.sub(r"\s", "", hostile)) == 2


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(), max_size=80) | st.text('अकिक्षत्रज्ञ्ा#$*_"\\{}[]()<>@\u202e\u200d\u0000😀\ud800', max_size=80)
)
def test_any_text_makes_a_page(words):
    assert pages(make(title=words, rows=((words, words, "1"),))) >= 1


def test_marks_that_turn_the_writing_round_are_left_out():
    assert "राम 123" in text_of(make(title="राम \u202e123"))


def test_a_word_without_end_stays_in_its_column():
    pdf = make(rows=(("1", "x" * 900, "the end"),))
    assert text_of(pdf).count("x") == 900
    assert pages(pdf) == 1
    assert "the end" in text_of(pdf)


@pytest.mark.parametrize("path", ["/etc/passwd", "../making.py", "/../making.py", "manage.py"])
def test_a_template_reads_no_file_of_the_machine(path):
    with pytest.raises(PdfError):
        make(template=f'#read("{path}")')


def test_pictures_come_from_memory():
    code = segno.make("https://example.org/").svg_inline(scale=4).encode()
    template = '#import "/base.typ": *\n#show: sheet.with(bare: true)\n#image("/qr.svg", width: 5cm)'
    drawn = make(template=template, files={"qr.svg": code})
    assert len(drawn) > len(make(template=template.rpartition("\n")[0])) + 500


def test_a_fault_in_a_template_says_what_and_where():
    with pytest.raises(PdfError, match=r"(?s)unknown variable: nothing.*main\.typ:2"):
        make(template="\n#nothing")


def test_tags_for_readers_can_be_left_out_of_long_tables():
    rows = tuple((str(n), "सीतापुर", "1") for n in range(300))
    assert b"StructTreeRoot" in make(rows=rows)
    assert len(make(rows=rows, tagged=False)) < len(make(rows=rows)) / 2
