"""`python -m bench` measures packets and pages of the sample company, loaded into a database of its own."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from bench import packet, pages

        packet.main()
        pages.main()


def prepare(folder: Path) -> None:
    """The sample company in a fresh SQLite file, whatever else this machine is set up for."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "kaps.settings",
        "KAPS_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "LOG_LEVEL": "ERROR",
    }
    import django

    django.setup()
    from django.core.management import call_command

    sys.stdout.write("Loading the sample company\n")
    with open(os.devnull, "w") as nowhere:
        call_command("prepare", sample=True, stdout=nowhere)


main()
