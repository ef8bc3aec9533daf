"""Keeping the tallies short, and making them anew."""

from django.db import connection, transaction

_LOCK = 7_201_001  # an advisory lock of our own: one compaction at a time

_COMPACT = (
    """
    WITH gone AS (DELETE FROM booths_boothtally RETURNING assembly_id, active_groups, booths, electors)
    INSERT INTO booths_boothtally (assembly_id, active_groups, booths, electors)
    SELECT assembly_id, active_groups, sum(booths), sum(electors) FROM gone
    GROUP BY 1, 2 HAVING sum(booths) <> 0 OR sum(electors) <> 0 ORDER BY 1, 2
    """,
    """
    WITH gone AS (DELETE FROM booths_grouptally RETURNING assembly_id, alive_on, groups, members)
    INSERT INTO booths_grouptally (assembly_id, alive_on, groups, members)
    SELECT assembly_id, alive_on, sum(groups), sum(members) FROM gone
    GROUP BY 1, 2 HAVING sum(groups) <> 0 OR sum(members) <> 0 ORDER BY 1, 2
    """,
)
_REBUILD = (
    "LOCK TABLE booths_booth, booths_whatsappgroup IN SHARE MODE",
    "DELETE FROM booths_boothtally",
    "DELETE FROM booths_grouptally",
    """
    INSERT INTO booths_boothtally (assembly_id, active_groups, booths, electors)
    SELECT assembly_id, active_groups, count(*), sum(coalesce(electors, 0))
    FROM booths_booth GROUP BY 1, 2 ORDER BY 1, 2
    """,
    """
    INSERT INTO booths_grouptally (assembly_id, alive_on, groups, members)
    SELECT booth.assembly_id, CASE WHEN grp.alive THEN grp.checked_on END, count(*), sum(coalesce(grp.members, 0))
    FROM booths_whatsappgroup AS grp JOIN booths_booth AS booth ON booth.id = grp.booth_id
    WHERE grp.status = 'active' GROUP BY 1, 2 ORDER BY 1, 2
    """,
)


def tallies_compact() -> bool:
    """Fold the changes of each assembly into one row each; return False when another compaction is at it.

    Readers see either the rows before or the row after, never both: it is one statement a table.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return False
        for statement in _COMPACT:
            cursor.execute(statement)
    return True


def tallies_rebuild() -> None:
    """Make the tallies anew from the booths and groups; writers wait. For use after triggers were switched off.

    A compaction that is going on is waited for: what it folds together would escape the deletion and count twice.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for statement in _REBUILD:
            cursor.execute(statement)
