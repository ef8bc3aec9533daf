"""What next: what needs doing in an area, worst first, each with the button that does it.

``SOURCES`` is the list to add to. A source says what it wants to know from the database, so that all of them together
cost one query, and makes of the answer, and of the figures that the page has anyway, the things to do.
"""

from collections.abc import Sequence

from booths.models import Unit
from dashboard.todo.base import Situation, Source, Todo
from dashboard.todo.booths import Collisions, EmptyBooths, StaleGroups, WaitingImports
from dashboard.todo.handles import NoAccount, StaleCounts
from dashboard.todo.teams import RegisteredTwice, SurplusSeats, VacantSeats, WaitingVolunteers

__all__ = ["SOURCES", "Situation", "Source", "Todo", "things_to_do"]

SOURCES: Sequence[Source] = (
    EmptyBooths(),
    Collisions(),
    WaitingImports(),
    WaitingVolunteers(),
    VacantSeats(),
    RegisteredTwice(),
    SurplusSeats(),
    StaleGroups(),
    NoAccount(),
    StaleCounts(),
)


def things_to_do(situation: Situation) -> list[Todo]:
    """Return what is to be done, by one query beyond the area's own."""
    asked = {f"answer_{place}": source.asked(situation) for place, source in enumerate(SOURCES)}
    questions = {name: question for name, question in asked.items() if question is not None}
    answers = Unit.objects.filter(pk=situation.area.unit.pk).values(**questions).get() if questions else {}
    return [
        todo for place, source in enumerate(SOURCES) for todo in source.todos(situation, answers.get(f"answer_{place}"))
    ]
