"""Fair times: both sides in one process, taking turns, the best and the middle of several rounds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def rounds(works: Mapping[str, Callable[[], object]], times: int) -> dict[str, list[float]]:
    """The seconds of each round by name; one round before the first is not counted."""
    for work in works.values():
        work()
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(times):
        for name, work in works.items():
            found[name].append(timed(work))
    return found


def table(title: str, head: list[str], rows: list[list[str]]) -> None:
    """Print a table, its first column left and all numbers right."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    cells = [[cell.rjust(width) for cell, width in zip(row, widths, strict=True)] for row in (head, *rows)]
    lines = [[row[0].strip().ljust(widths[0]), *row[1:]] for row in cells]
    rule = ["-" * width for width in widths]
    text = "\n".join("  ".join(line) for line in (lines[0], rule, *lines[1:]))
    sys.stdout.write(f"\n{title}\n\n{text}\n")


def ms(seconds: list[float]) -> list[str]:
    """Best and median in milliseconds."""
    return [f"{min(seconds) * 1000:,.1f}", f"{median(seconds) * 1000:,.1f}"]
