"""Which imports in a history the reader may open."""

from dataclasses import replace

from accounts.models import User
from booths.history.entries import Entry
from booths.scope import Right, Scope


def openable(entries: list[Entry], user: User, scope: Scope, state_id: int) -> list[Entry]:
    """Return the entries, with the import's number only where it leads the reader somewhere.

    That is to imports of their own, and to all of a state in which they may import everywhere.
    """
    everywhere = Right.IMPORT in scope.everywhere or state_id in scope.root_ids(Right.IMPORT)
    own = user.pk if scope.has(Right.IMPORT) else 0
    return [entry if everywhere or entry.by == own else replace(entry, job=0) for entry in entries]
