"""Names of a whole state's districts and assemblies: in both scripts, old and new, misspelt, and names of nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booths.levels import Level
from booths.loader import state_facts
from core.names import THRESHOLD, name_score
from core.text import fold
from imports.naming.candidates import shared_words
from imports.places.known import Known, choose, known

FACTS = state_facts("UP")
DISTRICTS = [
    known(pk, Level.DISTRICT, row["code"], None, (1, 2, pk), (row["name_en"], row["name_hi"]))
    for pk, row in enumerate(FACTS.rows("districts"), 1000)
]
REVENUE = [
    known(-pk, 0, row["code"], None, (1,), (row["name_en"], row["name_hi"]), row["aliases"].split(";"))
    for pk, row in enumerate(FACTS.rows("revenue_districts"), 1)
]
ASSEMBLIES = [
    known(
        pk, Level.ASSEMBLY, f"UP-{row['number']}", int(row["number"]), (1, 2, 3, pk), (row["name_en"], row["name_hi"])
    )
    for pk, row in enumerate(FACTS.rows("assemblies"), 1)
]
assert (len(DISTRICTS), len(ASSEMBLIES)) == (98, 403)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (name, "PRJ")
            for name in ("Prayagraj", "प्रयागराज", "Allahabad", "इलाहाबाद", "ALLAHABAD", "Illahabad", "इलाहबाद")
        ),
        *((name, "AYD") for name in ("Ayodhya", "अयोध्या", "Faizabad", "फैजाबाद", "फ़ैज़ाबाद", "Faizabad.")),
        *((name, "PRJ-M") for name in ("Allahabad Mahanagar", "इलाहाबाद महानगर", "Prayagraj Mahanagar")),
        *((name, "VNS") for name in ("Varanasi", "बनारस", "Banaras", "वाराणसी")),
        *((name, "GBN") for name in ("Noida", "नोएडा", "गौतमबुद्धनगर", "GB Nagar")),
    ],
)
def test_districts_by_their_old_and_new_names(text: str, code: str):
    choice = choose(text, [*DISTRICTS, *REVENUE])
    assert choice.taken is not None, choice
    assert choice.taken.code == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            (name, 261)
            for name in ("Allahabad West", "इलाहाबाद पश्चिम", "Prayagraj West", "प्रयागराज पश्चिम", "Prayagraj Paschim")
        ),
        *((name, 262) for name in ("Prayagraj Uttari", "प्रयागराज उत्तर")),
        *((name, 275) for name in ("Ayodhya", "अयोध्या", "फैजाबाद")),
        *((name, 380) for name in ("Mughalsarai", "मुगलसराय", "मुग़ल सराय", "Pandit Deen Dayal Upadhyaya Nagar")),
        *((name, 380) for name in ("पंडित दीन दयाल उपाध्याय नगर", "Deendayal Upadhyaya Nagar", "Mugalsarai")),
    ],
)
def test_assemblies_by_their_old_and_new_names(text: str, number: int):
    taken = choose(text, ASSEMBLIES).taken
    assert taken is not None
    assert taken.number == number


def test_another_name_is_never_taken_silently():
    for text in ("Prayagraj West", "प्रयागराज पश्चिम", "मुग़ल  सराय"):
        repair = choose(text, ASSEMBLIES).repair()
        assert repair is None or repair[0] in ("name_alias", "name_near")
    assert choose("Prayagraj West", ASSEMBLIES).repair() == (
        "name_alias",
        {"unit": ["Allahabad West", "इलाहाबाद पश्चिम"]},
    )


NOISE = {
    "case": str.upper,
    "blanks": lambda text: f"  {text} ".replace(" ", "   "),
    "joined": lambda text: text.replace(" ", ""),
    "full stop": lambda text: f"{text}.",
    "long vowels": lambda text: text.replace("i", "ee").replace("u", "oo"),
    "w for v": lambda text: text.replace("v", "w").replace("V", "W"),
    "no nukta": lambda text: text.replace("\u093c", ""),
    "half nasals": lambda text: text.replace("ं", "न्").replace("ँ", "ं"),
    "a letter twice": lambda text: text[:3] + text[2:],
    "a letter less": lambda text: text[:3] + text[4:],
}


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize(("units", "most_wrong"), [(DISTRICTS, 1), (ASSEMBLIES, 6)], ids=["districts", "assemblies"])
def test_misspelt_names_are_taken_for_their_own_unit_or_asked_about(noise: str, units: list[Known], most_wrong: int):
    """A letter less makes a few places' names those of others (Rudhauli, Rudauli; Mirzapur, Mirapur); nothing else."""
    wrong = taken = total = 0
    for unit in units:
        for name in (unit.name_en, unit.name_hi):
            found = choose(NOISE[noise](name), units).taken
            total += 1
            taken += found == unit
            wrong += found not in (None, unit)
    assert wrong <= (most_wrong if noise.startswith("a letter") else 0)
    assert taken >= (0.5 if noise.startswith("a letter") else 0.7) * total


@given(st.text(max_size=40))
def test_nothing_below_the_threshold_is_taken(text: str):
    for units in (DISTRICTS, ASSEMBLIES):
        choice = choose(text, units)
        if choice.taken is not None:
            best = max(name_score(text, name) for name in choice.taken.names)
            assert best >= THRESHOLD or fold(text) == fold(choice.taken.code)


@given(st.text(alphabet="bcdfghjklmnpqrstvwxzफघङछझठढणथ", min_size=6, max_size=20))
def test_nonsense_is_nobodys_name(text: str):
    assert (
        choose(text, ASSEMBLIES).taken is None or name_score(text, choose(text, ASSEMBLIES).taken.name_en) >= THRESHOLD
    )


@given(st.text(max_size=40), st.sampled_from(ASSEMBLIES))
def test_words_in_common_are_offered_and_never_enough(text: str, unit: Known):
    for name in unit.names:
        assert 0 <= shared_words(text, name) < THRESHOLD
