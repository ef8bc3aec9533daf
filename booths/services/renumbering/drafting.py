"""Beginning a renumbering, and giving it up."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.activity import activity_record
from booths.levels import Level
from booths.models import Booth, Renumbering, RenumberingLine, Unit
from booths.renumbering import DraftLine, Listed, lines_of_pairs, propose
from booths.renumbering.likeness import Fit
from core.booth_numbers import sort_key

Facts = Mapping[str, Mapping[str, Any]]
MOST_BOOTHS = 1500
"""More booths than any assembly has: beyond that the lists cannot be compared while a person waits."""


def renumbering_start(
    *,
    actor: User | None,
    assembly: Unit,
    source: Renumbering.Source,
    filename: str = "",
    listed: Facts | None = None,
    pairs: Sequence[tuple[str, str]] = (),
) -> Renumbering:
    """Make the draft of a renumbering and return it.

    listed: what the new list says of each new number: name_hi, name_en, place, electors, row, as far as known. pairs:
    old and new number, one of the two may be empty, of a MAPPING. ValidationError when a draft is there already, or
    the unit is no assembly or has no booths.
    """
    listed = {number: dict(facts) for number, facts in (listed or {}).items()}
    with transaction.atomic():
        Unit.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=assembly.pk)
        booths = list(Booth.objects.filter(assembly=assembly).order_by("sort").defer("search"))
        if assembly.level != Level.ASSEMBLY or not booths:
            raise ValidationError(_("There are no booths to renumber here."), code="no_booths")
        if max(len(booths), len(listed)) > MOST_BOOTHS:
            raise ValidationError(_("The list has too many booths for one assembly."), code="too_many")
        if Renumbering.objects.filter(assembly=assembly, state=Renumbering.State.DRAFT).exists():
            raise ValidationError(_("A renumbering of this assembly is being prepared already."), code="draft_exists")
        lines, strange = _lines(source, booths, listed, pairs)
        renumbering = Renumbering.objects.create(
            assembly=assembly, source=source, filename=filename[:200], listed=listed, made_by=actor,
            figures={"strange": strange[:50]} if strange else {},
        )  # fmt: skip
        by_number = {booth.number: booth for booth in booths}
        RenumberingLine.objects.bulk_create(line_of(renumbering, line, by_number.get(line.old)) for line in lines)
        activity_record(
            actor=actor, verb="renumbering_start", subject=renumbering, unit_id=assembly.pk, source=source.value
        )
    return renumbering


def renumbering_discard(*, actor: User | None, renumbering: Renumbering) -> None:
    """Give a draft up. ValidationError when it is no draft any more."""
    with transaction.atomic():
        current = Renumbering.objects.select_for_update().get(pk=renumbering.pk)
        refuse_unless_draft(current)
        activity_record(actor=actor, verb="renumbering_discard", subject=renumbering, unit_id=renumbering.assembly_id)
        current.delete()


def refuse_unless_draft(renumbering: Renumbering) -> None:
    """Raise ValidationError for a renumbering that was applied."""
    if not renumbering.is_draft:
        raise ValidationError(_("This renumbering was applied already."), code="not_a_draft")


def line_of(renumbering: Renumbering, line: DraftLine, booth: Booth | None) -> RenumberingLine:
    """Return the record of a line, not saved yet; ``booth`` is the one that has its old number."""
    return RenumberingLine(
        renumbering=renumbering,
        booth=booth,
        booth_version=booth.version if booth else 0,
        old_number=line.old,
        old_name=(booth.name_hi or booth.name_en) if booth else "",
        number=line.new,
        fate=line.fate,
        score=line.score,
    )


def _lines(
    source: Renumbering.Source, booths: Sequence[Booth], listed: Facts, pairs: Sequence[tuple[str, str]]
) -> tuple[list[DraftLine], list[str]]:
    olds = [Listed(booth.number, (booth.name_hi, booth.name_en), booth.electors) for booth in booths]
    news = [_listed(number, listed[number]) for number in sorted(listed, key=sort_key)]
    if source == Renumbering.Source.HAND:
        return [DraftLine(RenumberingLine.Fate.KEEPS, old.number, old.number) for old in olds], []
    if source == Renumbering.Source.LIST:
        return propose(olds, news), []
    fit = Fit(olds, news)
    place_of = {booth.number: i for i, booth in enumerate(olds)}
    new_place_of = {booth.number: j for j, booth in enumerate(news)}

    def likeness(old: str, new: str) -> float:
        if new not in new_place_of:
            return 100.0 if old == new else 0.0
        i, j = place_of[old], new_place_of[new]
        return fit.names(i, j) + fit.size(i, j)

    return lines_of_pairs(pairs, [old.number for old in olds], likeness)


def _listed(number: str, facts: Mapping[str, Any]) -> Listed:
    return Listed(number, (facts.get("name_hi", ""), facts.get("name_en", "")), facts.get("electors"))
