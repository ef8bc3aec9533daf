"""What ``./run`` becomes: starts the servers and programs in order, restarts what dies, stops all of it cleanly."""

import argparse
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from config.embedded import Server, owner_for, postgres, prepare_data, socket_folder, valkey
from config.processes import MARK, Program, Stops, end_leftovers, wait_until
from config.programs import BEAT, WEB, WORKER, WORKER_STOPS, error_in, host_names
from config.setup.bootstrap import BASE_DIR, VENV_PYTHON, Trouble, data_folder, run_lock, run_options
from config.setup.freshness import is_fresh

TERM = signal.SIGTERM
SLOWEST_RESTART = 30.0  # seconds
STEADY = 60.0  # seconds after which a program counts as well again


class Supervisor:
    """One ``./run``: its programs, and how far it has been told to stop."""

    def __init__(self, options: argparse.Namespace, data: Path) -> None:
        self.options = options
        self.data = data
        host = "127.0.0.1" if options.host in {"0.0.0.0", "::"} else options.host  # noqa: S104  compared, not bound
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{options.port}"
        self.stops_asked = 0
        self.running: list[Program] = []
        self.failures: dict[str, int] = {}
        self.restart_at: dict[str, float] = {}

    def run(self) -> int:
        """Start everything, keep it running until told to stop, and return the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        owner = owner_for()
        prepare_data(self.data, owner)
        with run_lock(self.data) as note:
            note.write(f"{self.address} (process {os.getpid()})")
            note.flush()
            if count := end_leftovers(self.data):
                print(f"The last start did not stop by itself; ended {count} processes it left behind.")
            try:
                return self._run(owner)
            finally:
                self._shut_down()

    def _ask_to_stop(self, *_signal: object) -> None:
        self.stops_asked += 1

    def _run(self, owner: str | None) -> int:
        servers, environment = self._start_servers(owner)
        if self.options.servers:
            self._wait_for(servers)
            print("PostgreSQL and Valkey are running; manage.py finds them. Ctrl-C stops them.", flush=True)
            return self._watch()
        if not self.options.empty and is_fresh(self.data):  # then nobody has to wait for the preparing process
            self._wait_for(servers)
            self._start_web(environment)
            text = self._prepare(servers, environment)
        else:
            text = self._prepare(servers, environment)
            self._start_web(environment)
        if not self.stops_asked:
            print(f"{text}\n\nData and logs: {self.data}. Ctrl-C stops everything.", flush=True)
            self._start(self._program("worker", WORKER, environment, WORKER_STOPS))
            self._start(self._program("beat", [*BEAT, str(self.data / "beat-schedule")], environment, [(TERM, 5)]))
        return self._watch()

    def _start(self, program: Program) -> None:
        self.running.append(program)
        program.start()

    def _start_servers(self, owner: str | None) -> tuple[list[Server], dict[str, str]]:
        """Start what no variable points elsewhere; return those servers and the environment for all programs."""
        sockets = socket_folder(self.data, owner)
        made: dict[str, Server] = {}
        for variable, make in (("DATABASE_URL", postgres), ("REDIS_URL", valkey)):
            if not os.environ.get(variable):
                made[variable] = make(self.data, sockets, owner)
                self._start(made[variable])
        facts = {name: server.url for name, server in made.items()}
        facts |= {"SECRET_KEY": self._secret_key(), "BOOTHWISE_BASE_URL": self.address}
        facts |= {name: os.environ[name] for name in (*facts, "DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
        _write_private(self.data / "servers.env", "".join(f"{name}={value}\n" for name, value in facts.items()))
        return list(made.values()), {
            "ALLOWED_HOSTS": ",".join(host_names(self.options.host)),
            "GRANIAN_WORKERS": "2",
            "GRANIAN_BLOCKING_THREADS": "16",  # 2 x 16 slow uploads at once; stays below the database's connections
            "GRANIAN_WORKERS_MAX_RSS": "300",  # MiB; a process beyond that is replaced once its requests are answered
            "PYTHONUNBUFFERED": "1",
            **os.environ,
            **facts,
            "BOOTHWISE_DATA": str(self.data),
            MARK: str(self.data),
        }

    def _wait_for(self, servers: list[Server]) -> None:
        for server in servers:
            server.wait_until_ready(lambda: self.stops_asked > 0)
            list(server.new_lines())  # what it said while starting is nobody's concern

    def _secret_key(self) -> str:
        path = self.data / "secret-key"
        if not path.exists():
            _write_private(path, secrets.token_urlsafe(48))
        return path.read_text()

    def _prepare(self, servers: list[Server], environment: Mapping[str, str]) -> str:
        """Run the preparing process to its end and return what it wants printed.

        It starts at once and loads Django while the servers get ready; a line on its input tells it that they are.
        """
        command = [str(VENV_PYTHON), "-m", "config.setup.prepare"]
        command += ["--empty"] if self.options.empty else []
        command += ["--embedded"] if not os.environ.get("DATABASE_URL") else []
        with subprocess.Popen(
            command,
            cwd=BASE_DIR,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        ) as process:
            assert process.stdin and process.stdout  # noqa: S101  they are pipes
            try:
                self._wait_for(servers)
                if not self.stops_asked:
                    process.stdin.write(b"ready\n")
            except BrokenPipeError:
                pass  # it has ended already, and has said why
            else:
                wait_until(lambda: process.poll() is not None or self.stops_asked > 0, float("inf"))
            finally:
                if process.poll() is None:
                    process.terminate()
            text = process.stdout.read().decode().rstrip()
        if process.returncode and not self.stops_asked:
            raise Trouble("Boothwise was not started, for the reason above.")
        return text

    def _program(self, name: str, command: list[str], environment: Mapping[str, str], stops: Stops) -> Program:
        return Program(name, command, BASE_DIR, self.data / "logs" / f"{name}.log", environment, stops)

    def _start_web(self, environment: Mapping[str, str]) -> None:
        """Start the web server and say where it is once it answers; Trouble with its last words when it does not."""
        if self.stops_asked:
            return
        command = [*WEB, "--host", self.options.host, "--port", str(self.options.port), "config.wsgi:application"]
        web = self._program("web", command, environment, [(TERM, 10)])
        self._start(web)
        wait_until(lambda: not web.is_alive or self._answers() or self.stops_asked > 0, 60)
        if not self.stops_asked and (not web.is_alive or not self._answers()):
            raise Trouble(f"The web server did not start; the end of {web.log}:\n{web.last_words()}")
        if not self.stops_asked:
            print(f"\nBoothwise is running at {self.address}", flush=True)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.address}/healthz", timeout=5).close()  # noqa: S310  our own http address
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def _watch(self) -> int:
        """Show errors from the logs and restart what ends, until told to stop."""
        while not self.stops_asked:
            for program in self.running:
                for line in program.new_lines():
                    if error := error_in(line):
                        print(f"{program.name}: {error} (more in {program.log})", file=sys.stderr, flush=True)
                program.shorten_log()
                if not program.is_alive:
                    self._revive(program)
            time.sleep(0.25)
        return 0

    def _revive(self, program: Program) -> None:
        """Restart a dead program: at once the first time, then after 1, 2, 4 ... 30 seconds while it keeps dying."""
        now = time.monotonic()
        if program.name not in self.restart_at:
            steady = now - program.started > STEADY
            failures = 0 if steady else self.failures.get(program.name, 0)
            delay = min(SLOWEST_RESTART, 2.0 ** (failures - 1)) if failures else 0.0
            self.failures[program.name] = failures + 1
            self.restart_at[program.name] = now + delay
            program.kill()  # what the dead program itself had started
            print(
                f"{program.name} ended unexpectedly; starting it again in {delay:.0f} s (see {program.log})", flush=True
            )
        if now >= self.restart_at[program.name]:
            del self.restart_at[program.name]
            program.start()

    def _shut_down(self) -> None:
        """Stop in the order that loses nothing: web, schedule, worker, then Valkey and PostgreSQL."""
        if self.stops_asked:
            print("\nStopping ... (Ctrl-C again to cut running tasks short)", flush=True)
        asked = self.stops_asked
        rank = {name: place for place, name in enumerate(("web", "beat", "worker", "valkey", "postgres"))}
        for program in sorted(self.running, key=lambda program: rank[program.name]):
            program.stop(hurry=_never if isinstance(program, Server) else lambda: self.stops_asked > asked)
        (self.data / "servers.env").unlink(missing_ok=True)
        if asked:
            print("Stopped.", flush=True)


def _never() -> bool:
    return False


def _write_private(path: Path, text: str) -> None:
    """Write ``text`` so that it is never readable by others and never half there."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    unfinished.replace(path)


def main(arguments: list[str]) -> int:
    """Run until told to stop; 1 with a message when something the person can put right is in the way."""
    options = run_options(arguments)
    try:
        return Supervisor(options, data_folder()).run()
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr, flush=True)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
