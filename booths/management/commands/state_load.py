"""``manage.py state_load UP``: the structure of a state from the facts that ship with the project."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from booths.loader import available_states
from booths.models import Unit
from booths.services import state_load


class Command(BaseCommand):
    help = "Loads a state's regions, districts and assemblies; loading it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the state's code, such as UP")

    def handle(self, *args: Any, code: str, **options: Any) -> None:
        try:
            state = state_load(actor=None, code=code)
        except KeyError as error:
            known = ", ".join(facts.code for facts in available_states())
            raise CommandError(f"no state {code!r} ships with the project; there are: {known}") from error
        count = Unit.objects.under(state).count()
        self.stdout.write(f"{state.name_en}: {count} units")
