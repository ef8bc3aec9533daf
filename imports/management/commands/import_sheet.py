"""``manage.py import_sheet KIND FILE``: an import from the shell, by the same engine as in the browser."""

import json
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation

from accounts.models import User
from booths.scope import Right, Scope
from core.jobs import time_left
from core.numbers import indian
from imports.kinds import KINDS
from imports.models import ImportJob, State
from imports.report import file_error, report
from imports.services import job_apply, job_cancel, job_create, run_apply, run_check, run_reading
from teams.scoping import scope_for

FILE_REFUSED = 2


class Command(BaseCommand):
    help = "Imports a sheet (.csv, .tsv, .xlsx, .xls, .ods). Refused rows are reported and leave the exit code 0."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="login", metavar="LOGIN", help="phone or e-mail of the person who imports")
        parser.add_argument("--sheet", default="", help="name of the sheet of a workbook")
        parser.add_argument("--check", action="store_true", help="report what would be done, and write nothing")
        parser.add_argument("--all-or-nothing", action="store_true", help="write nothing when a row is refused")
        parser.add_argument("--json", action="store_true", help="the report as JSON on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        user, scope = self._importer(options["login"])
        with translation.override(user.language if user else translation.get_language()):
            job = self._job(user, scope, options)
            with _Bar(job, show=sys.stderr.isatty()):
                run(job, check=options["check"], all_or_nothing=options["all_or_nothing"])
            self._tell(job, as_json=options["json"])
        if job.state == State.FAILED:
            sys.exit(FILE_REFUSED)

    def _importer(self, login: str | None) -> tuple[User | None, Scope]:
        if login is None:
            return None, Scope.everything()
        user = User.objects.by_login(login)
        if user is None:
            raise CommandError(f"nobody signs in as {login!r}")
        scope = scope_for(user, second_factor=True)  # who holds the server has shown more than that
        if not scope.has(Right.IMPORT):
            raise CommandError(f"{login} holds no seat that may import")
        return user, scope

    def _job(self, user: User | None, scope: Scope, options: dict[str, Any]) -> ImportJob:
        path: Path = options["file"]
        try:
            with path.open("rb") as stream:
                return job_create(
                    actor=user,
                    scope=scope,
                    kind=options["kind"],
                    filename=path.name,
                    file=File(stream),
                    sheet=options["sheet"],
                    unrestricted=user is None,
                )
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error

    def _tell(self, job: ImportJob, *, as_json: bool) -> None:
        if as_json:
            json.dump(report(job), self.stdout, ensure_ascii=False)
            self.stdout.write("")
        elif job.state == State.FAILED:
            self.stderr.write(file_error(job)["message"])
        else:
            figures = (f"{name} {indian(getattr(job, name))}" for name in
                       ("rows", "new", "changed", "unchanged", "refused", "warnings", "repairs"))  # fmt: skip
            self.stdout.write(f"#{job.pk}: " + ", ".join(figures))
            for line in report(job)["errors"]:
                self.stdout.write(f"{line['row']}\t{line['column']}\t{line['value']}\t{line['message']}")


def run(job: ImportJob, *, check: bool, all_or_nothing: bool) -> None:
    """Carry the job to its end in this process: checked and cancelled, applied, or refused."""
    run_reading(job.pk, ask=False)
    run_check(job.pk)
    job.refresh_from_db()
    while job.state in (State.READY, State.APPLYING):
        if job.state == State.READY and (check or (all_or_nothing and job.refused)):
            job_cancel(actor=job.uploaded_by, job=job)
            break
        if job.state == State.READY:
            job_apply(actor=job.uploaded_by, job=job, all_or_nothing=all_or_nothing)
        if run_apply(job.pk) == State.CHECKING:
            run_check(job.pk)
        job.refresh_from_db()


class _Bar:
    """A progress bar on stderr, read from the job as any other page would."""

    def __init__(self, job: ImportJob, *, show: bool) -> None:
        self._pk, self._show, self._over = job.pk, show, Event()
        self._thread = Thread(target=self._draw, daemon=True)

    def __enter__(self) -> None:
        if self._show:
            self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        if self._show:
            self._thread.join()
            sys.stderr.write("\r\033[K")

    def _draw(self) -> None:
        while not self._over.wait(0.5):
            job = ImportJob.objects.get(pk=self._pk)
            filled = "█" * round(30 * job.done)
            left = time_left(job)
            ending = "" if left is None else time.strftime("  %M:%S", time.gmtime(left))
            sys.stderr.write(f"\r\033[K{job.get_state_display()} {filled:░<30} {indian(job.rows_done)}{ending}")
            sys.stderr.flush()
        connection.close()
