"""Changing a draft: booth by booth, or all from a number on."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from booths.errors import EditConflict
from booths.models import Booth, Renumbering, RenumberingLine
from booths.renumbering import DraftLine
from booths.services.renumbering.drafting import line_of, refuse_unless_draft
from core.booth_numbers import read_booth_number, sort_key

Fate = RenumberingLine.Fate
_OF_BOOTHS = (Fate.KEEPS, Fate.MERGED, Fate.ABSENT, Fate.REMOVED)
_OF_NUMBERS = (Fate.NEW, Fate.PARTED)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a line: its fate; the new number, or of a PARTED one the old booth's number."""

    fate: RenumberingLine.Fate
    number: str = ""


def renumbering_decide(*, renumbering: Renumbering, version: int, decisions: Mapping[int, Decision]) -> Renumbering:
    """Take decisions about lines, by their ids, and return the draft at its new version.

    A line of a new number that is told to be an old booth (KEEPS with that booth's number) becomes that booth's. Lines
    of numbers that no booth keeps come and go with the decisions. EditConflict when somebody changed the draft since
    ``version``; ValidationError for an unknown line, a fate that a line cannot have, or an old number that is none.
    """
    with transaction.atomic():
        current = _locked(renumbering, version)
        lines = {line.pk: line for line in current.lines.all()}
        for pk, decision in decisions.items():
            if pk not in lines:
                raise ValidationError(_("This line is no longer in the draft."), code="no_such_line")
            _decide(lines[pk], decision, list(lines.values()))
        return _saved(current, list(lines.values()))


def renumbering_shift(*, renumbering: Renumbering, version: int, start: str, by: int) -> Renumbering:
    """Add ``by`` to the new numbers of all booths from the new number ``start`` on, and return the draft.

    Errors as those of ``renumbering_decide``; ValidationError too when a number would leave 1 to 99999.
    """
    with transaction.atomic():
        current = _locked(renumbering, version)
        lines, first = list(current.lines.all()), sort_key(start)
        for line in lines:
            if line.number and line.fate in (Fate.KEEPS, Fate.MERGED, Fate.PARTED) and sort_key(line.number) >= first:
                digits = line.number.rstrip(line.number[-1]) if not line.number[-1].isdecimal() else line.number
                moved = read_booth_number(f"{int(digits) + by}{line.number[len(digits) :]}").number
                if moved is None:
                    raise ValidationError(_("A booth number is 1 to 99999."), code="out_of_range")
                line.number, line.score = moved, None
        return _saved(current, lines)


def renumbering_refresh(*, renumbering: Renumbering, version: int) -> Renumbering:
    """Take over what happened to the assembly's booths since the draft was made, and return the draft.

    Lines of booths that are gone go; booths that were added stay as they are; of one that has another number by now its
    line begins with that. EditConflict as ``renumbering_decide`` raises it.
    """
    with transaction.atomic():
        current = _locked(renumbering, version)
        booths = {booth.pk: booth for booth in Booth.objects.filter(assembly=current.assembly_id).defer("search")}
        lines = []
        for line in current.lines.all():
            booth = booths.get(line.booth_id or 0)
            if line.old_number and booth is None:
                line.delete()
                continue
            if booth:
                line.old_number, line.booth_version = booth.number, booth.version
                line.old_name = booth.name_hi or booth.name_en
            lines.append(line)
        known = {line.booth_id for line in lines if line.is_of_booth}
        added = [
            line_of(current, DraftLine(Fate.ABSENT, booth.number), booth)
            for booth in booths.values()
            if booth.pk not in known
        ]
        RenumberingLine.objects.bulk_create(added)
        RenumberingLine.objects.bulk_update(lines, ["booth_version"])
        return _saved(current, [*lines, *added])


def _locked(renumbering: Renumbering, version: int) -> Renumbering:
    current = Renumbering.objects.select_for_update(of=("self",)).select_related("assembly").get(pk=renumbering.pk)
    refuse_unless_draft(current)
    if current.version != version:
        raise EditConflict(current)
    return current


def _decide(line: RenumberingLine, decision: Decision, lines: list[RenumberingLine]) -> None:
    fate, number = decision.fate, decision.number
    if line.is_of_booth and fate in _OF_BOOTHS:
        line.number = number if fate in (Fate.KEEPS, Fate.MERGED) else ""
    elif not line.is_of_booth and fate == Fate.NEW:
        line.old_number, line.booth = "", None
    elif not line.is_of_booth and fate in (Fate.PARTED, Fate.KEEPS):
        old = next((one for one in lines if one.is_of_booth and one.old_number == number), None)
        if old is None:
            raise ValidationError({"number": _("There is no booth of this number today.")}, code="no_such_booth")
        if fate == Fate.KEEPS:
            old.fate, old.number, old.score = Fate.KEEPS, line.number, None
            line.fate, line.old_number, line.booth = Fate.NEW, "", None  # goes, for its number is kept now
            return
        line.old_number, line.booth, line.old_name = old.old_number, old.booth, old.old_name
    else:
        raise ValidationError(_("This cannot be said of this line."), code="wrong_fate")
    line.fate, line.score = fate, None


def _saved(renumbering: Renumbering, lines: list[RenumberingLine]) -> Renumbering:
    """Save the lines, drop those of numbers that a booth keeps now, and add those of listed numbers that none does."""
    made = {line.number for line in lines if line.fate == Fate.KEEPS}
    made |= {line.number for line in lines if line.fate == Fate.PARTED}
    lone = [line for line in lines if not line.old_number]
    gone = {line.pk for line in lone if line.number in made}
    asks = any(line.fate == Fate.ASKED and line.old_number for line in lines)
    for line in lone:
        if not asks and line.fate == Fate.ASKED:  # no booth is left that it could be
            line.fate = Fate.NEW
    RenumberingLine.objects.filter(pk__in=gone).delete()
    fields = ["fate", "number", "score", "old_number", "old_name", "booth"]
    RenumberingLine.objects.bulk_update([line for line in lines if line.pk not in gone], fields)
    missing = [number for number in renumbering.listed if number not in made | {line.number for line in lone}]
    fate = Fate.ASKED if asks else Fate.NEW
    RenumberingLine.objects.bulk_create(line_of(renumbering, DraftLine(fate, new=new), None) for new in missing)
    renumbering.version += 1
    renumbering.save(update_fields=["version"])
    return renumbering
