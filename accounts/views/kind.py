"""The kinds of rows a plan has: what they are called, which forms fill them in, what the packet still needs of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from accounts.forms import closing, plan_item
from accounts.forms.plan_item import ItemForm
from accounts.models import (
    Action,
    Expectation,
    Initiative,
    Issue,
    Measure,
    Objective,
    PlanItem,
    Priority,
    Resource,
)
from accounts.views import gap


@dataclass(frozen=True)
class Kind:
    """One section of the plan page. `gap` says in a sentence what is missing for the packet, if anything."""

    model: type[PlanItem]
    form: type[ItemForm]
    title: str
    about: str
    example: str
    gap: Callable[[list[Any]], str]
    related: tuple[str, ...] = ()
    row: str = "stated"
    feeds: str = ""
    closing: type[ItemForm] | None = None
    close: str = ""
    close_title: str = ""
    led: bool = False  # whether closing is for the account's lead

    @property
    def name(self) -> str:
        return self.model._meta.model_name or ""

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def closes(self) -> bool:
        return self.closing is not None

    @property
    def article(self) -> str:
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"

    @property
    def template(self) -> str:
        return f"accounts/plan/_{self.row}.html"


PRIORITY = Kind(
    model=Priority,
    form=plan_item.PriorityForm,
    closing=closing.PriorityClosingForm,
    close="Check again",
    close_title="Is it still true?",
    title="Their priorities",
    about="What matters most to them this year, in their words. Ask again now and then whether it still holds.",
    example="“Line 4 must never stand still for a missing part.”",
    gap=gap.priorities,
    related=("said_by",),
)
ISSUE = Kind(
    model=Issue,
    form=plan_item.IssueForm,
    title="Their issues",
    about="The problems they have, also those that have nothing to do with us.",
    example="“Two of our planners retire this spring and nobody knows the part numbers.”",
    gap=gap.issues,
    related=("said_by",),
    feeds="1",
)
OBJECTIVE = Kind(
    model=Objective,
    form=plan_item.ObjectiveForm,
    title="Their objectives",
    about="What they want to reach. Our own selling goals may stand here too, marked; they never leave the house.",
    example="“Cut unplanned line stops by half before December.”",
    gap=gap.objectives,
    related=("said_by",),
    row="objective",
    feeds="1",
)
EXPECTATION = Kind(
    model=Expectation,
    form=plan_item.ExpectationForm,
    closing=closing.ExpectationClosingForm,
    close="Close",
    close_title="How did this expectation end?",
    title="What they expect of us",
    about="Each expectation ends as met, partly met, missed or withdrawn, with what shows it.",
    example="“Tell us two weeks ahead when a part runs short.”",
    gap=gap.expectations,
    related=("said_by",),
    row="expectation",
    feeds="2 and 7",
)
INITIATIVE = Kind(
    model=Initiative,
    form=plan_item.InitiativeForm,
    closing=closing.InitiativeClosingForm,
    close="Close",
    close_title="How did this initiative end?",
    title="Our initiatives",
    about="What we undertook for them this year, who owns it and until when.",
    example="“Keep two reels of every line-4 part in Dayton, ready within a day.”",
    gap=gap.initiatives,
    related=("objective", "owner", "customer_owner", "agreed_by"),
    row="initiative",
    feeds="3 and 7",
)
RESOURCE = Kind(
    model=Resource,
    form=plan_item.ResourceForm,
    title="Other resources",
    about="People, hours, money and tools we put in for them besides the initiatives.",
    example="“Field engineer on site, 120 hours, for the new feeder.”",
    gap=gap.resources,
    row="resource",
    feeds="5",
)
MEASURE = Kind(
    model=Measure,
    form=plan_item.MeasureForm,
    closing=closing.MeasureClosingForm,
    close="Review or confirm",
    close_title="How sure are we of this result?",
    led=True,
    title="Measures and results",
    about="Results in their own units: where it stood, where it stands, and what one unit better is worth to them.",
    example="“Line stops for missing parts, hours a quarter: 42, now 17, each worth $1,200.”",
    gap=gap.measures,
    related=("objective", "confirmed_by"),
    row="measure",
    feeds="6",
)
ACTION = Kind(
    model=Action,
    form=plan_item.ActionForm,
    closing=closing.ActionClosingForm,
    close="Done",
    close_title="When was it done?",
    title="Action plan",
    about="Who does what by when, with which resources, on both sides.",
    example="“Priya and Dana walk line 4 together in February and list every part without a second source.”",
    gap=gap.actions,
    related=("owner", "customer_owner"),
    row="action",
)

GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("What they told us", (PRIORITY, ISSUE, OBJECTIVE, EXPECTATION)),
    ("What we undertake", (INITIATIVE, RESOURCE, ACTION)),
    ("What came of it", (MEASURE,)),
)
KINDS = {kind.name: kind for _, kinds in GROUPS for kind in kinds}


def kind_named(name: str) -> Kind:
    """The kind, or 404."""
    if name not in KINDS:
        raise Http404
    return KINDS[name]
