"""Outlines: which sections a document has, in which order. The order of the packet is fixed by practice."""

from __future__ import annotations

from collections.abc import Callable

from reports.document import Section
from reports.facts import Facts
from reports.sections.baseline import expectations, issues_and_objectives
from reports.sections.ledger import value_ledger
from reports.sections.outlook import action_plan, our_view
from reports.sections.promises import met_and_missed
from reports.sections.results import results
from reports.sections.work import bios, initiatives, resources

SectionFunction = Callable[[Facts], Section | None]

KAPS: tuple[SectionFunction, ...] = (
    issues_and_objectives,
    expectations,
    initiatives,
    bios,
    resources,
    results,
    met_and_missed,
    our_view,
    action_plan,
)
APPENDIX: tuple[SectionFunction, ...] = (value_ledger,)
KEYS = {
    "baseline": "Issues and objectives twelve months ago",
    "expectations": "Expectations twelve months ago",
    "initiatives": "Key initiatives",
    "people": "Bios",
    "resources": "Other resources",
    "results": "Results delivered",
    "promises": "Expectations met and missed",
    "view": "Our view",
    "actions": "Action plan",
    "ledger": "Appendix: the value ledger",
}
FIXED = {"ledger"}  # what no one moves: the appendix stays last
