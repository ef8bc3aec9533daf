"""Finding records that may be of one person: candidates by the database, judged name by name in Python."""

from teams.duplicates.pairs import Pair, Reason, find_pairs

__all__ = ["Pair", "Reason", "find_pairs"]
