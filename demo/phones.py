"""The range of mobile numbers that demo data uses: +91 60000 00000 to +91 60009 99999 (docs/demo.md)."""

PEOPLE = 900_000
"""From here on numbers belong to members; below, to the admins of groups."""


def demo_phone(index: int) -> str:
    """Return the invented number of this index, E.164; indexes beyond the range begin again."""
    return f"+91600{index % 1_000_000:07d}"
