"""The kinds of seats that an organisation starts with, and what their holders may do."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import links_withdraw_for
from accounts.services.activity import activity_record
from booths.levels import Level
from booths.scope import Right
from core.history import acting
from teams.models import Assignment, Position

DEFAULTS = Path(__file__).parent.parent / "data" / "positions.json"


def position_defaults_load(*, actor: User | None) -> int:
    """Create the positions of ``teams/data/positions.json`` that are missing; return how many those were.

    A position that exists (by level and key) is left as an administrator made it, so loading twice changes nothing.
    """
    rows = json.loads(DEFAULTS.read_text(encoding="utf-8"))
    with transaction.atomic(), acting("position_defaults_load", actor):
        known = set(Position.objects.values_list("level", "key"))
        positions = [Position(**{**row, "level": Level.from_word(row["level"])}) for row in rows]
        missing = [position for position in positions if (position.level, position.key) not in known]
        Position.objects.bulk_create(missing)
        if missing:
            activity_record(actor=actor, verb="position_defaults_load", count=len(missing))
    return len(missing)


@dataclass(frozen=True, slots=True)
class Clash:
    """A person who would lead in two units: by a seat of the post that is to lead, and by one that leads already."""

    here: Assignment
    there: Assignment

    def __str__(self) -> str:
        return f"{self.here.member.name}: {self.here.seat} · {self.there.seat}"


def position_clashes(position: Position) -> list[Clash]:
    """Return who would lead in two units if the holders of ``position`` got the right to hand out seats."""
    today = timezone.localdate()
    standing = Assignment.objects.ending_after(today).select_related("member", "seat__position", "seat__unit")
    here = {one.member_id: one for one in standing.filter(seat__position=position)}
    leading = standing.filter(seat__position__rights__contains=[Right.ASSIGN], member__in=here)
    clashes = [Clash(here[one.member_id], one) for one in leading.exclude(seat__position=position)]
    return [clash for clash in clashes if _overlap(clash.here, clash.there)]


def position_rights_set(
    *, actor: User | None, position: Position, rights: frozenset[Right], seen: frozenset[Right]
) -> Position:
    """Change what the holders of a position may do, at once, and return it; ``seen`` are the rights it had before.

    ValidationError when somebody changed them since, or when somebody would lead in two units, each by name. Unused
    links to the holders' accounts that somebody else than ``actor`` made end when rights are added.
    """
    with transaction.atomic(), acting("position_rights_set", actor):
        current = Position.objects.select_for_update(no_key=True).get(pk=position.pk)
        if set(current.rights) != seen:
            raise ValidationError(
                _("Somebody changed these rights meanwhile. Look at them again."), code="changed_meanwhile"
            )
        added = rights - seen
        clashes = position_clashes(current) if Right.ASSIGN in added else []
        if clashes:
            raise ValidationError([ValidationError(str(clash), code="leads_twice") for clash in clashes])
        current.rights = [right.value for right in Right if right in rights]
        try:
            with transaction.atomic():
                current.save(update_fields=["rights"])
        except IntegrityError:
            raise ValidationError(
                _("Somebody got another leading seat at this moment. Look again."), code="busy"
            ) from None
        if added:
            held = Assignment.objects.filter(seat__position=current).ending_after(timezone.localdate())
            users = list(held.exclude(member__user=None).values_list("member__user", flat=True))
            links_withdraw_for(users=users, spare=actor.pk if actor else None)
        activity_record(
            actor=actor, verb="position_rights_set", subject=current, before=sorted(seen), after=current.rights
        )
    return current


def _overlap(first: Assignment, second: Assignment) -> bool:
    begins = max(first.since, second.since)
    return all(one.until is None or one.until > begins for one in (first, second))
