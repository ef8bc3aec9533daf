"""People on their way into the database, in one order, so that a few statements write them all."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from core.social import Network
from demo.names import person
from demo.phones import PEOPLE, demo_phone
from teams.models import Assignment, Member, Seat
from teams.models.member import Language, Skill

_FIRST_INDEX = PEOPLE + 100
_REGIONAL = [one.value for one in Language if one not in (Language.HINDI, Language.ENGLISH)]


@dataclass
class People:
    """Members and what they hold and held; ``random`` decides who they are."""

    random: Random
    members: list[Member] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)

    def somebody(self, home_unit_id: int, *, busy: bool = True) -> Member:
        """Return a new invented person; who is not ``busy`` in a seat told more of what they can do."""
        random, name = self.random, person(self.random)
        member = Member(
            name_en=name.en,
            name_hi=name.hi,
            phone=demo_phone(_FIRST_INDEX + len(self.members)),
            home_unit_id=home_unit_id,
            skills=_some(random, Skill.values, 3) if random.random() < (0.4 if busy else 0.9) else [],
            languages=_languages(random) if random.random() < (0.5 if busy else 0.9) else [],
            accounts={Network.INSTAGRAM: f"bwdemo{len(self.members)}"} if random.random() < 0.12 else {},
        )
        self.members.append(member)
        return member

    def hold(self, seat: Seat, member: Member, since: date, until: date | None = None, reason: str = "") -> None:
        """Let a member hold a seat from a day, and until one."""
        self.assignments.append(Assignment(seat=seat, member=member, since=since, until=until, reason=reason))

    def save(self) -> None:
        """Write them all."""
        Member.objects.bulk_create(self.members, batch_size=2000)
        Assignment.objects.bulk_create(self.assignments, batch_size=2000)


def _some(random: Random, choices: list[str], most: int) -> list[str]:
    return sorted(random.sample(choices, random.randint(1, most)))


def _languages(random: Random) -> list[str]:
    spoken = [Language.HINDI.value]
    spoken += [Language.ENGLISH.value] if random.random() < 0.4 else []
    return spoken + ([random.choice(_REGIONAL)] if random.random() < 0.3 else [])
