"""The demo's WhatsApp groups and checks: uneven coverage, grown over the last months."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection

from booths.levels import Level
from booths.models import Booth, WhatsAppGroup
from demo.copying import copy_rows
from demo.names import person
from demo.phones import PEOPLE, demo_phone

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_COLUMNS = (
    *("booth_id", "slot", "name", "invite_code", "admin_name", "admin_phone", "members"),
    *("status", "activated_on", "closed_on"),
)


def groups_create(random: Random, today: date, districts: list[int]) -> int:
    """Register groups in the booths of the districts (by id) as conveners would have; return how many.

    Each district has a rate of its own, each mandal deviates from it. Two thirds of the groups are of the last 90
    days, more of them lately.
    """
    return copy_rows("booths_whatsappgroup", _COLUMNS, _groups(random, today, districts))


def _groups(random: Random, today: date, districts: list[int]) -> Iterator[tuple[Any, ...]]:
    district_rate = {pk: random.betavariate(2.2, 2.0) for pk in districts}
    mandal_rate: dict[int, float] = {}
    booths = (
        Booth.objects.filter(unit__path__2__in=districts)
        .order_by("pk")
        .values_list("pk", "number", "name_hi", "unit_id", "unit__path")
    )
    for index, (pk, number, name, unit_id, path) in enumerate(booths.iterator(chunk_size=5000)):
        district = path[Level.DISTRICT - 1] or 0
        if unit_id not in mandal_rate:
            mandal_rate[unit_id] = min(max(district_rate[district] + random.gauss(0, 0.13), 0.01), 0.99)
        rate = mandal_rate[unit_id]
        admin = person(random).hi
        for slot in (1, 2):
            if random.random() < (rate if slot == 1 else 0.82 * rate**0.5):
                admins = (admin, demo_phone(index % PEOPLE))
                yield pk, slot, f"बूथ {number} – {name}"[:120], *_group(random, today, admins)
            elif random.random() < 0.02:
                yield (pk, slot, "", None, admin, demo_phone(index % PEOPLE), None, "planned", None, None)


def _group(random: Random, today: date, admin: tuple[str, str]) -> tuple[Any, ...]:
    """Return a group's columns from the link on."""
    # The square root makes recent days likelier: the work gathers speed.
    age = int(90 * (1 - random.random() ** 0.5)) if random.random() < 0.67 else random.randint(91, 400)
    since = today - timedelta(days=age)
    members = min(int(random.lognormvariate(4.6, 0.7)) + 3, 1024)
    if age > 60 and random.random() < 0.02:
        return None, *admin, members, "closed", since, today - timedelta(days=age // 3)
    # A link is missing now and then: the group is known by its admin.
    code = "".join(random.choices(_LETTERS, k=22)) if random.random() < 0.94 else None
    return code, *admin, members, "active", since, None


def checks_create(random: Random, today: date) -> int:
    """Check about half of the active groups, once or twice, within the last 90 days; return how many checks."""
    groups = WhatsAppGroup.objects.filter(status="active", checks=None).order_by("pk")
    values = groups.values_list("pk", "activated_on", "members").iterator(chunk_size=5000)
    return copy_rows(
        "booths_groupcheck", ("group_id", "checked_on", "alive", "members"), _checks(random, today, values)
    )


def _checks(random: Random, today: date, groups: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for pk, since, members in groups:
        longest = min((today - since).days, 90)
        if random.random() > 0.55:
            continue
        days = sorted({random.randint(0, longest) for _ in range(random.choice((1, 1, 2)))}, reverse=True)
        for day in days:
            alive = random.random() > 0.04
            yield (
                pk,
                today - timedelta(days=day),
                alive,
                max(int(members * random.uniform(0.85, 1.1)), 2) if alive else None,
            )


def history_create(contexts: dict[int, str]) -> None:
    """Write the history that the groups would have: registered on their day by their district's convener.

    ``contexts`` gives the id of a history context for each district's id.
    """
    with connection.cursor() as cursor:
        known_later = {"id", "checked_on", "alive"}
        fields = WhatsAppGroup._meta.concrete_fields
        columns = [str(field.column) for field in fields if field.name not in known_later]
        listed = ", ".join(columns)
        cursor.execute(
            f"""
            INSERT INTO booths_whatsappgroupevent (id, pgh_obj_id, pgh_label, pgh_created_at, pgh_context_id, {listed})
            SELECT grp.id, grp.id, 'insert',
                coalesce(grp.activated_on, current_date) + interval '6 hours' + (grp.id %% 600) * interval '1 minute',
                (%s::jsonb ->> unit.path[3]::text)::uuid, {", ".join("grp." + column for column in columns)}
            FROM booths_whatsappgroup AS grp JOIN booths_booth AS booth ON booth.id = grp.booth_id
                JOIN booths_unit AS unit ON unit.id = booth.unit_id
            """,
            [json.dumps({str(pk): context for pk, context in contexts.items()})],
        )
