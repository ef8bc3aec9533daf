"""The kinds of seats that an organisation starts with."""

import json
from pathlib import Path

from django.db import transaction

from accounts.models import User
from accounts.services.activity import activity_record
from booths.levels import Level
from core.history import acting
from teams.models import Position

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
