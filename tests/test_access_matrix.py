"""Every address × every role × every place × reading and writing, held against the table of rights."""

import pytest
from django.test import Client

from tests.access.addresses import Address, addresses
from tests.access.rights import ADMINISTRATORS, ROLES, holds, holds_somewhere, sees
from tests.access.secrets import Secrets
from tests.access.table import TABLE, Row
from tests.access.visits import outcome, told, visit, writes
from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
OURS = [address for address in addresses() if not address.name.startswith("admin:")]
ADMINISTRATION = [address for address in addresses() if address.name.startswith("admin:")]
PAGES = [
    address for address in OURS if (row := TABLE.get(address.name)) and not row.api and row.get not in {None, "public"}
]
CLOSED = {"no method", "forbidden", "missing", "to sign-in", "to second factor"}
FEW = ("administrator", "viewer", "anonymous")
"""Who tries methods that are not offered."""
AT_ADMINISTRATION = ("administrator", "administrator_without_code", "coordinator", "staff", "outsider", "anonymous")
CURIOUS = {"lucknow_convener", "sitapur_convener", "mandal_convener", "viewer", "staff"}
"""Who also asks with queries."""


@pytest.fixture(scope="module")
def secrets(world: World) -> dict[str, Secrets]:
    return {role: Secrets(world, role) for role in ROLES}


def expected(row: Row, access: str | None, role: str, place: str) -> str:
    """Return what the table of rights says of a visit."""
    if access == "public":
        return "open"
    if role == "anonymous":
        return "forbidden" if row.api else "to sign-in"
    match access:
        case "signed in":
            return "open"
        case "first page":  # where an administrator without a seat is asked for the second factor
            return "to second factor" if role == "administrator_without_code" else "open"
        case "administrator without code":
            return "open" if role in ADMINISTRATORS else "forbidden"
        case "administrator":
            doors = {"administrator": "open", "administrator_without_code": "to second factor"}
            return doors.get(role, "forbidden")
        case str(right) if role == "administrator_without_code" and not holds_somewhere(role, right):
            return "forbidden" if row.api else "to second factor"
        case str(right) if not holds_somewhere(role, right):
            return "forbidden"
        case str(right) if not place or holds(role, right, place):
            return "open"
    return "forbidden" if access and sees(role, place, access) else "missing"


def test_every_address_has_a_row() -> None:
    """A new address fails here: decide who may open it, then give it a row in tests/access/table.py."""
    assert {address.name for address in OURS} == set(TABLE)


@pytest.mark.parametrize("address", OURS, ids=lambda address: address.name)
def test_access(world: World, clients: dict[str, Client], secrets: dict[str, Secrets], address: Address) -> None:
    row = TABLE[address.name]
    wrong = []
    for place, values in world.targets[row.kind].items():
        path = address.fill(values)
        for method, access in row.methods:
            data = row.data(world, place) if method != "GET" else {}
            for role in ROLES if access else FEW:
                wanted = {expected(row, access, role, place)} if access else CLOSED
                for query in ("", *(row.queries if method == "GET" and role in CURIOUS else ())):
                    with writes() as written:
                        answer = visit(clients[role], method, f"{path}?{query}", data, json=row.api)
                    came = outcome(answer)
                    about = f"{role} {method} {place or '-'} {query}"
                    # A query may ask for a place that is not there for this person.
                    if came not in wanted and not (query and came == "missing"):
                        wrong.append(f"{about}: {came} ({answer.status_code}), not {' or '.join(sorted(wanted))}")
                    if came != "open" and written:
                        wrong.append(f"{about}: {came}, but wrote to {', '.join(sorted(set(written)))}")
                    wrong += [
                        f"{about}: tells {secret}"
                        for secret in secrets[role].told_in(told(answer, path, query, row.says))
                    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("address", ADMINISTRATION, ids=lambda address: f"{address.name} {address.route[15:]}")
def test_administration_is_for_administrators_with_their_code(clients: dict[str, Client], address: Address) -> None:
    values = {"object_id": 1, "content_type_id": 1, "app_label": "booths", "url": "nowhere/"}
    path = address.fill(values)
    is_door = address.name == "admin:login"
    for method in ("GET", "POST"):
        came = {role: outcome(visit(clients[role], method, path, {})) for role in AT_ADMINISTRATION}
        assert came.pop("administrator") not in {"broken", "to sign-in", "to second factor", "to administration's door"}
        if is_door:
            assert came.pop("administrator_without_code") == "to second factor"
            assert came.pop("anonymous") == "to sign-in"
        if address.name != "admin:logout":  # which leads whoever it is to the door behind it
            assert set(came.values()) == {"forbidden" if is_door else "to administration's door"}, came


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_a_stranger_who_taps_on_an_old_page_is_led_to_sign_in(world: World, address: Address) -> None:
    """htmx follows a redirect inside the page; it has to be told to load sign-in whole."""
    path = address.fill(next(iter(world.targets[TABLE[address.name].kind].values())))
    answer = Client().get(path, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"].startswith("/sign-in/?next=")
