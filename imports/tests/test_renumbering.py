"""New booth numbers out of a sheet: what it means, what is refused, and the way from the upload to the draft."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from booths.models import Booth, Renumbering, Unit
from imports.renumbering import NumbersRefused, read_new_numbers
from teams.tests.cast import Cast

WEST = Unit(name_en="Lucknow West", name_hi="लखनऊ पश्चिम", number=171)
Source = Renumbering.Source


@pytest.fixture
def read(tmp_path: Path, cast: Cast):
    """Return a function that reads a CSV for Lucknow West."""

    def reading(text: str):
        path = tmp_path / "sheet.csv"
        path.write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", encoding="utf-8")
        return read_new_numbers(path, filename="sheet.csv", assembly=cast.lucknow_west)

    return reading


@pytest.mark.parametrize(
    "header", ["Old Booth No,New Booth No", "पुरानी बूथ संख्या,नई बूथ संख्या", "Booth No,New No", "पुराना भाग संख्या,भाग संख्या"]
)
def test_old_and_new_numbers_side_by_side_under_any_header(read, header):
    found = read(f"विधानसभा 171 की सूची\n{header}\n१,2\n2,१\n10A,११ क\n")
    assert found.source == Source.MAPPING
    assert found.pairs == [("1", "2"), ("2", "1"), ("10A", "11क")]


def test_mergers_splits_new_and_dropped_booths(read):
    found = read("""
        Old No,New No,Booth Name,Electors
        "1, 2",1,Primary School,1500
        10,"2 और 3",Inter College,
        नया,4,Town Hall,"1,204"
        10A,हटाया गया,,
    """)
    assert found.pairs == [("1", "1"), ("2", "1"), ("10", "2"), ("10", "3"), ("", "4"), ("10A", "")]
    assert found.listed["4"] == {"name_en": "Town Hall", "electors": 1204, "row": 4}


def test_the_new_list_of_the_assembly(read):
    found = read("""
        AC No,Assembly Name,Part No,Polling Station,Total Electors
        171,Lucknow West,1,प्राथमिक विद्यालय चौक कक्ष सं. 1,"1,045"
        171,Lucknow West,2,प्राथमिक विद्यालय चौक कक्ष सं. 2,980
        172,Lucknow North,1,Elsewhere,800
    """)
    assert found.source == Source.LIST and found.pairs == [("", "1"), ("", "2")] and found.elsewhere == 1
    assert found.listed["1"]["name_hi"] == "प्राथमिक विद्यालय चौक कक्ष सं. 1" and found.listed["1"]["electors"] == 1045


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Old No,New No\n1,12-B-4\n2,2", "unread"),
        ("Part No,Name\n1,School\n1,College", "twice"),
        ("Part No,Name\n1,\n2,", "no_names"),
        ("Old No,Remarks\n1,x\n2,y", "no_new_numbers"),
        ("AC No,Old No,New No\n172,1,2\n172,2,3", "elsewhere"),
    ],
)
def test_what_cannot_be_taken_says_why(read, text, code):
    with pytest.raises(NumbersRefused) as refused:
        read(text)
    assert refused.value.code == code


def _sheet(text: str) -> dict:
    return {"file": SimpleUploadedFile("numbers.csv", text.encode())}


def test_from_the_sheet_to_the_new_numbers(cast: Cast, client_of):
    client = client_of(cast.assembly_convener)  # may not import, but edits the booths of the assembly
    address = reverse("imports:renumber", args=[cast.lucknow_west.code])
    assert "Which sheet?" in client.get(address).content.decode()
    answer = client.post(address, _sheet("Old No,New No\n1,2\n2,1\n10,10\n10A,11\n"), follow=True)
    page = answer.content.decode()
    draft = Renumbering.objects.get()
    assert draft.filename == "numbers.csv" and "Apply the new numbers" in page and "3 lines change" in page
    answer = client.post(reverse("booths:renumbering_apply", args=[draft.pk]), {"version": draft.version}, follow=True)
    assert "have their new numbers" in answer.content.decode()
    assert Booth.objects.get(pk=cast.booths["171/10A"].pk).number == "11"


def test_a_refused_sheet_is_answered_on_the_form(cast: Cast, client_of):
    client = client_of(cast.lucknow_convener)
    address = reverse("imports:renumber", args=[cast.lucknow_west.code])
    answer = client.post(address, _sheet("Part No,Name\n1,\n2,\n"))
    assert answer.status_code == 422 and "no names" in answer.content.decode()
    assert client.post(address, {}).status_code == 422
    assert not Renumbering.objects.exists()


def test_only_who_edits_the_whole_assembly(cast: Cast, client_of):
    for user, status in (
        (cast.staff, 200), (cast.awadh_convener, 200), (cast.lucknow_convener, 200), (cast.assembly_convener, 200),
        (cast.sitapur_convener, 404), (cast.mandal_convener, 404), (cast.viewer, 403), (cast.outsider, 403),
    ):  # fmt: skip
        for name in ("imports:renumber", "booths:renumber"):
            assert client_of(user).get(reverse(name, args=[cast.lucknow_west.code])).status_code == status, (user, name)
    assert client_of(cast.staff).get(reverse("booths:renumber", args=[cast.chowk.code])).status_code == 404


def test_a_list_typed_in_kruti_dev_is_read_as_hindi(read):
    rows = "\n".join(f"{number},izkFkfed fo|ky; jkeiqj d{{k {number}" for number in range(1, 9))
    found = read(f"Part No,Name of Polling Station\n{rows}\n")
    assert found.listed["3"]["name_hi"] == "प्राथमिक विद्यालय रामपुर कक्ष 3"
