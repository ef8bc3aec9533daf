"""Counting everything again in Python, the slow and obvious way: what the database's figures have to agree with."""

from collections import Counter
from datetime import date, timedelta

from django.db.models import Sum

from booths.coverage import Figures
from booths.models import Booth, BoothTally, GroupCheck, GroupTally, StateSettings, Unit, WhatsAppGroup


def assert_counters_right() -> None:
    """Hold every booth's counter, every group's latest check and all tallies against a recount."""
    groups = list(WhatsAppGroup.objects.select_related("booth"))
    active = Counter(group.booth_id for group in groups if group.status == "active")
    booths = list(Booth.objects.all())
    assert {booth.pk: booth.active_groups for booth in booths} == {booth.pk: active[booth.pk] for booth in booths}

    by_count: Counter[tuple[int, int]] = Counter()
    electors: Counter[tuple[int, int]] = Counter()
    for booth in booths:
        by_count[booth.assembly_id, booth.active_groups] += 1
        electors[booth.assembly_id, booth.active_groups] += booth.electors or 0
    tallied = BoothTally.objects.values_list("assembly_id", "active_groups").order_by()
    rows = {(a, n): (b, e) for a, n, b, e in tallied.annotate(b=Sum("booths"), e=Sum("electors"))}
    assert _without_zeros(rows) == _without_zeros({key: (n, electors[key]) for key, n in by_count.items()})

    count: Counter[tuple[int, date | None]] = Counter()
    members: Counter[tuple[int, date | None]] = Counter()
    for group in groups:
        if group.status == "active":
            key = group.booth.assembly_id, group.checked_on if group.alive else None
            count[key] += 1
            members[key] += group.members or 0
    found = GroupTally.objects.values_list("assembly_id", "alive_on").order_by()
    rows = {(a, d): (g, m) for a, d, g, m in found.annotate(g=Sum("groups"), m=Sum("members"))}
    assert _without_zeros(rows) == _without_zeros({key: (n, members[key]) for key, n in count.items()})


def _without_zeros(rows):
    return {key: value for key, value in rows.items() if any(value)}


def figures_of(booths: list[Booth], day: date) -> Figures:
    """Count the figures of some booths as they stood at the end of ``day``; of today, as they stand."""
    settings = StateSettings.objects.get()
    past = day < date.today()
    target, good_from = settings.groups_per_booth, day - timedelta(days=settings.verified_days)
    counts: Counter[str] = Counter(booths=len(booths), wanted=len(booths) * target)
    for booth in booths:
        groups = [group for group in booth.groups.all() if _stood(group, day, past)]
        counts["covered" if len(groups) >= target else "partly" if groups else "uncovered"] += 1
        counts["groups"] += len(groups)
        counts["electors"] += booth.electors or 0
        for group in groups:
            checks = group.checks.filter(checked_on__lte=day).order_by("-checked_on", "-pk")
            latest: GroupCheck | None = checks.first()
            counts["members"] += (latest.members if latest and past else None if past else group.members) or 0
            if latest and latest.alive:
                counts["verified" if latest.checked_on >= good_from else "stale"] += 1
    return Figures(**counts)


def _stood(group: WhatsAppGroup, day: date, past: bool) -> bool:
    if not past:
        return group.status == "active"
    began = group.activated_on is not None and group.activated_on <= day
    return began and (group.closed_on is None or group.closed_on > day)


def booths_below(unit: Unit) -> list[Booth]:
    """Return the booths of a unit, found by walking up from each."""
    return [booth for booth in Booth.objects.select_related("unit") if unit.pk in booth.unit.path]
