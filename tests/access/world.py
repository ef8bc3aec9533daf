"""The cast with everything that an address may point to, in each place."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import OneTimeLink, User
from accounts.services import link_make
from booths.levels import Level
from booths.models import Booth, LinkCollision, Renumbering, Reshaping, RevenueDistrict, Unit, WhatsAppGroup
from booths.scope import Scope
from booths.services.renumbering import renumbering_shift, renumbering_start
from core.social import Network
from imports.models import ImportJob
from imports.tests.importing import BOOTHS as HEADER
from imports.tests.importing import check
from reports.tests.exporting import exported
from teams.models import Assignment, Changeover, Handle, Member, Position
from teams.services.handles import handle_count_note, handle_register
from teams.services.merging import MergeChoices, members_merge
from teams.tests.cast import Cast, make_cast, make_group, make_member, make_phone, seat_of
from teams.tests.offers import OWN_SECRET, make_volunteer, open_page
from teams.volunteering.tokens import thanks_key
from tests.access.rights import IMPORTERS

ROWS = [[171, 1, "A better name", 950], [171, 77, "A new school", 900], [146, 1, "Elsewhere", 900], [171, "?", "", ""]]
CONVENERS = {
    "state": "coordinator",
    "awadh": "awadh_convener",
    "lucknow": "lucknow_convener",
    "sitapur": "sitapur_convener",
    "lucknow_west": "assembly_convener",
    "chowk": "mandal_convener",
}
BOOTHS = {"chowk": "171/1", "aminabad": "171/10", "khairabad": "146/1"}


@dataclass
class World:
    """``targets`` gives, by kind of thing and place, what fills the gaps of an address."""

    cast: Cast
    targets: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def unit(self, place: str) -> Unit:
        """Return a place of the cast."""
        return getattr(self.cast, place)

    def group(self, place: str) -> WhatsAppGroup:
        """Return the group that ``targets`` names in a place."""
        return WhatsAppGroup.objects.get(pk=self.targets["group"][place]["pk"])

    def user(self, role: str) -> User | None:
        """Return the account of a role; None for a stranger."""
        return None if role == "anonymous" else getattr(self.cast, role.removesuffix("_without_code"))


def make_world() -> World:
    """Build the cast, give every booth and group words of its own, and list what there is in each place."""
    cast = make_cast()
    world = World(cast)
    for key, booth in cast.booths.items():
        Booth.objects.filter(pk=booth.pk).update(name_en=f"School of {key}", name_hi=f"विद्यालय {key}")
    for district in RevenueDistrict.objects.all():  # the government's, known to everybody
        district.name_en, district.name_hi = f"Zila {district.code}", f"ज़िला {district.code}"
        district.save()
    make_group(cast.booths[BOOTHS["aminabad"]])
    for group in WhatsAppGroup.objects.select_related("booth__assembly"):
        key = f"{group.booth.assembly.number}-{group.booth.number}-{group.slot}"
        WhatsAppGroup.objects.filter(pk=group.pk).update(
            name=f"Group {key}", admin_name=f"Admin of {key}", admin_phone=make_phone()
        )
    north = WhatsAppGroup.objects.filter(booth=cast.booths["172/1"])[0]
    LinkCollision.objects.create(booth=cast.booths["146/1"], slot=2, invite_code=north.invite_code)

    places = ("state", "lucknow", "sitapur", "lucknow_west", "chowk", "khairabad")
    booths = {place: cast.booths[key] for place, key in BOOTHS.items()}
    groups = {place: booth.groups.order_by("slot")[0] for place, booth in booths.items()}
    holders = {place: Assignment.objects.get(member__user=getattr(cast, who)) for place, who in CONVENERS.items()}
    viewers = {place: seat_of(world.unit(place), "viewer") for place in CONVENERS}
    open_page(cast.chowk)
    make_volunteer(cast.chowk, "Owner of a link", secret=OWN_SECRET)
    offers = {
        place: make_volunteer(world.unit(place), f"Helper from {place}.")
        for place in ("lucknow", "lucknow_west", "khairabad")
    }
    handles = {place: _handle(world.unit(place), place) for place in places}
    token = link_make(actor=None, user=cast.outsider, purpose=OneTimeLink.Purpose.INVITE)
    people = {place: _person(world.unit(place), place).pk for place in places}
    world.targets = {
        "unit": {place: {"code": world.unit(place).code} for place in places},
        "booth_place": {place: {"code": world.unit(place).code} for place in places if world.unit(place).level >= 4},
        "assembly": {place: {"code": world.unit(place).code} for place in places if world.unit(place).level == 4},
        "reshaped": {place: {"code": world.unit(place).code} for place in places if place != "state"},
        "reshaping": {place: {"pk": _reshaping(world.unit(place))} for place in places if place != "state"},
        "renumbering": {place: _renumbering(world.unit(place)) for place in ("lucknow_west", "sitapur_assembly")},
        "booth": {place: {"pk": booth.pk} for place, booth in booths.items()},
        "group": {place: {"pk": group.pk, "which": "admin"} for place, group in groups.items()},
        "assignment": {place: {"pk": assignment.pk} for place, assignment in holders.items()},
        "member": {place: {"pk": pk} for place, pk in people.items()},
        "member_detail": {place: {"pk": pk, "field": "phone"} for place, pk in people.items()},
        "member_consent": {place: {"pk": pk, "purpose": "messages"} for place, pk in people.items()},
        "handle": {place: {"pk": handle.pk} for place, handle in handles.items()},
        "handle_place": {place: {"code": world.unit(place).code} for place in handles},
        "pair": {place: _pair(world.unit(place), place) for place in places},
        "merger": {place: {"pk": _merger(world.unit(place), place)} for place in places},
        "seat": {place: {"pk": seat.pk} for place, seat in viewers.items()},
        "import": {
            place: {"pk": _import(cast, role, place).pk, "ending": "csv", "row": 5} for role, place in IMPORTERS.items()
        },
        "volunteer": {place: {"pk": offer.pk} for place, offer in offers.items()},
        "open_page": {place: {"code": offer.unit.code} for place, offer in offers.items()},
        "own": {"": {"token": OWN_SECRET}},
        "joined": {"": {"code": cast.chowk.code, "key": thanks_key("number")}},
        "export": {place: {"pk": _export(getattr(cast, role), place)} for role, place in IMPORTERS.items()},
        "table": {"": {"table": "seats"}},
        "post": {"": {"pk": Position.objects.get(level=Level.MANDAL, key="x").pk}},
        "level": {"": {"level": "mandal"}},
        "changeover": {"": {"pk": _changeover(Level.MANDAL, applied_at=timezone.now())}},
        "planned": {"": {"pk": _changeover(Level.ASSEMBLY)}},
        "nothing": {"": {}},
        "sheet": {"": {"kind": "booths"}},
        "link": {"": {"token": token}},
        "colour": {"": {"accent": "b34700"}},
    }
    return world


def _renumbering(assembly: Unit) -> dict[str, Any]:
    """Return the draft of new numbers of an assembly, and one of its lines."""
    draft = renumbering_start(actor=None, assembly=assembly, source=Renumbering.Source.HAND)
    renumbering_shift(renumbering=draft, version=1, start="1", by=1)
    Renumbering.objects.filter(pk=draft.pk).update(version=1)
    return {"pk": draft.pk, "line": draft.lines.order_by("pk")[0].pk}


def _handle(unit: Unit, place: str) -> Handle:
    """Return an official account of a unit, counted once."""
    handle = handle_register(actor=None, unit=unit, network=Network.INSTAGRAM, address=f"demo_{place}_it")
    handle_count_note(actor=None, handle=handle, day=timezone.localdate() - timedelta(days=2), followers=1000)
    return handle


def _changeover(level: Level, applied_at: datetime | None = None) -> int:
    """Return the id of a changeover that brings each team its seat for X."""
    state = Changeover.State.APPLIED if applied_at else Changeover.State.PLANNED
    changeover = Changeover.objects.create(
        level=level, starts_on=timezone.localdate(), reason="More hands", state=state, applied_at=applied_at
    )
    changeover.lines.create(position=Position.objects.get(level=level, key="x"), before=0, after=1)
    return changeover.pk


def _person(unit: Unit, place: str) -> Member:
    """Return a member without a seat who lives in a unit."""
    return make_member(unit, f"Person of {place}.", f"साथी, {unit.name_hi}।")


def _reshaping(unit: Unit) -> int:
    """Return the id of the record of a split, long ago, of what has no name any more."""
    return Reshaping.objects.create(kind=Reshaping.Kind.SPLIT, unit=unit, reason="2026", names={"part": "2026"}).pk


def _export(user: User, place: str) -> int:
    """Return the id of a file that somebody has taken out, with a filter that tells whose it is."""
    job = exported(user, "seats", columns=["name", "phone", "post"])
    job.parameters = {"q": [f"filter of {place}"]}
    job.save()
    return job.pk


def _pair(unit: Unit, place: str) -> dict[str, Any]:
    """Return two records of one name, at home in one place."""
    first, second = (make_member(unit, f"Twice at {place}.").pk for _ in range(2))
    return {"first": first, "second": second}


def _merger(unit: Unit, place: str) -> int:
    """Return the id of the merger of two such records."""
    kept, gone = (make_member(unit, f"Once at {place}.") for _ in range(2))
    return members_merge(
        actor=None, scope=Scope.everything(), kept=kept, gone=gone, choices=MergeChoices(), versions=(1, 1)
    ).pk


def _import(cast: Cast, role: str, place: str) -> ImportJob:
    """Return a sheet that somebody has handed in and not applied yet."""
    job = check("booths", HEADER, ROWS, getattr(cast, role))
    job.filename = f"booths of {place}.csv"
    job.save()
    return job
