"""Dates in the forms that sheets have, the day always first."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import DateReading, read_date

DAY = datetime.date(2026, 9, 15)
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
DAYS = st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31))
HINDI = ["जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"]


@pytest.mark.parametrize(
    "text",
    [
        *("15/09/2026", "15-09-2026", "15.09.2026", "15/9/2026", "15 / 9 / 2026", "15–09–2026"),
        *("2026-09-15", "2026/9/15", " 15/09/2026 ", "15/09/2026।", "\u200b15/09/2026", "१५/०९/२०२६"),
        *("15 सितंबर 2026", "15 सितम्बर 2026", "15 सितंबर, 2026", "१५ सितंबर २०२६", "15 सितं. 2026"),
        *("15 Sep 2026", "15 Sept. 2026", "15 September 2026", "15-SEP-2026", "15th September, 2026"),
        *("September 15, 2026", "15 sitambar 2026"),
    ],
)
def test_the_usual_forms(text: str):
    assert read_date(text) == DateReading(DAY)


@pytest.mark.parametrize(
    "text",
    ["15.09.26", "15/9/26", "15-Sep-26", "2026-09-15 10:30", "2026-09-15T10:30:00", "15/09/2026 10:30 AM",
     "15/09/26, 9:05 pm", "46280", "46280.0", "46280.4375"],
)  # fmt: skip
def test_what_was_completed_or_left_out_is_a_repair(text: str):
    assert read_date(text) == DateReading(DAY, repaired=True)


@pytest.mark.parametrize(
    ("text", "month"),
    [("3 फ़रवरी 2026", 2), ("3 फरवरी 2026", 2), ("3 अक्तूबर 2026", 10), ("3 अक्टूबर 2026", 10), ("3 नवम्बर 2026", 11),
     ("3 दिसम्बर 2026", 12), ("3 Mai 2026", 5), ("3 जून 2026", 6)],
)  # fmt: skip
def test_spellings_of_months(text: str, month: int):
    assert read_date(text).date == datetime.date(2026, month, 3)


@pytest.mark.parametrize(
    ("error", "texts"),
    [
        ("impossible", ["09/15/2026", "31/02/2026", "29.02.2026", "0/1/2026", "2026-15-09"]),
        ("no_year", ["15/09", "15 सितंबर", "15 Sep"]),
        ("missing", ["", "-", "NA", "नहीं है"]),
        ("not_a_date", ["कल", "15", "2026", "15092026", "20260915", "12345", "15/09/026", "15 Foo 2026", "9.87E+09"]),
        ("not_a_date", ["15/09/2026 - 16/09/2026", "15/09/2026" * 900]),
    ],
)
def test_what_is_no_date_is_not_guessed(error: str, texts: list[str]):
    assert {text: read_date(text) for text in texts} == dict.fromkeys(texts, DateReading(error=error))


def test_the_day_is_always_first():
    assert read_date("05/06/2026").date == datetime.date(2026, 6, 5)
    assert read_date("05-06-26").date == datetime.date(2026, 6, 5)


def test_leap_days_and_both_ends_of_a_century():
    assert read_date("29/02/2028").date == datetime.date(2028, 2, 29)
    assert read_date("01/01/69").date == datetime.date(2069, 1, 1)
    assert read_date("31/12/70").date == datetime.date(1970, 12, 31)


@given(day=DAYS, form=st.sampled_from(["%d/%m/%Y", "%d-%m-%y", "%d.%m.%Y", "%Y-%m-%d", "%d %b %Y", "%d %B %y"]))
def test_any_day_in_any_form_and_script(day: datetime.date, form: str):
    text = day.strftime(form)
    assert read_date(text).date == day
    assert read_date(text.translate(DEVANAGARI)).date == day
    assert read_date(f"{day.day} {HINDI[day.month - 1]} {day.year}").date == day


@given(day=DAYS)
def test_any_number_of_excel(day: datetime.date):
    assert read_date(str((day - datetime.date(1899, 12, 30)).days)).date == day


@given(st.text("0123456789/-. :,TampmSepसितंबर०१", max_size=24))
def test_any_text_gives_a_date_or_an_error(text: str):
    reading = read_date(text)
    assert (reading.date is None) == bool(reading.error)
