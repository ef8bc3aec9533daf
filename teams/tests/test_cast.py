"""The cast that other tests rely on is what it says it is."""

from booths.scope import Right


def test_booths_are_covered_as_described(cast):
    assert {key: booth.active_groups for key, booth in cast.booths.items()} == {
        "171/1": 2,
        "171/2": 1,
        "171/10": 0,
        "171/10A": 0,
        "172/1": 2,
        "146/1": 1,
        "146/2": 0,
    }


def test_each_person_reaches_their_own_place(cast):
    reach = {name: cast.scope(user).root_ids() for name, user in cast.rights_holders.items()}
    assert reach["coordinator"] == reach["staff"] == {cast.state.pk}
    assert reach["lucknow_convener"] == reach["viewer"] == {cast.lucknow.pk}
    assert reach["mandal_convener"] == {cast.chowk.pk}
    assert reach["outsider"] == frozenset()
    assert Right.ASSIGN in cast.scope(cast.administrator).everywhere
