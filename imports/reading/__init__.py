"""Reading one row: its cells become values, and whatever is wrong or put right in them is noted."""

from imports.reading.row import Finding, RowReading

__all__ = ["Finding", "RowReading"]
