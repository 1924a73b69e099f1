"""What a packet may say, as plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from accounts.models import Closing
from kaps.clock import Period
from kaps.money import Money, total
from reports.document import Ink


@dataclass(frozen=True, slots=True)
class Us:
    """The vendor as it stands on paper."""

    name: str
    tagline: str
    letterhead: tuple[str, ...]
    logo: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the customer said: an issue, an objective."""

    text: str
    said_by: str
    said_on: date
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """An expectation or an initiative, with how it ended."""

    text: str
    outcome: str
    outcome_label: str
    evidence: str
    cause: str
    side: str
    change: str
    decision: str
    said_by: str = ""
    said_on: date | None = None
    owner: str = ""
    their_owner: str = ""
    due_on: date | None = None
    objective: str = ""

    @property
    def is_met(self) -> bool:
        return self.outcome == Closing.Outcome.MET

    @property
    def is_missed(self) -> bool:
        return self.outcome in {Closing.Outcome.MISSED, Closing.Outcome.PARTLY}

    @property
    def is_open(self) -> bool:
        return self.outcome == Closing.Outcome.OPEN

    @property
    def is_explained(self) -> bool:
        return not self.is_missed or bool(self.cause and self.side and self.change and self.decision)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger: a moment or a measured result, with its amount, basis and confirmer."""

    number: int
    on: date | None  # a measured result has no one day
    title: str
    happened: str
    deed: str
    category: str
    basis: str
    worth: Money
    low: Money
    high: Money
    ink: Ink
    contact: str = ""
    confirmed_by: str = ""
    is_unique: bool = False
    measure: int | None = None  # the key of the measured result, when it is one


@dataclass(frozen=True, slots=True)
class MeasuredResult:
    """A measure in the customer's own units, with its working."""

    text: str
    unit: str
    baseline: str
    target: str
    actual: str
    change: str
    value_per_unit: Money | None
    effect: str
    basis: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    kind: str
    text: str
    amount: str
    purpose: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the coming year."""

    text: str
    owner: str
    their_owner: str
    due_on: date | None
    resources: str


@dataclass(frozen=True, slots=True)
class Colleague:
    name: str
    role: str
    bio: str
    initials: str
    photo: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What people changed about one section."""

    headline: str = ""
    commentary: str = ""
    position: int | None = None
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a packet may say about one account and one period."""

    language: str
    currency: str
    paper: str
    us: Us
    customer: str
    customer_since: int | None
    period: Period
    baseline_on: date
    agreed_on: date | None
    agreed_with: tuple[str, ...]
    issues: tuple[Statement, ...] = ()
    objectives: tuple[Statement, ...] = ()
    priorities: tuple[Statement, ...] = ()
    expectations: tuple[Promise, ...] = ()
    initiatives: tuple[Promise, ...] = ()
    measures: tuple[MeasuredResult, ...] = ()
    resources: tuple[Resource, ...] = ()
    ledger: tuple[Line, ...] = ()
    people: tuple[Colleague, ...] = ()
    strategy: str = ""
    raised_since: tuple[Statement, ...] = ()
    next_issues: tuple[Statement, ...] = ()
    next_objectives: tuple[Statement, ...] = ()
    actions: tuple[Step, ...] = ()
    next_year: int = 0
    foreign: int = 0  # moments in another currency, which no total may hold
    not_vouched_for: int = 0
    edits: Mapping[str, Edit] = field(default_factory=dict)

    @property
    def promises(self) -> tuple[Promise, ...]:
        return self.expectations + self.initiatives

    @property
    def confirmed(self) -> tuple[Line, ...]:
        return tuple(line for line in self.ledger if line.ink is Ink.CONFIRMED)

    @property
    def reviewed(self) -> tuple[Line, ...]:
        return tuple(line for line in self.ledger if line.ink is Ink.REVIEWED)

    def worth(self, lines: tuple[Line, ...]) -> Money:
        """The sum of the rounded amounts of `lines`."""
        return total((line.worth for line in lines), self.currency)

    def range_of(self, lines: tuple[Line, ...]) -> tuple[Money, Money]:
        return total((line.low for line in lines), self.currency), total((line.high for line in lines), self.currency)

    def money(self, amount: Money) -> str:
        """An amount as the reader writes it, in whole units."""
        return amount.display(self.language)
