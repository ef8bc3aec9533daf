"""What a person must not read: names, numbers and links of places outside their area, and numbers without the right."""

import re
from collections.abc import Iterator

from accounts.models.links import token_hash
from booths.models import Booth, Unit, WhatsAppGroup
from imports.models import ImportJob
from teams.models import Handle, Member, Volunteer
from teams.tests.offers import OWN_SECRET
from tests.access.rights import ALL, holds, sees
from tests.access.world import World


class Secrets:
    """For a role the strings that no answer may hold; worked out once."""

    def __init__(self, world: World, role: str) -> None:
        place_of = {world.unit(place).pk: place for place in ALL}
        user = world.user(role)
        seen = {pk for pk, place in place_of.items() if sees(role, place)}
        above = {ancestor for pk in seen for ancestor in Unit.objects.get(pk=pk).path}
        self.texts: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        units = list(Unit.objects.all())
        named = {name for unit in units if unit.pk in seen | above for name in (unit.name_en, unit.name_hi)}
        for unit in units:
            if unit.pk not in seen | above:
                self._names(unit.name_en, unit.name_hi, of=unit.code, allowed=named)
            if unit.pk not in seen:
                self._links(f"/u/{unit.code}/", f"/teams/{unit.code}/", f"unit={unit.code}&", f'unit={unit.code}"')
        for booth in Booth.objects.exclude(unit__in=seen):
            self._names(booth.name_en, booth.name_hi, of=f"booth {booth.number}")
            self._links(f"/booths/{booth.pk}/")
        for group in WhatsAppGroup.objects.select_related("booth"):
            place = place_of[group.booth.unit_id]
            if not sees(role, place):
                self._names(group.name, group.admin_name, group.invite_code or "", of=f"group {group.name}")
            if not holds(role, "phones", place):
                self._number(group.admin_phone, group.admin_name)
        for job in ImportJob.objects.all():
            place = next(one for one, values in world.targets["import"].items() if values["pk"] == job.pk)
            if not sees(role, place, "see import"):
                self._names(job.filename, of="a sheet")
                self._links(f"/imports/{job.pk}/")
        self._volunteers(role, place_of)
        self._handles(seen)
        for member in Member.objects.exclude(user=user):
            place = place_of[member.home_unit_id]
            if not sees(role, place):
                self._names(member.name_en, member.name_hi, of=str(member))
            if not holds(role, "phones", place):
                self._number(member.phone, str(member))

    def _volunteers(self, role: str, place_of: dict[int, str]) -> None:
        for offer in Volunteer.objects.exclude(token_hash=token_hash(OWN_SECRET)):  # whoever has the link reads it
            place = place_of[offer.unit_id]
            if not holds(role, "assign", place):
                self._names(offer.name, of="a volunteer")
                self._links(f"/teams/volunteers/{offer.pk}/")
            if not holds(role, "phones of volunteers", place):
                self._number(offer.phone, "a volunteer")

    def _handles(self, seen: set[int]) -> None:
        for handle in Handle.objects.exclude(unit__in=seen):
            self._names(handle.address, of=str(handle))
            self._links(f"/teams/handles/{handle.pk}/")

    def _names(self, *names: str, of: str, allowed: set[str] = frozenset()) -> None:  # type: ignore[assignment]
        for name in names:
            if name and not any(name in one for one in allowed):
                self.texts[name] = of

    def _links(self, *links: str) -> None:
        for link in links:
            self.texts[link] = "a link"

    def _number(self, phone: str, whose: str) -> None:
        self.numbers[phone.removeprefix("+91")] = whose

    def told_in(self, text: str) -> Iterator[str]:
        """Yield each secret that a text gives away."""
        for secret, of in self.texts.items():
            if secret in text:
                yield f"{secret!r} ({of})"
        digits = re.sub(r"[^0-9<>\n,]", "", text)
        for number, whose in self.numbers.items():
            if number in digits:
                yield f"the number of {whose}"
