"""Writing a renumbering: all of it in one transaction, or none."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.errors import EditConflict
from booths.models import Booth, Renumbering, RenumberingLine, Unit, WhatsAppGroup
from booths.renumbering import problems
from booths.services.renumbering.drafting import refuse_unless_draft
from booths.services.renumbering.merging import Carried, carry_groups
from booths.state import state_settings
from core.booth_numbers import sort_key
from core.history import acting

Fate = RenumberingLine.Fate
_DESCRIBING = ("name_hi", "name_en", "place", "electors")
# One statement, so that booths can take each other's numbers; what the new list leaves empty stays.
_RENUMBER = """
    UPDATE booths_booth AS booth SET
        number = line.number, name_hi = coalesce(line.name_hi, booth.name_hi),
        name_en = coalesce(line.name_en, booth.name_en), place = coalesce(line.place, booth.place),
        electors = coalesce(line.electors, booth.electors), version = booth.version + 1
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::int[])
        AS line (id, number, name_hi, name_en, place, electors)
    WHERE booth.id = line.id
"""


def renumbering_apply(*, actor: User | None, renumbering: Renumbering, version: int) -> Renumbering:
    """Write a draft to the register and return it, applied.

    Booths keep their identity, groups, checks and history under their new numbers; those merged give their groups to
    the one that stays (``carry_groups``) and go; new and split-off ones are added. EditConflict when the draft was
    changed since ``version``; ValidationError (code ``problems``) while ``booths.renumbering.problems`` finds any, or
    when somebody wrote to the assembly's booths at the same moment.
    """
    try:
        with transaction.atomic(), acting("renumbering", actor, renumbering=renumbering.pk) as context:
            current = _locked(renumbering, version)
            lines = list(current.lines.all())
            booths = {booth.pk: booth for booth in Booth.objects.filter(assembly=current.assembly_id)}
            if problems(lines, {pk: (booth.number, booth.version) for pk, booth in booths.items()}):
                raise ValidationError(_("Something is still to be decided or put right."), code="problems")
            figures = _write(actor, current, lines, booths)
            current.state, current.applied_by, current.applied_at = Renumbering.State.APPLIED, actor, timezone.now()
            current.context, current.figures = context.id, current.figures | figures
            current.save()
            activity_record(
                actor=actor, verb="renumbering_apply", subject=current, unit_id=current.assembly_id, **figures
            )
    except IntegrityError as error:
        raise ValidationError(_("Somebody changed these booths at the same moment. Try again."), code="busy") from error
    return current


def _locked(renumbering: Renumbering, version: int) -> Renumbering:
    """Lock draft, assembly, booths and their groups, in this order as whoever else locks several of them does."""
    current = Renumbering.objects.select_for_update(of=("self",)).select_related("assembly").get(pk=renumbering.pk)
    refuse_unless_draft(current)
    if current.version != version:
        raise EditConflict(current)
    Unit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=current.assembly_id)
    booths = Booth.objects.filter(assembly=current.assembly_id).order_by("pk")
    list(booths.select_for_update(of=("self",)).values_list("pk"))
    groups = WhatsAppGroup.objects.filter(booth__assembly=current.assembly_id).order_by("pk")
    list(groups.select_for_update(of=("self",)).values_list("pk"))
    return current


def _write(
    actor: User | None, renumbering: Renumbering, lines: list[RenumberingLine], booths: dict[int, Booth]
) -> dict[str, int]:
    by_fate: dict[str, list[RenumberingLine]] = defaultdict(list)
    for line in lines:
        by_fate[line.fate].append(line)
    carried = _merge(by_fate, booths, renumbering)
    Booth.objects.filter(pk__in=[line.booth_id for line in by_fate[Fate.REMOVED]]).delete()
    _renumber(renumbering, by_fate[Fate.KEEPS], booths)
    for line in (*by_fate[Fate.PARTED], *by_fate[Fate.NEW]):
        line.result = _added(renumbering, line, booths)
    RenumberingLine.objects.bulk_update(lines, ["result"])
    return {
        "renumbered": sum(line.number != line.old_number for line in by_fate[Fate.KEEPS]),
        "merged": len(by_fate[Fate.MERGED]),
        "parted": len(by_fate[Fate.PARTED]),
        "new": len(by_fate[Fate.NEW]),
        "removed": len(by_fate[Fate.REMOVED]),
        "groups_moved": carried.moved,
        "groups_closed": carried.closed,
    }


def _merge(by_fate: dict[str, list[RenumberingLine]], booths: dict[int, Booth], renumbering: Renumbering) -> Carried:
    """Give the groups of merged booths to those that stay, and remove the booths."""
    survivors = {line.number: booths[line.booth_id or 0] for line in by_fate[Fate.KEEPS]}
    slots = state_settings(renumbering.assembly.state_id).groups_per_booth
    merged: dict[int, list[int]] = defaultdict(list)
    for line in sorted(by_fate[Fate.MERGED], key=lambda line: sort_key(line.old_number)):
        line.result = survivors[line.number]
        merged[line.result.pk].append(line.booth_id or 0)
    carried = carry_groups(merged, slots=slots, today=timezone.localdate())
    Booth.objects.filter(pk__in=[pk for gone in merged.values() for pk in gone]).delete()
    return carried


def _renumber(renumbering: Renumbering, lines: list[RenumberingLine], booths: dict[int, Booth]) -> None:
    rows = []
    for line in lines:
        line.result = booth = booths[line.booth_id or 0]
        facts = renumbering.of_number(line.number)
        given = {name: facts.get(name) or None for name in _DESCRIBING}
        same = all(value is None or value == getattr(booth, name) for name, value in given.items())
        if line.number != booth.number or not same:
            rows.append((booth.pk, line.number, *given.values()))
    columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True)) if rows else []
    if columns:
        with connection.cursor() as cursor:
            cursor.execute(_RENUMBER, [list(column) for column in columns])


def _added(renumbering: Renumbering, line: RenumberingLine, booths: dict[int, Booth]) -> Booth:
    """Add a booth: where the one stands that it was split off from, else on the assembly itself."""
    source = booths.get(line.booth_id or 0)
    facts = renumbering.of_number(line.number)
    booth = Booth(
        assembly_id=renumbering.assembly_id,
        unit_id=source.unit_id if source else renumbering.assembly_id,
        number=line.number,
        **{name: facts[name] for name in _DESCRIBING if facts.get(name)},
    )
    if source and not (booth.name_hi or booth.name_en):
        booth.name_hi, booth.name_en, booth.place = source.name_hi, source.name_en, source.place
    booth.save()
    return booth
