"""``manage.py forget_second_factor LOGIN``: for an administrator whose phone is lost."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.services import second_factor_forget


class Command(BaseCommand):
    help = "Removes an administrator's second factor, so that they enrol a new one when they next need it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", help="mobile number or e-mail address")

    def handle(self, *args: Any, login: str, **options: Any) -> None:
        user = User.objects.by_login(login)
        if user is None:
            raise CommandError(f"nobody signs in with {login!r}")
        if not second_factor_forget(actor=None, user=user):
            raise CommandError(f"{user} has no second factor")
        self.stdout.write(
            f"{user}: the second factor is gone; the next visit to the administration asks for a new one."
        )
