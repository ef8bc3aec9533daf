"""Stored values as a person would read them, for the formats that store more than text."""

import datetime


def number_text(number: str | float) -> str:
    """Return a stored number as a person would read it.

    At most the 15 digits that Excel keeps: 9876543210.0 → 9876543210, 0.30000000000000004 → 0.3. A number of 16 digits
    and more has already lost some; it is given as 9.87654321012346E+19, so that nobody takes it for a phone number.
    Raises ValueError for what is no number.
    """
    return f"{float(number) + 0.0:.15g}".upper()  # + 0.0 turns -0 into 0


def moment_text(moment: datetime.datetime) -> str:
    """Return 2026-09-15, 2026-09-15 10:30 or 2026-09-15 10:30:15, without a time of midnight."""
    if moment.time() == datetime.time():
        return moment.date().isoformat()
    return f"{moment.date().isoformat()} {clock_text(moment.time())}"


def clock_text(time: datetime.time) -> str:
    """Return 10:30, or 10:30:15 where there are seconds."""
    return time.isoformat("seconds" if time.second else "minutes")
