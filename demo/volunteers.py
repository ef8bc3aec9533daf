"""The demo's public pages, and invented people who offered to help through them."""

from datetime import datetime, timedelta
from random import Random

from booths.levels import Level
from booths.models import Unit
from demo.names import person, place
from demo.phones import PEOPLE, demo_phone
from teams.models import Consent, Language, Member, Notice, Platform, Purpose, Skill, Volunteer, VolunteerPage
from teams.names import name_fields

_INTRO_HI = "हमें ऐसे साथियों की ज़रूरत है जो फ़ोन पर काम करना जानते हैं। जो आता हो, साथ आइए, बाकी हम सिखाएँगे।"
_INTRO_EN = "We need people who know their way round a phone. Come as you are: the rest we teach."
_WORDS = (
    "कॉलेज में हूँ, रील बनाता हूँ। शाम को दो घंटे समय रहता है।",
    "दुकान के साथ-साथ व्हाट्सऐप ग्रुप चलाती हूँ।",
    "फ़ोटो और पोस्टर बनाना आता है।",
    "",
)
_OPEN = {Level.DISTRICT: 0.6, Level.ASSEMBLY: 0.2, Level.MANDAL: 0.03}
"""The share of units of a level whose page is open."""
_FIRST_INDEX = PEOPLE + 90_000
State = Volunteer.State
_STATES = ((State.WAITING, 0.6), (State.ACCEPTED, 0.85), (State.DECLINED, 0.93), (State.WITHDRAWN, 1.0))
"""What became of the offers, as rising shares."""


def volunteers_create(random: Random, *, now: datetime, districts: list[int]) -> int:
    """Open some pages in the demo's area and let people offer their help there; return how many did."""
    units = Unit.objects.filter(path__overlap=districts, level__gte=Level.DISTRICT, level__lte=Level.MANDAL)
    chosen = [unit for unit in units.order_by("pk") if random.random() < _OPEN[Level(unit.level)]]
    VolunteerPage.objects.bulk_create(
        VolunteerPage(unit=unit, intro_hi=_INTRO_HI, intro_en=_INTRO_EN) for unit in chosen
    )
    offers = [_offer(random, unit, now) for unit in chosen for _ in range(random.randint(1, 9 - unit.level))]
    offers.sort(key=lambda offer: offer.applied_at)
    for index, offer in enumerate(offers):
        offer.phone = demo_phone(_FIRST_INDEX + index)
    _accept([offer for offer in offers if offer.state == State.ACCEPTED])
    Volunteer.objects.bulk_create(offers, batch_size=2000)
    notice = Notice.objects.in_force(Purpose.DETAILS)
    given = {"purpose": Purpose.DETAILS, "notice": notice, "source": Consent.Source.FORM}
    Consent.objects.bulk_create(
        Consent(
            member=offer.member, volunteer=None if offer.member else offer, given_at=offer.applied_at, **given,
            withdrawn_at=offer.decided_at if offer.state == State.WITHDRAWN else None,
        )
        for offer in offers
    )  # fmt: skip
    return len(offers)


def _accept(offers: list[Volunteer]) -> None:
    """Make members of those who were accepted, in the pool of their unit."""
    members = [
        Member(
            **name_fields(offer.name), phone=offer.phone, home_unit=offer.unit, skills=offer.skills,
            languages=offer.languages,
        )
        for offer in offers
    ]  # fmt: skip
    for offer, member in zip(offers, Member.objects.bulk_create(members), strict=True):
        offer.member, offer.made_member = member, True


def _offer(random: Random, unit: Unit, now: datetime) -> Volunteer:
    name, home = person(random), place(random)
    hindi = random.random() < 0.8
    share = random.random()
    state = next(state for state, reaches in _STATES if share <= reaches)
    applied_at = now - timedelta(days=random.randint(0, 85), minutes=random.randint(0, 900))
    return Volunteer(
        applied_to=unit,
        unit=unit,
        name=name.hi if hindi else name.en,
        place=home.hi if hindi else home.en,
        platforms=random.sample(Platform.values, random.randint(0, 2)),
        skills=random.sample(Skill.values, random.randint(0, 3)),
        languages=["hi", *random.sample([one for one in Language.values if one != "hi"], random.randint(0, 1))],
        words=random.choice(_WORDS),
        is_adult=True,
        applied_at=applied_at,
        state=state,
        decided_at=None if state == State.WAITING else min(now, applied_at + timedelta(days=2)),
    )
