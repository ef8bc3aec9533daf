"""Making anything that a file may hold fit for a JSON column."""

from typing import Any


def storable(value: Any) -> Any:
    """Return the same data without NUL and without halves of surrogate pairs, which PostgreSQL cannot keep."""
    if isinstance(value, str):
        return value.replace("\0", "").encode(errors="replace").decode()
    if isinstance(value, dict):
        return {storable(name): storable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable(inner) for inner in value]
    return value
