"""Where the person who imports may import."""

from booths.models import Unit
from booths.scope import Right, Scope


class Area:
    """The import right of a scope, as sets of unit ids, for asking about each row without the database."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.everywhere = Right.IMPORT in scope.everywhere
        self.roots = scope.root_ids(Right.IMPORT)
        paths = Unit.objects.filter(pk__in=self.roots).values_list("path", flat=True)
        self.above = {pk for path in paths for pk in path if pk}
        """The roots, and the units above them."""
        self.see_everywhere = Right.SEE in scope.everywhere
        self.see_roots = scope.root_ids(Right.SEE)

    @property
    def signature(self) -> dict[str, list[int] | str]:
        """Which rights the importer has where, for telling whether they have changed; JSON-able."""
        return {
            right.value: "everywhere" if right in self.scope.everywhere else sorted(self.scope.root_ids(right))
            for right in Right
        }

    def holds(self, path: tuple[int | None, ...]) -> bool:
        """Tell whether the whole unit with this path lies in the area."""
        return self.everywhere or not self.roots.isdisjoint(path)

    def touches(self, unit_id: int) -> bool:
        """Tell whether the unit, or something below it, lies in the area."""
        return self.everywhere or unit_id in self.above

    @property
    def state_ids(self) -> list[int]:
        """The states in which the area lies."""
        states = Unit.objects.filter(level=1)
        return list((states if self.everywhere else states.filter(pk__in=self.above)).values_list("pk", flat=True))
