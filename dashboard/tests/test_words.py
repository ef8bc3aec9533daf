"""Shares in words."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.words import share


def test_shares_are_cut_and_never_flatter():
    assert share(0, 0) == "—"
    assert share(0, 7) == "0.0%"
    assert share(1, 177_516) == "0.1%"
    assert share(2, 7) == "28.5%"
    assert share(177_515, 177_516) == "99.9%"
    assert share(7, 7) == "100%"


@given(whole=st.integers(1, 10**7), part=st.integers(0, 10**7))
def test_nothing_and_all_are_said_of_nothing_and_all_only(whole, part):
    said = share(min(part, whole), whole)
    assert (said == "0.0%") == (part == 0)
    assert (said == "100%") == (part >= whole)
