"""All that imports write, in one place: what can be taken back, and by whom."""

from django.db.models import Model

from booths.models import Booth, GroupCheck, LinkCollision, Unit, UnitAlias, WhatsAppGroup
from booths.scope import Right
from teams.models import Assignment, Member, Seat

MODELS: tuple[type[Model], ...] = (
    Unit, UnitAlias, Booth, WhatsAppGroup, GroupCheck, LinkCollision, Member, Seat, Assignment,
)  # fmt: skip
"""Tracked models, those that others hang on first."""

ALONG: tuple[type[Model], ...] = (UnitAlias, Seat)
"""What goes with a unit that is removed: its other spellings, and seats that nobody ever held."""

FOLLOWS: dict[type[Model], tuple[str, ...]] = {WhatsAppGroup: ("checked_on", "alive")}
"""What triggers keep in step with the checks of a group."""

UNIT: dict[type[Model], str] = {
    Unit: "path",
    UnitAlias: "unit__path",
    Booth: "unit__path",
    WhatsAppGroup: "booth__unit__path",
    GroupCheck: "group__booth__unit__path",
    LinkCollision: "booth__unit__path",
    Member: "home_unit__path",
    Seat: "unit__path",
    Assignment: "seat__unit__path",
}
"""The lookup of the unit in which a record lies."""

RIGHTS: dict[type[Model], tuple[Right, ...]] = {
    Seat: (Right.IMPORT, Right.ASSIGN),
    Assignment: (Right.IMPORT, Right.ASSIGN),
}
"""What is needed there, where that is more than the right to import."""
