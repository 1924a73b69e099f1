"""Make a fresh checkout ready: the virtual environment, the requirements and the system's libraries and programs.

It runs on the system's Python before anything is installed, so it uses the standard library only. What is
already in order is left alone; the second time takes no time.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)

REQUIREMENTS = {
    "run": ["requirements.txt"],
    "test": ["requirements.txt", "requirements-dev.txt"],
}

# The names of packages outside Python live here and nowhere else (the Dockerfile asks for them by `packages run`).
# library file: (Debian package, Homebrew package)
LIBRARIES = {
    "libpango-1.0.so.0": ("libpango-1.0-0", "pango"),
    "libpangoft2-1.0.so.0": ("libpangoft2-1.0-0", "pango"),
    "libharfbuzz-subset.so.0": ("libharfbuzz-subset0", "pango"),
}
# program: (Debian packages, Homebrew packages); the tests look at what we make with these
PROGRAMS = {
    "chromium": ("chromium", "--cask chromium"),
    "soffice": ("libreoffice-writer libreoffice-impress", "--cask libreoffice"),
    "qpdf": ("qpdf", "qpdf"),
    "pdftoppm": ("poppler-utils", "poppler"),
    "npm": ("npm", "node"),
}
NEEDED = {"run": [*LIBRARIES], "test": [*LIBRARIES, *PROGRAMS]}
SERVICES = ["postgresql", "redis-server"]

OPEN_XML_VALIDATOR = "0.4.0"
OPEN_XML_VALIDATOR_SHA512 = {
    "linux-x64": "",
}


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def call(*command: str, quiet: bool = False) -> bool:
    """Run a command and answer whether it went well; a command that does not exist did not."""
    silent = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, cwd=ROOT, stdout=silent, stderr=silent).returncode == 0
    except OSError:
        return False


# Python


def ensure_python() -> None:
    """Go on with a newer Python of this machine if this one is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in (13, 12, 11):
        newer = shutil.which("python3.{}".format(minor))
        if newer:
            os.execv(newer, [newer, *sys.argv])
    sys.exit("KAPS needs Python 3.11 or newer; this is {}.".format(platform.python_version()))


def ensure_venv() -> None:
    """Make the virtual environment, anew if it belongs to another Python."""
    version = "%d.%d" % sys.version_info[:2]
    check = "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '" + version + "')"
    if call(str(VENV_PYTHON), "-c", check, quiet=True):
        return
    say("Making a virtual environment with Python " + version)
