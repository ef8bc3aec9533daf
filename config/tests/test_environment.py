"""Settings from the environment, and the facts that ./run leaves for a shell."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import broker_url, database_from_url, env_bool, env_int, env_list, load_facts


def test_database_url_with_a_socket_folder() -> None:
    entry = database_from_url("postgresql://boothwise@/boothwise?host=/var/lib/a%20b/sockets&sslmode=disable")
    assert entry["HOST"] == "/var/lib/a b/sockets"
    assert entry["NAME"] == "boothwise"
    assert entry["OPTIONS"] == {"sslmode": "disable"}


def test_database_url_of_a_server() -> None:
    entry = database_from_url("postgres://u:p%40ss@db.example:5433/state")
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"]) == ("u", "p@ss", "db.example", "5433")


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="only postgresql:// is supported"):
        database_from_url("mysql://u@h/n")


@pytest.mark.parametrize(
    ("cache", "broker"),
    [
        ("unix:///run/a%20b/valkey.sock?db=3", "redis+socket:///run/a%20b/valkey.sock?virtual_host=3"),
        ("unix:///run/valkey.sock", "redis+socket:///run/valkey.sock?virtual_host=0"),
        ("redis://:secret@10.0.0.5:6379/2", "redis://:secret@10.0.0.5:6379/2"),
    ],
)
def test_celery_gets_the_same_server_under_its_own_url(cache: str, broker: str) -> None:
    assert broker_url(cache) == broker


def test_facts_fill_what_the_environment_leaves_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = tmp_path / "servers.env"
    facts.write_text("SAMPLE_A=from=file\nSAMPLE_B=from file\n")
    monkeypatch.setenv("SAMPLE_A", "")
    monkeypatch.delenv("SAMPLE_A")
    monkeypatch.setenv("SAMPLE_B", "from shell")
    load_facts(facts)
    assert [env_list("SAMPLE_A", default=[]), env_list("SAMPLE_B", default=[])] == [["from=file"], ["from shell"]]
    load_facts(tmp_path / "missing")


def test_mistakes_name_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="SAMPLE='perhaps'"):
        env_bool("SAMPLE", default=True)
    with pytest.raises(ImproperlyConfigured, match="SAMPLE='perhaps'"):
        env_int("SAMPLE", default=1)
