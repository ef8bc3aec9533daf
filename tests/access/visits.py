"""Asking for an address as somebody, and telling in a word what came of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any
from urllib.parse import parse_qs, quote

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.access.world import World

_WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(?!django_session)(\w+)', re.IGNORECASE)


def client_for(world: World, role: str) -> Client:
    """Return a client on which a role is signed in; the administrator has shown the second factor."""
    client = Client(raise_request_exception=False)
    if user := world.user(role):
        client.force_login(user)
    if role == "administrator":
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = TOTPDevice.objects.create(user=user, confirmed=True).persistent_id
        session.save()
    return client


def visit(client: Client, method: str, path: str, data: dict[str, Any], *, json: bool = False) -> HttpResponse:
    """Return the answer; what the request did is undone, in the database and in the browser's cookies."""
    cookies = copy(client.cookies)
    with transaction.atomic():
        if method == "GET":
            response = client.get(path)
        else:
            response = client.generic(method, path, **_body(client, data, json=json))
        transaction.set_rollback(True)
    client.cookies = cookies
    return response


def _body(client: Client, data: dict[str, Any], *, json: bool) -> dict[str, Any]:
    if json:
        return {"data": client._encode_json(data, "application/json"), "content_type": "application/json"}
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    return {"data": encode_multipart(BOUNDARY, data), "content_type": MULTIPART_CONTENT}


def outcome(response: HttpResponse) -> str:
    """Return what became of a visit: open, missing, forbidden, no method, broken, or where the visitor was sent."""
    if response.status_code >= 500:
        return "broken"
    target = response.headers.get("Location") or response.headers.get("HX-Redirect") or ""
    for name, place in (("sign_in", "to sign-in"), ("second_factor", "to second factor")):
        if target.startswith(f"{reverse(f'accounts:{name}')}?"):
            return place
    if target.startswith(f"{reverse('admin:login')}?"):
        return "to administration's door"
    return {403: "forbidden", 404: "missing", 405: "no method"}.get(response.status_code, "open")


def told(response: HttpResponse, path: str, query: str, says: tuple[str, ...] = ()) -> str:
    """Return what an answer tells besides the address asked for, which some links carry on, and what all may read."""
    text = b"".join(response).decode(errors="replace")
    for echo in (
        query,
        escape(query),
        quote(query, safe=""),
        quote(query),
        path,
        *parse_qs(query).get("list", []),
        *says,
    ):
        text = text.replace(echo, "") if echo else text
    return text


@contextmanager
def writes() -> Iterator[list[str]]:
    """Yield the list of tables that are written to, sessions aside."""
    tables: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := _WRITE.match(sql):
            tables.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables
