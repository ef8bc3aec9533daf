"""``manage.py setup_link``: the one-time link by which the first visitor becomes the administrator."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from accounts.services import setup_link_make


class Command(BaseCommand):
    help = "Prints a one-time set-up link, and withdraws earlier ones, as long as there is no administrator."

    def handle(self, *args: Any, **options: Any) -> None:
        token = setup_link_make()
        if token is None:
            raise CommandError("There is an administrator already; administrators make further ones.")
        self.stdout.write("Open this link once, within two days, to create the administrator:")
        self.stdout.write(f"{settings.BOOTHWISE_BASE_URL.rstrip('/')}{reverse('accounts:one_time', args=[token])}")
