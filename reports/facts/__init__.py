"""Facts: what is known about one account and one period, read once, in plain frozen values."""

from reports.facts.values import (
    Colleague,
    Edit,
    Facts,
    Line,
    MeasuredResult,
    Promise,
    Resource,
    Statement,
    Step,
    Us,
)
from reports.models import Packet

__all__ = [
    "Colleague",
    "Edit",
    "Facts",
    "Line",
    "MeasuredResult",
    "Promise",
    "Resource",
    "Statement",
    "Step",
    "Us",
    "about",
]


def about(packet: Packet) -> Facts:
    """The facts of the packet's account and year, in a fixed number of queries whatever their size."""
    from reports.facts.reader import Reader  # the reader builds the values of this package

    return Reader(packet).facts()
