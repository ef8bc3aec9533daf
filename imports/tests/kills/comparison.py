"""An import that nobody disturbs, and the same one through kills: the register and all about it must be the same."""

import json
import random
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from config.embedded import Server
from imports.models import ImportJob
from imports.report import report
from imports.tasks import task_sweep
from imports.tests.kills.series import Series
from imports.tests.kills.snapshot import Snapshot, differences, everything, register
from imports.tests.kills.stand import Stand
from teams.tests.cast import make_cast


class Comparison:
    """Makes the quiet import, and compares others with it. Each begins with the same database."""

    def __init__(self, database: Server, broker: Server, folder: Path, seed: int) -> None:
        self._stand, self._database, self._seed = Stand(database, broker, folder), database, seed

    def run(self, kills: int) -> dict[str, Any]:
        """Kill so many times; return what was killed, how long it took, and what then was wrong (nothing, we hope)."""
        call_command("migrate", interactive=False, verbosity=0)
        self._staff = make_cast().staff.pk
        before = register()
        self._sql("CREATE DATABASE before TEMPLATE boothwise OWNER boothwise")
        wrong: list[str] = []
        killed: list[dict[str, str]] = []
        try:
            quiet = Series(self._stand, random.Random(self._seed))
            wanted = self._seen(quiet)
            wrong += differences(before, {name: wanted[-1][name] for name in before})
            begun = time.monotonic()
            while len(killed) < kills and not wrong:
                dice = random.Random(self._seed + len(killed))
                series = Series(self._stand, dice, kills - len(killed), quiet.took, quiet.whole)
                found = self._seen(series)
                killed += series.killed
                for one, other in zip(wanted, found, strict=True):
                    wrong += differences(one, other)
        finally:
            self._stand.stop()
        return {"wrong": wrong, "kills": len(killed), "seconds": round(time.monotonic() - begun, 1), "killed": killed}

    def _seen(self, series: Series) -> list[Snapshot]:
        """Begin anew, carry the import along; return what there was when it was applied, and when it was taken back."""
        self._stand.stop()
        self._sql("DROP DATABASE boothwise WITH (FORCE)", "CREATE DATABASE boothwise TEMPLATE before OWNER boothwise")
        self._sql("CHECKPOINT")  # after a crash before the first one, the sequences of a copied database start again
        cache.clear()
        self._stand.recover()
        return [self._snapshot(job) for job in series.run(User.objects.get(pk=self._staff))]

    @staticmethod
    def _snapshot(job: ImportJob) -> Snapshot:
        task_sweep()
        return everything() | {"report": [(json.dumps(report(job), sort_keys=True),)]}

    def _sql(self, *statements: str) -> None:
        """Execute statements about whole databases."""
        connection.close()
        sockets = connection.settings_dict["HOST"]
        with closing(psycopg2.connect(host=sockets, user="postgres", dbname="postgres")) as session:
            session.autocommit = True
            with session.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
