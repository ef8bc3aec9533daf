"""``manage.py export_table NAME -o FILE``: an export from the shell, by the same engine as in the browser."""

import json
import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from accounts.models import User
from booths.scope import Right, Scope
from core.numbers import indian
from reports.exporters import EXPORTERS, Exporter
from reports.exporters.base import Parameters
from reports.files import path_of
from reports.models import ExportJob, Format, Numbers, State
from reports.services import export_create, export_hand_over, run_export
from teams.scoping import is_administrators, scope_for

TOLD = ("table", "format", "rows", "numbers", "size", "sha256", "columns")


class Command(BaseCommand):
    help = "Writes a table into a file, as the person named may take it out. What was in it is noted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("table", metavar="NAME", choices=EXPORTERS, help=f"of: {', '.join(EXPORTERS)}")
        parser.add_argument(
            "--as", dest="login", metavar="LOGIN", help="phone or e-mail of the person who takes it out"
        )
        parser.add_argument(
            "--filter",
            nargs="+",
            action="extend",
            default=[],
            metavar="NAME=VALUE",
            help="as the list's address has them",
        )
        parser.add_argument("--columns", nargs="+", metavar="KEY", help="instead of the usual ones; 'all' for all")
        parser.add_argument("--format", choices=Format.values, help="else by the ending of FILE, else csv")
        parser.add_argument("--no-bom", action="store_true", help="a CSV without the mark that Excel wants")
        parser.add_argument("--language", choices=["hi", "en"], help="else the person's")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="what was written as JSON on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        exporter, (user, scope) = EXPORTERS[options["table"]], self._person(options["login"])
        language = options["language"] or (user.language if user else "en")
        with translation.override(language):
            parameters = self._parameters(exporter, scope, options["filter"])
        target: Path = options["output"]
        if not target.parent.is_dir():
            raise CommandError(f"{target.parent} is no folder")
        job = export_create(
            actor=user,
            table=exporter.name,
            parameters=parameters,
            columns=self._columns(exporter, options["columns"]),
            format=Format(options["format"] or self._ending(target)),
            language=language,
            bom=not options["no_bom"],
            unrestricted=user is None or is_administrators(user, scope),
        )
        if run_export(job.pk) != State.DONE:
            raise CommandError(f"export no. {job.pk} was not written")
        job.refresh_from_db()
        try:
            shutil.copyfile(path_of(job.file), target)
        except OSError as error:
            raise CommandError(f"{target}: {error.strerror}") from error
        finally:
            export_hand_over(job=job)
        self._tell(job, target, as_json=options["json"])

    def _person(self, login: str | None) -> tuple[User | None, Scope]:
        if login is None:
            return None, Scope.everything()
        user = User.objects.by_login(login)
        if user is None:
            raise CommandError(f"nobody signs in as {login!r}")
        scope = scope_for(user, second_factor=True)  # who holds the server has shown more than that
        if not scope.has(Right.EXPORT):
            raise CommandError(f"{login} holds no seat that may export")
        return user, scope

    def _parameters(self, exporter: Exporter, scope: Scope, pairs: list[str]) -> Parameters:
        """Read NAME=VALUE; a name or a value that the list does not know is refused, for nobody sees a page here."""
        lists: dict[str, list[str]] = {}
        for pair in pairs:
            name, separator, value = pair.partition("=")
            if not separator:
                raise CommandError(f"--filter takes NAME=VALUE, not {pair!r}")
            lists.setdefault(name, []).append(value)
        parameters = Parameters.of(lists)
        found = exporter.filter(scope, parameters)
        if unknown := set(lists) - set(found.form.fields):
            raise CommandError(f"no filter {', '.join(sorted(unknown))}; there are: {', '.join(found.form.fields)}")
        if not found.form.is_valid():
            wrong = (f"{name}: {' '.join(map(str, errors))}" for name, errors in found.form.errors.items())
            raise CommandError("; ".join(wrong))
        if parameters.get("unit") and exporter.area(scope, parameters) is None:
            raise CommandError(f"there is no unit {parameters['unit']!r}, or not for this person")
        return parameters

    def _columns(self, exporter: Exporter, keys: list[str] | None) -> list[str]:
        known = [column.key for column in exporter.columns]
        if not keys:
            return exporter.usual
        if keys == ["all"]:
            return known
        if unknown := set(keys) - set(known):
            raise CommandError(f"no column {', '.join(sorted(unknown))}; there are: {', '.join(known)}")
        return keys

    def _ending(self, target: Path) -> str:
        ending = target.suffix.removeprefix(".").lower()
        return ending if ending in Format.values else Format.CSV

    def _tell(self, job: ExportJob, target: Path, *, as_json: bool) -> None:
        if as_json:
            told = {name: getattr(job, name) for name in TOLD}
            json.dump({"id": job.pk, "file": str(target), **told, "filter": job.parameters}, self.stdout)
            self.stdout.write("")
        else:
            about = f"{indian(job.rows)} rows, {Numbers(job.numbers).label}, {indian(job.size)} bytes"
            self.stdout.write(f"#{job.pk}: {target}: {about}")
