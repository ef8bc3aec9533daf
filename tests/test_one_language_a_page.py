"""A page in Hindi has no English on it, a page in English no Hindi; names that people gave aside."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from booths.models import Booth, RevenueDistrict, Unit, WhatsAppGroup
from imports.models import ImportJob
from imports.tests.importing import BOOTHS as HEADER
from scripts.messages.plain_templates import spoken, words
from teams.models import Changeover, Handle, Member, Volunteer
from tests.access.addresses import Address, addresses
from tests.access.table import TABLE
from tests.access.visits import outcome, visit
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
READERS = ("coordinator", "mandal_convener")
OTHERS = ("administrator", "outsider", "anonymous")
"""Who sees other pages than these where a page points to no place."""
PAGES = [address for address in addresses() if TABLE.get(address.name) and not TABLE[address.name].api]
LATIN, DEVANAGARI = re.compile("[A-Za-z]"), re.compile("[\u0900-\u097f]")
ON_PURPOSE = re.compile(
    r'<button[^>]* lang="\w+">.*?</button>'  # the language switch
    r'|<textarea class="share__text".*?</textarea>',  # what is shared is Hindi, whoever shares it
    re.DOTALL,
)
SAME = {"English", "हिन्दी", "Aegis", "Google", "Authenticator", "QR", "URL"}


@pytest.fixture(scope="module")
def names(world: World) -> set[str]:
    """The words of what people named: some is there in one script only, and a history shows both."""
    given = ["UP LKO M STP", "Primary", "प्राथमिक", *HEADER]
    given += ImportJob.objects.values_list("filename", flat=True)
    given += User.objects.values_list("name", flat=True)
    given += Changeover.objects.values_list("reason", flat=True)
    given += User.objects.exclude(email=None).values_list("email", flat=True)
    for thing in (thing for model in (Booth, Unit, RevenueDistrict, Member) for thing in model.objects.all()):
        given += [thing.name_en, thing.name_hi]
    for offer in Volunteer.objects.all():
        given += [offer.name, offer.place]
    for group in WhatsAppGroup.objects.all():
        given += [group.name, group.admin_name, group.invite_url]
    for handle in Handle.objects.all():
        given += [handle.address, handle.name, handle.url, f"{handle.address.removesuffix('_it')}_new"]
    return {word for name in given for word in words(name)} | SAME


@pytest.mark.parametrize("language", ["hi", "en"])
@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_a_page_speaks_one_language(
    world: World, clients: dict[str, Client], names: set[str], address: Address, language: str
) -> None:
    row = TABLE[address.name]
    User.objects.update(language=language)
    strange = re.compile(LATIN if language == "hi" else DEVANAGARI)
    wrong = set()
    for reader in (*READERS, *OTHERS) if row.kind == "nothing" else READERS:
        clients[reader].cookies["django_language"] = language
        for place, values in world.targets[row.kind].items():
            for method in (["GET"] if row.get else []) + (["POST"] if row.post else []):
                answer: Any = visit(clients[reader], method, address.fill(values), row.data(world, place))
                if outcome(answer) != "open" or not answer.headers.get("Content-Type", "").startswith("text/html"):
                    continue
                html = ON_PURPOSE.sub("", b"".join(answer).decode())
                for _line, text in spoken(html):
                    if any(strange.search(word) for word in words(text) if len(word) > 1 and word not in names):
                        wrong.add(f"{reader} {method}: {' '.join(text.split())}")
    assert not wrong, "\n" + "\n".join(sorted(wrong))
