"""One transaction at a time for each job, and finding out which job another one waits for."""

from django.db import connection
from django.db.backends.utils import CursorWrapper

from imports.models import ImportJob

JOB_LOCKS = 7_201_002  # first half of our advisory locks; the second is the job's id

# Whoever works on a job holds its advisory lock. PostgreSQL knows which sessions keep that session waiting.
WAITS_FOR = """
SELECT min(held.objid::bigint) FROM pg_locks AS own
CROSS JOIN LATERAL unnest(pg_blocking_pids(own.pid)) AS blocking (pid)
JOIN pg_locks AS held ON held.pid = blocking.pid AND held.locktype = 'advisory' AND held.classid = %(locks)s
    AND held.objsubid = 2 AND held.granted AND held.database = own.database
WHERE own.locktype = 'advisory' AND own.classid = %(locks)s AND own.objid = %(job)s AND own.objsubid = 2
    AND own.granted AND own.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def lock_job(cursor: CursorWrapper, job_id: int) -> None:
    """Wait until no other transaction works on the job, and settle what suits bulk work until this one ends."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [JOB_LOCKS, job_id])
    cursor.execute(
        "SET LOCAL random_page_cost = 1.1; SET LOCAL work_mem = '64MB'; SET LOCAL default_statistics_target = 20"
    )


def waits_for(job: ImportJob) -> int | None:
    """Return the id of the import whose writing a job waits for at this moment; None when it waits for none."""
    with connection.cursor() as cursor:
        cursor.execute(WAITS_FOR, {"locks": JOB_LOCKS, "job": job.pk})
        found = cursor.fetchone()[0]
    return int(found) if found is not None else None
