"""Fetch the third-party front-end files that live in static/vendor/, at locked versions.

The lock file names every package, its version and checksum, and every file taken from it with the file's
own checksum. To take one more file, add it with an empty `sha512` and run the command; to take a new
version, change `version` and name the package after `--relock`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

VENDOR_DIR = Path(__file__).resolve().parents[3] / "static" / "vendor"
LOCK_FILE = VENDOR_DIR / "vendor.lock.json"

Package = dict[str, Any]


def sha512(content: bytes) -> str:
    """Answer the checksum as npm writes it: `sha512-` and base64."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


def read_lock() -> dict[str, Package]:
    packages: dict[str, Package] = json.loads(LOCK_FILE.read_text())
    return packages


def forget_checksums(package: Package) -> None:
    package["sha512"] = ""
    for file in package["files"].values():
        file["sha512"] = ""


def check(name: str, content: bytes, entry: Package) -> None:
    """Compare with the locked checksum, or lock the checksum of what is new."""
    found = sha512(content)
    if entry["sha512"] not in ("", found):
        raise CommandError(f"{name} is not what was locked: expected {entry['sha512']}, found {found}")
    entry["sha512"] = found


def download(name: str, version: str, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise CommandError("npm is needed to fetch front-end packages. On Debian: apt-get install npm")
    command = [npm, "pack", "--silent", "--pack-destination", str(folder), f"{name}@{version}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - name and version are ours
    (archive,) = folder.glob("*.tgz")
    return archive


def unpack(name: str, package: Package, archive: Path) -> None:
    """Write the files that the lock file lists, and nothing else of the package."""
    with tarfile.open(archive) as members:
        for target, entry in package["files"].items():
            member = members.extractfile(f"package/{entry['from']}")
            content = member.read() if member else b""
            check(f"{name}/{target}", content, entry)
            path = VENDOR_DIR / name / target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


class Command(BaseCommand):
    help = "Fetch the third-party front-end files of static/vendor/ at their locked versions."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--relock", metavar="PACKAGE", action="append", default=[], help="accept new checksums")

    def handle(self, *, relock: list[str], **options: object) -> None:
        packages = read_lock()
        for name, package in packages.items():
            if name in relock:
                forget_checksums(package)
            with tempfile.TemporaryDirectory() as folder:
                archive = download(name, package["version"], Path(folder))
                check(archive.name, archive.read_bytes(), package)
                unpack(name, package, archive)
            self.stdout.write(f"{name} {package['version']}: {len(package['files'])} files")
        LOCK_FILE.write_text(json.dumps(packages, indent=1) + "\n")
