"""``manage.py undo_import ID``: take an import back from the shell, by the same worker's step as in the browser."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from core.numbers import indian
from imports.errors import WrongState
from imports.models import ImportJob, State
from imports.services import job_undo, run_undo
from imports.services.undoing import UNDO_DAYS
from teams.scoping import scope_for

REFUSED = 2
FIGURES = ("removed", "restored", "recreated", "left")


class Command(BaseCommand):
    help = (
        "Takes back what an import wrote. What was changed since is left alone and counted, and leaves the exit code 0;"
        " 2 means that nothing was taken back."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int, help="number of the import")
        parser.add_argument(
            "--as", dest="login", metavar="LOGIN", help="phone or e-mail of the person who takes it back"
        )
        parser.add_argument("--force", action="store_true", help="take back also what was changed since")
        parser.add_argument("--json", action="store_true", help="the figures as JSON on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        job = ImportJob.objects.filter(pk=options["id"]).first()
        if job is None:
            raise CommandError(f"there is no import {options['id']}")
        error = self._undo(job, self._person(options["login"]), force=options["force"])
        if options["json"]:
            told = {"id": job.pk, "error": error} if error else report(job)
            json.dump(told, self.stdout, ensure_ascii=False)
            self.stdout.write("")
        elif error:
            self.stderr.write(error["message"])
        else:
            self._tell(job)
        if error:
            sys.exit(REFUSED)

    def _person(self, login: str | None) -> User | None:
        if login is None:
            return None
        user = User.objects.by_login(login)
        if user is None:
            raise CommandError(f"nobody signs in as {login!r}")
        return user

    def _undo(self, job: ImportJob, user: User | None, *, force: bool) -> dict[str, str] | None:
        """Take the import back; return why not, where it could not be."""
        try:
            # Who holds the server has shown more than a second factor.
            scope = scope_for(user, second_factor=True) if user else None
            job_undo(actor=user, job=job, force=force, scope=scope)
            run_undo(job.pk)
        except WrongState:
            words = f"only an import that was applied in the last {UNDO_DAYS} days can be taken back, and only once"
            return {"code": "not_undoable", "message": words}
        except PermissionDenied:
            return {"code": "outside_area", "message": "not all that the import wrote lies in this person's area"}
        job.refresh_from_db()
        if job.state != State.UNDONE:
            return {"code": job.undo.get("refused", "busy"), "message": "the import was not taken back"}
        return None

    def _tell(self, job: ImportJob) -> None:
        self.stdout.write(f"#{job.pk}: " + _figures(job.undo["counts"]))
        for label, counts in job.undo["models"].items():
            self.stdout.write(f"{apps.get_model(label)._meta.verbose_name_plural}: {_figures(counts)}")


def report(job: ImportJob) -> dict[str, Any]:
    """Return id, removed, restored, recreated and left (numbers of records), and the same by kind of record."""
    kinds = {apps.get_model(label)._meta.model_name: counts for label, counts in job.undo["models"].items()}
    return {"id": job.pk, **{name: job.undo["counts"][name] for name in FIGURES}, "kinds": kinds}


def _figures(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {indian(counts[name])}" for name in FIGURES)
