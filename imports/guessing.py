"""Telling from its headers and its first rows what kind of sheet it is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from core.sheets import Row, Sheet
from imports.kinds import KINDS
from imports.understanding import Understanding, first_rows, understand
from imports.understanding.fields import ASSEMBLY

REPEATED = 0.1  # share of the rows about a booth that another row is about, from which a row is not a booth
_ADMIN = re.compile("admin|एडमिन|ऐडमिन|संचालक", re.IGNORECASE)
OF_BOOTHS = frozenset({"name", "name_en", "name_hi", "electors", "place", "mandal", "sector"})
OF_MEMBERS = frozenset({"post", "platform", "seat", "since", "email", "skills"})


def guess_kind(sheet: Sheet, rows: Sequence[Row] = ()) -> str:
    """Return the kind that a sheet seems to be of; '' when the required columns of none are there.

    rows: what ``first_rows`` gave. A sheet without an assembly counts as if it had one: that is asked for. Links alone
    make it one of groups, whose other columns the person will say.
    """
    if sheet.format == "chat":
        return "groups"
    rows = rows or first_rows(sheet)
    heard = {name: understand(sheet, name, rows=rows) for name in KINDS}
    fitting = {name: understood for name, understood in heard.items() if not set(understood.missing) - {ASSEMBLY}}
    if "booths" in fitting and not _speaks_of_groups(heard["groups"]):
        fitting = {name: understood for name, understood in fitting.items() if "groups" not in name}
    if not fitting:
        return "groups" if "invite_link" in _fields(heard["groups"]) else ""
    if len(fitting) == 1:
        return next(iter(fitting))
    return _of_several({name: _fields(understood) for name, understood in fitting.items()}, fitting)


def _fields(understood: Understanding) -> set[str]:
    """Return the fields whose columns hold anything."""
    return {column.field for column in understood.columns if column.field and column.examples}


def _speaks_of_groups(understood: Understanding) -> bool:
    """Whether a sheet has links, or a column that is of an admin and of nobody else: "Name" and "Mobile" are not."""
    unclear = {question.facts.get("column") for question in understood.questions}
    return any(
        column.field == "invite_link" or _ADMIN.search(column.header)
        for column in understood.columns
        if column.field in ("invite_link", "admin_name", "admin_phone") and column.header not in unclear
    )


def _of_several(fields: Mapping[str, set[str]], fitting: Mapping[str, Understanding]) -> str:
    """Choose among the kinds that a sheet may be of, by what only one of them has."""
    everything = set().union(*fields.values())
    links = max(sum("invite_link" in field for field in of_kind) for of_kind in fields.values())
    admins = {field for field in everything if field.startswith("admin")}
    if "units" in fields:
        return "units"
    if "checks" in fields and ("alive" in everything or not admins):
        return "checks"
    if "members" in fields and not links and (OF_MEMBERS & fields["members"] or not fields.keys() - {"members"}):
        return "members"
    if {"groups", "booths_with_groups"} <= fields.keys():
        return _one_row_each(fields, fitting, links)
    return next((name for name in ("booths_with_groups", "groups", "booths") if name in fields), "members")


def _one_row_each(fields: Mapping[str, set[str]], fitting: Mapping[str, Understanding], links: int) -> str:
    """Tell a sheet of one row a group from one of one row a booth, where both have the columns that they need."""
    both = fields["booths_with_groups"]
    if links == 1 and ("slot" in fields["groups"] or _booths_come_back(fitting["groups"])):
        return "groups"
    if links > 1 or any("2" in field and "group" in _header(fitting, field) for field in both):
        return "booths_with_groups"
    return "booths_with_groups" if links and OF_BOOTHS & both else "groups"


def _header(fitting: Mapping[str, Understanding], field: str) -> str:
    columns = fitting["booths_with_groups"].columns
    header = next(column.header for column in columns if column.field == field)
    return header.lower().replace("ग्रुप", "group").replace("समूह", "group")


def _booths_come_back(understood: Understanding) -> bool:
    """Whether several rows are about the same booth."""
    rows = [row.values for row in understood.sample(300)]
    booths = Counter(tuple(row.get(field, "") for field in (*ASSEMBLY, "booth_no")) for row in rows)
    return sum(count - 1 for count in booths.values()) >= REPEATED * max(1, len(rows))
