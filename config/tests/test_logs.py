"""What the logs say of a request, and what they keep to themselves."""

import json
import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts.models import OneTimeLink
from accounts.services import account_create, link_make
from config.logs import LineFormatter

pytestmark = pytest.mark.django_db


class Lines(logging.Handler):
    """Keeps what would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(LineFormatter())
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.written.append(self.format(record))


@pytest.fixture
def lines():
    handler = Lines()
    logging.getLogger().addHandler(handler)
    yield handler.written
    logging.getLogger().removeHandler(handler)


def test_a_link_that_still_works_is_not_in_the_logs(lines: list[str]):
    user = account_create(actor=None, name="Lata", email="lata@example.org")
    token = link_make(actor=None, purpose=OneTimeLink.Purpose.INVITE, user=user)
    answer = Client().post(f"/a/{token}/", {"new_password1": "short", "new_password2": "other"})
    assert answer.status_code == 422
    assert OneTimeLink.objects.with_token(token).get().state == "usable"
    assert any("/a/…/" in line for line in lines)
    assert not [line for line in lines if token in line]


def test_what_was_searched_for_is_not_in_the_logs(lines: list[str]):
    Client().get("/nothing/here/?q=6000012345")
    told = [json.loads(line) for line in lines]
    assert any("/nothing/here/" in record["event"] for record in told)
    assert not [line for line in lines if "6000012345" in line]


def test_one_line_of_json_a_record(lines: list[str]):
    logging.getLogger("somewhere").warning("two\nlines of %s", AnonymousUser())
    (line,) = [line for line in lines if "lines of" in line]
    assert json.loads(line)["event"] == "two\nlines of AnonymousUser"
    assert "\n" not in line
