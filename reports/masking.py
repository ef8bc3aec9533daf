"""What is kept of a filter for good: people search by number, and no number belongs into a log."""

import re
from collections.abc import Mapping, Sequence

_NUMBER = re.compile(r"\+?\d[\d\s-]{3,}\d")
_KEPT = 3  # figures at the end, as numbers are masked everywhere


def without_numbers(parameters: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the parameters of a list with each long number in a searched text masked; codes of units stay."""
    return {
        name: [_NUMBER.sub(_masked, value) for value in values] if name == "q" else list(values)
        for name, values in parameters.items()
    }


def _masked(found: re.Match[str]) -> str:
    return "•••" + "".join(letter for letter in found[0] if letter.isdecimal())[-_KEPT:]
