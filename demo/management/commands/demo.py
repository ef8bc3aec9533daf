"""``manage.py demo``: an invented state to try the product with."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django_otp.oath import TOTP

from core.numbers import indian
from demo.build import demo_build
from demo.cast import PASSWORD, TOTP_KEY, demo_users
from demo.sizes import SIZES


class Command(BaseCommand):
    help = "Fills an empty database with an invented organisation, or prints the demo's logins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--size", choices=sorted(SIZES), default="state", help="small is one region (default: state)"
        )
        parser.add_argument("--seed", type=int, default=2026, help="the same seed makes the same state")
        parser.add_argument("--logins", action="store_true", help="only print the logins")

    def handle(self, *args: Any, size: str, seed: int, logins: bool, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("demo data and its public passwords do not belong on a production server")
        if logins:
            self._logins()
            return
        begun = time.monotonic()
        try:
            made = demo_build(size=size, seed=seed, today=timezone.localdate())
        except ValidationError as error:
            raise CommandError(error.message) from error
        counted = ", ".join(f"{indian(count)} {what}" for what, count in made.items())
        self.stdout.write(f"Demo: {counted} in {time.monotonic() - begun:.0f} s")

    def _logins(self) -> None:
        users = demo_users()
        if not users:
            return
        widths = [max(len(row[column]) for row in users) for column in range(2)]
        for role, login, name in users:
            self.stdout.write(f"  {role:<{widths[0]}}  {login:<{widths[1]}}  {name}")
        totp = TOTP(bytes.fromhex(TOTP_KEY), digits=6)
        totp.time = time.time()
        self.stdout.write(f"  The password of all: {PASSWORD}")
        self.stdout.write(
            f"  The administrator's second factor now: {totp.token():06d} (a new one: manage.py demo --logins)"
        )
