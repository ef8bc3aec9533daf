"""How large a demo is."""

import csv
from dataclasses import dataclass
from pathlib import Path

_PER_ASSEMBLY = Path(__file__).parent / "data" / "booths_per_assembly.csv"


@dataclass(frozen=True)
class Size:
    """``regions`` limits the demo to some regions (empty: all); ``booths`` and ``mandals`` are totals of a state."""

    booths: int
    mandals: int
    regions: tuple[str, ...] = ()
    states: int = 1


SIZES = {
    # One region with a small number of booths in each assembly: enough for every page, loaded in seconds.
    "small": Size(booths=2_600, mandals=260, regions=("AWD",)),
    # The booth list of December 2025.
    "state": Size(booths=177_516, mandals=1_918),
    # Six states of that size: all of India has about 10.5 lakh booths.
    "country": Size(booths=177_516, mandals=1_918, states=6),
}


def booths_in_2014() -> dict[int, int]:
    """Return how many booths each assembly had in the list of 2014; the demo's booths are spread as these were."""
    with _PER_ASSEMBLY.open(encoding="utf-8", newline="") as file:
        return {int(row["assembly"]): int(row["booths_2014"]) for row in csv.DictReader(file)}


def spread(total: int, weights: dict[int, int]) -> dict[int, int]:
    """Divide ``total`` in proportion to the weights, by largest remainders, so that the parts sum to it exactly.

    Every part is at least 1; the total must allow that.
    """
    spare = total - len(weights)
    whole = sum(weights.values())
    shares = {key: divmod(spare * weight, whole) for key, weight in weights.items()}
    parts = {key: 1 + share[0] for key, share in shares.items()}
    left = total - sum(parts.values())
    for key in sorted(shares, key=lambda key: (-shares[key][1], key))[:left]:
        parts[key] += 1
    return parts
