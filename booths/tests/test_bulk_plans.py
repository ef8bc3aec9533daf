"""Bulk changes are planned for what they are, whatever the session did before."""

from django.db import connection

_JOINING = """
    SELECT relname, prosrc FROM pg_trigger
    JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_class ON pg_class.oid = tgrelid
    WHERE tgoldtable IS NOT NULL AND tgnewtable IS NOT NULL AND prosrc LIKE '%JOIN new_values%'
"""


def test_triggers_that_join_old_and_new_rows_keep_no_plan(db):
    """A plan kept from a session's first update, of one row, would compare each of a bulk load's rows with each."""
    with connection.cursor() as cursor:
        cursor.execute(_JOINING)
        bodies = dict(cursor.fetchall())
    assert {"booths_booth", "booths_whatsappgroup", "booths_unit", "teams_member"} <= bodies.keys()
    assert [table for table, body in bodies.items() if "EXECUTE $planned$" not in body] == []
