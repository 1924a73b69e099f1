"""The vendored front-end files are exactly those that were locked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from kaps.management.commands import vendor


def vendored_files() -> set[str]:
    found = (path for path in vendor.VENDOR_DIR.rglob("*") if path.is_file() and path != vendor.LOCK_FILE)
    return {str(path.relative_to(vendor.VENDOR_DIR)) for path in found}


def locked_files() -> dict[str, str]:
    checksums: dict[str, str] = {}
    for name, package in vendor.read_lock().items():
        checksums |= {f"{name}/{file}": entry["sha512"] for file, entry in package["files"].items()}
    return checksums


def test_every_vendored_file_is_locked_and_every_locked_file_is_there() -> None:
    assert vendored_files() == set(locked_files())


def test_every_vendored_file_has_its_locked_checksum() -> None:
    found = {name: vendor.sha512((vendor.VENDOR_DIR / name).read_bytes()) for name in locked_files()}
    assert found == locked_files()


def test_every_package_brings_its_licence() -> None:
    without = [name for name in vendor.read_lock() if not list((vendor.VENDOR_DIR / name).glob("LICENSE*"))]
    assert without == []


def test_a_changed_file_is_refused() -> None:
    entry = {"sha512": vendor.sha512(b"as locked")}
    with pytest.raises(CommandError, match="is not what was locked"):
        vendor.check("bootstrap/bootstrap.min.css", b"changed on the way", entry)


def test_a_new_file_gets_its_checksum() -> None:
    entry = {"sha512": ""}
    vendor.check("bootstrap/new.css", b"new", entry)
    assert entry == {"sha512": vendor.sha512(b"new")}


def test_relocking_forgets_the_checksums_of_the_package_and_of_its_files() -> None:
    package = {"sha512": "sha512-a", "files": {"LICENSE": {"from": "LICENSE", "sha512": "sha512-b"}}}
    vendor.forget_checksums(package)
    assert package == {"sha512": "", "files": {"LICENSE": {"from": "LICENSE", "sha512": ""}}}


def test_only_the_listed_files_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package" / "icons").mkdir(parents=True)
    (tmp_path / "package" / "icons" / "house.svg").write_text("<svg/>")
    (tmp_path / "package" / "icons" / "other.svg").write_text("<svg/>")
    archive = shutil.make_archive(str(tmp_path / "icons"), "gztar", tmp_path, "package")
    monkeypatch.setattr(vendor, "VENDOR_DIR", tmp_path / "vendor")
    package = {"sha512": "", "files": {"house.svg": {"from": "icons/house.svg", "sha512": ""}}}
    vendor.unpack("icons", package, Path(archive))
    assert [path.name for path in (tmp_path / "vendor").rglob("*.svg")] == ["house.svg"]
