"""Coverage pages and the booth list at the size of a state, beside the bare SQL of the same figures."""

import io
import statistics
import time
from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.db import connection
from django.test import Client

from accounts.models import User
from bench.figures import Figure
from booths.models import Booth
from demo.cast import CAST

ROUNDS = 15
_JOIN = """
    SELECT unit.path[3], count(DISTINCT booth.id), count(grp.id) FILTER (WHERE grp.status = 'active')
    FROM booths_booth AS booth JOIN booths_unit AS unit ON unit.id = booth.unit_id
        LEFT JOIN booths_whatsappgroup AS grp ON grp.booth_id = booth.id
    GROUP BY 1
"""
_COUNTERS = """
    SELECT unit.path[3], count(*), sum(booth.active_groups), count(*) FILTER (WHERE booth.active_groups >= 2)
    FROM booths_booth AS booth JOIN booths_unit AS unit ON unit.id = booth.unit_id GROUP BY 1
"""
_KEYSET = "SELECT * FROM booths_booth WHERE (assembly_id, sort) > (%s, %s) ORDER BY assembly_id, sort LIMIT 50"


def measure() -> Iterator[Figure]:
    """Yield the server time of pages of each level, of the booth list near its start and far into it, and of search."""
    call_command("demo", size="state", stdout=io.StringIO())
    join, counters = _median(lambda: _sql(_JOIN)), _median(lambda: _sql(_COUNTERS))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(phone=CAST[0].phone))
    for code, name in (("UP", "state"), ("AWD", "region"), ("LKO-M", "district"), ("UP-171", "assembly")):
        took, queries, sql = _page(client, f"/u/{code}/")
        note = f"{queries} queries, {sql * 1000:.1f} ms of it SQL (goals 12 and 20 ms)"
        yield Figure(f"coverage page of a {name}", took * 1000, goal=40, unit="ms", note=note)
        if code == "UP":
            yield Figure("its SQL", sql * 1000, join * 1000, "join of booths and groups", unit="ms")
            yield Figure("its SQL", sql * 1000, counters * 1000, "scan of the counters", unit="ms")
    middle = Booth.objects.in_order()[Booth.objects.count() * 9 // 10]
    for name, query in (
        ("first page", ""),
        ("page 3,200", f"after={middle.assembly_id}.{middle.sort}"),
        ("uncovered, first page", "state=uncovered"),
        ("search by part of a name", "q=Kishanpur"),
        ("search in Hindi, near miss", "q=किसनपूर"),
    ):
        bare = _median(lambda: _sql(_KEYSET, [middle.assembly_id, middle.sort]))
        took, queries, sql = _page(client, f"/booths/?{query}")
        note = f"{queries} queries, {sql * 1000:.1f} ms of it SQL; the bare keyset query {bare * 1000:.2f} ms"
        yield Figure(f"booth list, {name}", took * 1000, goal=25, unit="ms", note=note)


def _sql(statement: str, values: list[int | str] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.fetchall()


def _median(work: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times[2:])


def _page(client: Client, address: str) -> tuple[float, int, float]:
    """Return the median server time of a page, the number of its queries, and the median time in them, in seconds."""
    spent: list[float] = []

    def timed(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent.append(time.perf_counter() - begun)

    def get() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    took = _median(get)
    in_sql, queries = [], 0
    for _round in range(5):
        spent.clear()
        with connection.execute_wrapper(timed):
            get()
        in_sql.append(sum(spent))
        queries = len(spent)
    return took, queries, statistics.median(in_sql)
