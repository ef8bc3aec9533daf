"""All that an import may change in the register, in an order and by names that do not depend on ids."""

from typing import Any

from django.db import connection

from imports.engine.stage import stage_tables

BOOTHS = """
SELECT assembly.code, unit.code, booth.number, booth.name_en, booth.name_hi, booth.place, booth.electors,
    booth.active_groups
FROM booths_booth AS booth
JOIN booths_unit AS unit ON unit.id = booth.unit_id JOIN booths_unit AS assembly ON assembly.id = booth.assembly_id
ORDER BY assembly.code, booth.sort
"""
GROUPS = """
SELECT assembly.code, booth.number, grp.slot, grp.invite_code, grp.name, grp.admin_name, grp.admin_phone,
    grp.members, grp.status
FROM booths_whatsappgroup AS grp
JOIN booths_booth AS booth ON booth.id = grp.booth_id JOIN booths_unit AS assembly ON assembly.id = booth.assembly_id
ORDER BY assembly.code, booth.sort, grp.slot
"""
BOOTH_SUMS = """
SELECT assembly_id, active_groups, sum(booths), sum(electors) FROM booths_boothtally
GROUP BY 1, 2 HAVING sum(booths) <> 0 OR sum(electors) <> 0 ORDER BY 1, 2
"""
GROUP_SUMS = """
SELECT assembly_id, alive_on, sum(groups), sum(members) FROM booths_grouptally
GROUP BY 1, 2 HAVING sum(groups) <> 0 OR sum(members) <> 0 ORDER BY 1, 2
"""
VERSIONS = """
SELECT 'booth', version, count(*) FROM booths_booth GROUP BY version
UNION ALL SELECT 'group', version, count(*) FROM booths_whatsappgroup GROUP BY version ORDER BY 1, 2
"""
COUNTED = """
SELECT count(*) FROM booths_booth AS booth WHERE active_groups <> (
    SELECT count(*) FROM booths_whatsappgroup WHERE booth_id = booth.id AND status = 'active'
)
"""
EVENTS = """
SELECT pgh_label, count(*), count(DISTINCT pgh_obj_id), count(DISTINCT pgh_context_id) FROM {table}
GROUP BY 1 ORDER BY 1
"""
PROBLEMS = """
SELECT job_id, row, field, value, code, facts, severity FROM imports_importproblem
ORDER BY job_id, row, severity, code, field, value
"""
ACTS = "SELECT verb, count(*) FROM accounts_activity WHERE verb LIKE 'import%%' GROUP BY 1 ORDER BY 1"


Snapshot = dict[str, list[tuple[Any, ...]]]


def register() -> Snapshot:
    """Return the rows of booths and groups with their counters, and the sums of the coverage pages."""
    found = {"booths": _all(BOOTHS), "groups": _all(GROUPS), "booth sums": _all(BOOTH_SUMS)}
    return found | {"group sums": _all(GROUP_SUMS), "counted wrongly": _all(COUNTED)}


def everything() -> Snapshot:
    """Return the register, its history counted, what was found in the rows, and what is left lying about."""
    events = {
        f"history of {table}": _all(EVENTS.format(table=table))
        for table in ("booths_boothevent", "booths_whatsappgroupevent")
    }
    left = [(name,) for _job, name in stage_tables()]
    return (
        register()
        | events
        | {"versions": _all(VERSIONS), "findings": _all(PROBLEMS), "acts": _all(ACTS), "tables left": left}
    )


def differences(one: Snapshot, other: Snapshot) -> list[str]:
    """Return in words where two of them differ, some examples of each."""
    found = []
    for name in one:
        first, second = map(set, (one[name], other[name]))
        lost, strange = sorted(map(str, first - second)), sorted(map(str, second - first))
        if lost or strange or len(one[name]) != len(other[name]):
            found.append(f"{name}: {len(one[name])} and {len(other[name])}; lost {lost[:3]}, strange {strange[:3]}")
    return found


def _all(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [tuple(str(value) for value in row) for row in cursor.fetchall()]
