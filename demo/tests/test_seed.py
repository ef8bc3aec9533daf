"""The demo in an empty database: reproducible, and refused where it does not belong."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from booths.models import Booth, WhatsAppGroup
from demo.build import demo_build
from teams.models import Assignment, Volunteer

TODAY = date(2026, 11, 24)


def _register():
    booths = Booth.objects.in_order().values_list("number", "name_hi", "electors", "active_groups")
    groups = WhatsAppGroup.objects.order_by("booth", "slot").values_list("invite_code", "members", "activated_on")
    seats = Assignment.objects.order_by("seat", "since").values_list(
        "member__phone", "member__name_hi", "since", "until"
    )
    offers = Volunteer.objects.order_by("phone").values_list("name", "state", "applied_at", "skills")
    return list(booths), list(groups), list(seats), list(offers)


def test_the_same_seed_makes_the_same_state(django_db_setup, django_db_blocker):
    made = []
    with django_db_blocker.unblock():
        for _time in range(2):
            with transaction.atomic():
                demo_build(size="small", seed=9, today=TODAY)
                made.append(_register())
                transaction.set_rollback(True)
    assert made[0] == made[1]


def test_production_has_no_demo(db, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("demo", size="small")
    assert not Booth.objects.exists()
