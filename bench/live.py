"""The web server and a worker on the database of a benchmark, somebody signed in, and an eye on their memory."""

import http.client
import os
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil
from django.conf import settings
from django.test import Client

from accounts.models import User
from booths.models import Unit
from config.processes import Program, wait_until
from config.programs import WEB, WORKER
from config.setup.bootstrap import BASE_DIR
from imports.models import ImportJob
from teams.models import Seat
from teams.services import member_create, position_defaults_load, seat_assign, seats_open

BOUNDARY = "----bench"
PIECE = 1 << 20


@dataclass
class Peaks:
    """The most memory (resident, MB) that any process of the web server and of the worker had."""

    web: float = 0.0
    worker: float = 0.0


class Live:
    """The two programs; what it is asked over HTTP it asks as the state's coordinator."""

    def __init__(self, web: Program, worker: Program, port: int, session: str) -> None:
        self._programs = {"web": web, "worker": worker}
        self._port, self._session = port, session

    @contextmanager
    def watched(self) -> Iterator[Peaks]:
        """Watch the memory of both; the peaks are complete afterwards."""
        peaks, over = Peaks(), threading.Event()

        def watch() -> None:
            while not over.wait(0.05):
                for name, program in self._programs.items():
                    setattr(peaks, name, max(getattr(peaks, name), _largest(program)))

        thread = threading.Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield peaks
        finally:
            over.set()
            thread.join()

    def seconds_of(self, path: str) -> float:
        """Return how long an address takes to be answered, to the last byte."""
        begun = time.monotonic()
        answer = self._ask("GET", path)
        while answer.read(PIECE):
            pass
        assert answer.status == 200, (path, answer.status)
        return time.monotonic() - begun

    def post(self, path: str, fields: Mapping[str, str]) -> None:
        """Send a form."""
        body = urlencode({**fields, "csrfmiddlewaretoken": self._token()})
        answer = self._ask("POST", path, body.encode(), "application/x-www-form-urlencoded")
        assert answer.status == 302, (path, answer.status)

    def upload(self, path: Path, kind: str) -> tuple[ImportJob, Peaks, float]:
        """Upload a sheet; return the import, the peaks, and how long it took."""
        head = "".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in (("csrfmiddlewaretoken", self._token()), ("kind", kind))
        )
        head += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
        with self.watched() as peaks:
            begun = time.monotonic()
            connection = self._connection()
            connection.putrequest("POST", "/imports/new/")
            length = len(head) + path.stat().st_size + len(f"\r\n--{BOUNDARY}--\r\n")
            for name, value in {
                **self._headers(),
                "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
                "Content-Length": str(length),
            }.items():
                connection.putheader(name, value)
            connection.endheaders(head.encode())
            with path.open("rb") as file:
                while piece := file.read(PIECE):
                    connection.send(piece)
            connection.send(f"\r\n--{BOUNDARY}--\r\n".encode())
            answer = connection.getresponse()
            assert answer.status == 302, (answer.status, answer.read()[:2000])
            took = time.monotonic() - begun
        number = re.search(r"/imports/(\d+)/", answer.getheader("Location") or "")
        assert number
        return ImportJob.objects.get(pk=number[1]), peaks, took

    def _token(self) -> str:
        page = self._ask("GET", "/imports/new/").read().decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found
        return found[1]

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> http.client.HTTPResponse:
        connection = self._connection()
        connection.request(method, path, body, {**self._headers(), **({"Content-Type": kind} if kind else {})})
        answer = connection.getresponse()
        if found := re.search(rf"{settings.CSRF_COOKIE_NAME}=(\w+)", answer.getheader("Set-Cookie") or ""):
            self._csrf = found[1]
        return answer

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=600)

    def _headers(self) -> dict[str, str]:
        cookies = {settings.SESSION_COOKIE_NAME: self._session, settings.CSRF_COOKIE_NAME: getattr(self, "_csrf", "")}
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


@contextmanager
def live(folder: Path) -> Iterator[Live]:
    """Start the programs as ``./run`` does, on a free port, and sign the coordinator in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"BOOTHWISE_BASE_URL": f"http://127.0.0.1:{port}"}

    def program(name: str, command: list[str]) -> Program:
        return Program(name, command, BASE_DIR, folder / f"{name}.log", environment, [(signal.SIGTERM, 10)])

    web = program("web", [*WEB, "--workers", "2", "--port", str(port), "config.wsgi:application"])
    worker = program("worker", WORKER)
    web.start()
    worker.start()
    try:
        if not wait_until(lambda: _listens(port), 60):
            raise RuntimeError(f"the web server did not start:\n{web.last_words(20)}")
        yield Live(web, worker, port, _signed_in())
    finally:
        worker.stop()
        web.stop()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _signed_in() -> str:
    """Make the coordinator of the state; return the key of a session in which they are signed in."""
    state = Unit.objects.get(code="UP")
    position_defaults_load(actor=None)
    seats_open(actor=None, root=state)
    member = member_create(actor=None, home_unit=state, phone="+916000000001", name_en="Asha Verma")
    member.user = User.objects.create_user(name="Asha Verma", phone=member.phone)
    member.save(update_fields=["user"])
    seat_assign(actor=None, seat=Seat.objects.get(unit=state, position__key="coordinator"), member=member)
    client = Client()
    client.force_login(member.user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _largest(program: Program) -> float:
    """Return the resident memory of the largest process of a program, in MB."""
    sizes = [0]
    try:
        parent = psutil.Process(program.process.pid if program.process else 0)
        for process in (parent, *parent.children(recursive=True)):
            sizes.append(process.memory_info().rss)
    except psutil.Error:
        pass
    return max(sizes) / 1e6
