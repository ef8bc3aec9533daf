"""Merged cells: only the first holds the text, and it holds for each row that they cover."""

from collections.abc import Callable


class Merged:
    """The merged regions of a sheet. Rows count from 1, columns from 0."""

    def __init__(self) -> None:
        self.across: dict[int, list[tuple[int, int]]] = {}
        """Row number → (first, last) column of the regions that cover several columns and begin in that row."""
        self._down: dict[int, list[tuple[int, int]]] = {}

    def add(self, top: int, left: int, bottom: int, right: int) -> None:
        """Add a region by its first and last row and column."""
        if right > left:
            self.across.setdefault(top, []).append((left, right))
        if bottom > top:
            self._down.setdefault(top, []).append((left, bottom))

    def filler(self) -> Callable[[int, list[str]], None]:
        """Return a function that is given each row in turn and writes into it the texts of regions begun above."""
        active: dict[int, tuple[str, int]] = {}

        def fill(number: int, cells: list[str]) -> None:
            for column, (text, bottom) in list(active.items()):
                if number > bottom:
                    del active[column]
                elif not (column < len(cells) and cells[column]):
                    cells.extend([""] * (column + 1 - len(cells)))
                    cells[column] = text
            for column, bottom in self._down.get(number, ()):
                if column < len(cells) and cells[column]:
                    active[column] = cells[column], bottom

        return fill
