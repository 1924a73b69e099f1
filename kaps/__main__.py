"""`python -m kaps` runs broker, web, worker and beat together.

`python -m kaps web` (or `worker`, or `beat`) becomes that one process, for containers and service managers, which
restart and log by themselves; `python -m kaps health` succeeds if the web process works.
"""

from __future__ import annotations

import sys

from kaps.processes import main

main(sys.argv[1:])
