"""The posts that an organisation starts with."""

from booths.levels import Level
from booths.scope import Right
from teams.models import Position
from teams.services import position_defaults_load


def test_teams_have_the_size_of_the_plan(db):
    position_defaults_load(actor=None)
    sizes = {level: sum(p.seats_per_unit for p in Position.objects.filter(level=level)) for level in Level}
    assert sizes[Level.DISTRICT] == 12
    assert sizes[Level.ASSEMBLY] == sizes[Level.MANDAL] == 5
    assert sizes[Level.STATE] == sizes[Level.REGION] == 1
    whatsapp = Position.objects.get(level=Level.DISTRICT, key="whatsapp")
    assert whatsapp.seats_per_unit == 4
    assert whatsapp.name_hi == "व्हाट्सऐप प्रभारी"


def test_loading_again_changes_nothing_that_an_administrator_changed(db):
    assert position_defaults_load(actor=None) == Position.objects.count()
    changed = Position.objects.get(level=Level.DISTRICT, key="facebook")
    changed.rights, changed.seats_per_unit = [Right.SEE, Right.EDIT], 3
    changed.save()
    assert position_defaults_load(actor=None) == 0
    changed.refresh_from_db()
    assert (changed.rights, changed.seats_per_unit) == (["see", "edit"], 3)
