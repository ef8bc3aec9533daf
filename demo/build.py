"""Making the demo: one transaction, the same for the same seed, size and day."""

from datetime import date, datetime, time
from random import Random

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from booths.levels import Level
from booths.models import Booth, Unit, WhatsAppGroup
from booths.services import state_load
from booths.services.tallies import tallies_compact
from demo.changeovers import changeover_to_come, changeovers_create
from demo.consents import consents_create
from demo.groups import checks_create, groups_create, history_create
from demo.handles import handles_create
from demo.people import contexts_create, people_create
from demo.places import booths_create, mandals_create, state_copy
from demo.sizes import SIZES, Size
from demo.volunteers import volunteers_create

STATE = "UP"


def demo_build(*, size: str, seed: int, today: date) -> dict[str, int]:
    """Fill an empty database with a demo of the given size; return how many of what were made.

    Refuses (ValidationError) when there are booths already: a demo never mixes with a real register.
    """
    if Booth.objects.exists():
        raise ValidationError("There are booths already; demo data goes into an empty register only.", code="not_empty")
    plan, random = SIZES[size], Random(seed)  # noqa: S311 - deterministic on purpose
    with transaction.atomic(), pghistory.context(act="demo"), connection.cursor() as cursor:
        cursor.execute("SET LOCAL random_page_cost = 1.1")
        # Keys are checked at once: lakhs of checks put off to the end would be gone through again by each row of tables
        # whose triggers catch errors, which made the assignments of a state take ten seconds.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        states = _structure(random, plan)
        districts = sorted({a.ancestor_id(Level.DISTRICT) or 0 for assemblies in states for a in assemblies})
        booths = sum(booths_create(random, assemblies, plan.booths) for assemblies in states)
        _teams(Random(f"{seed} teams"), today=today, districts=districts)  # noqa: S311 - deterministic on purpose
        contexts = contexts_create(districts)
        # The history of the groups is written below, dated as it would have happened.
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [_insert_history_trigger()])
        groups = groups_create(random, today, districts)
        cursor.execute("SELECT set_config('pgtrigger.ignore', '', true)")
        history_create(contexts)
        checks = checks_create(random, today)
        handles = handles_create(random, today=today, districts=districts)
        noon = timezone.make_aware(datetime.combine(today, time(12)))
        volunteers = volunteers_create(random, now=noon, districts=districts)
    changeover_to_come(today)
    tallies_compact()
    _analyze()
    made = {"booths": booths, "groups": groups, "checks": checks, "handles": handles, "volunteers": volunteers}
    return {"units": Unit.objects.count(), **made}


def _structure(random: Random, plan: Size) -> list[list[Unit]]:
    """Load the state, its copies and their mandals; return for each state the assemblies that the demo works in."""
    state = state_load(actor=None, code=STATE)
    states = [state, *(state_copy(state, f"S{number}") for number in range(2, plan.states + 1))]
    chosen = []
    for root in states:
        assemblies = Unit.objects.below(root, Level.ASSEMBLY).order_by("number")
        if plan.regions:
            regions = Unit.objects.filter(code__in=plan.regions).values_list("pk", flat=True)
            assemblies = assemblies.filter(path__overlap=list(regions))
        chosen.append(list(assemblies))
        mandals_create(random, chosen[-1], plan.mandals)
    return chosen


def _teams(random: Random, *, today: date, districts: list[int]) -> None:
    """Bring people in, and all that the pages of teams show; the dice are their own, so groups stay as they are."""
    now = timezone.make_aware(datetime.combine(today, time.min))
    consents_create(random, people_create(random, now=now, districts=districts), now)
    changeovers_create(today)


def _insert_history_trigger() -> str:
    for trigger in WhatsAppGroup._meta.triggers:  # type: ignore[attr-defined]
        if trigger.name == "insert_insert":
            return "{" + trigger.get_pgid(WhatsAppGroup) + "}"
    raise LookupError("insert_insert")


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
