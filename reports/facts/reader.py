"""The one place where a packet reads rows, each kind once."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from accounts.models import Assignment, Expectation, Initiative, Objective, Plan, Resource, User, Vendor
from moments.models import Moment
from reports import facts as values
from reports.facts import lines
from reports.models import Packet
from reports.wording import number


class Reader:
    """Reads the rows of one packet."""

    def __init__(self, packet: Packet) -> None:
        self.packet, self.plan, self.account = packet, packet.plan, packet.plan.account
        self.vendor = Vendor.objects.current()
        self.language, self.currency = self.vendor.language, self.account.currency
        self.next_plan = Plan.objects.filter(account=self.account, year=self.plan.year + 1).first()

    def facts(self) -> values.Facts:
        issues, objectives = _statements(self.plan.issues.all()), _objectives(self.plan)
        baseline = self.plan.baseline_on
        moments = lines.told_moments(self.plan)
        measures = list(self.plan.measures.select_related("confirmed_by", "objective"))
        initiatives = list(self.plan.initiatives.select_related("owner", "customer_owner", "objective"))
        ledger = lines.ledger(moments, measures, self.language, self.currency)
        numbers = {line.measure: line.number for line in ledger if line.measure}
        return values.Facts(
            language=self.language,
            currency=self.currency,
            paper=self.vendor.paper,
            us=self._us(),
            customer=self.account.name,
            customer_since=self.account.customer_since,
            period=self.plan.period,
            baseline_on=baseline,
            agreed_on=self.plan.agreed_on,
            agreed_with=tuple(contact.name for contact in self.plan.agreed_with.all()),
            issues=tuple(one for one in issues if one.said_on <= baseline),
            objectives=tuple(one for one in objectives if one.said_on <= baseline),
            raised_since=tuple(one for one in (*issues, *objectives) if one.said_on > baseline),
            priorities=_statements(self.plan.priorities.all()),
            expectations=tuple(map(_expectation, self.plan.expectations.select_related("said_by"))),
            initiatives=tuple(map(_initiative, initiatives)),
            measures=tuple(lines.measured(one, self.language, self.currency, numbers.get(one.pk)) for one in measures),
            resources=tuple(self._resource(one) for one in self.plan.resources.all()),
            ledger=ledger,
            people=self._people(moments, initiatives),
            foreign=lines.moments_of(self.plan).exclude(currency=self.currency).count(),
            not_vouched_for=lines.moments_of(self.plan).waiting().count(),
            edits={
                edit.key: values.Edit(edit.headline, edit.commentary, edit.position, edit.is_left_out)
                for edit in self.packet.edits.all()
            },
            **self._outlook(),
        )

    def _us(self) -> values.Us:
        vendor = self.vendor
        return values.Us(vendor.name, vendor.tagline, tuple(vendor.letterhead), vendor.logo_id or "")

    def _resource(self, one: Resource) -> values.Resource:
        amount = "" if one.quantity is None else f"{number(one.quantity, self.language)} {one.unit}".strip()
        hours = one.quantity if one.kind == Resource.Kind.HOURS and one.quantity else Decimal(0)
        return values.Resource(one.get_kind_display(), one.text, amount, one.purpose, hours)

    def _people(self, moments: list[Moment], initiatives: list[Initiative]) -> tuple[values.Colleague, ...]:
        """All who took part: owners of initiatives, loggers and helpers of moments, the account's sponsor and lead."""
        part = Counter(one.owner_id for one in initiatives if one.owner_id)
        part.update(one.logged_by_id for one in moments)
        part.update(helper.pk for one in moments for helper in one.helpers.all())
        roles: dict[int, str] = dict(
            Assignment.objects.current().filter(account=self.account, role__in=_FIRST).values_list("colleague", "role")
        )
        people = User.objects.filter(pk__in={*part, *roles}).only("name", "job_title", "bio", "photo")
        place = {pk: _FIRST.index(role) for pk, role in roles.items()}
        ordered = sorted(people, key=lambda one: (place.get(one.pk, len(_FIRST)), -part[one.pk], one.name))
        return tuple(
            values.Colleague(one.name, one.job_title, one.bio, one.initials, one.photo_id or "") for one in ordered
        )

    def _outlook(self) -> dict[str, Any]:
        """What next year's plan says; our view is this year's until that plan has one."""
        plan = self.next_plan
        if plan is None:
            return {"strategy": self.plan.strategy, "next_year": self.plan.year + 1}
        return {
            "strategy": plan.strategy or self.plan.strategy,
            "next_year": plan.year,
            "next_issues": _statements(plan.issues.all()),
            "next_objectives": _objectives(plan),
            "actions": tuple(
                values.Step(one.text, str(one.owner or ""), str(one.customer_owner or ""), one.due_on, one.resources)
                for one in plan.actions.select_related("owner", "customer_owner")
            ),
        }


_FIRST = [Assignment.Role.SPONSOR.value, Assignment.Role.LEAD.value]


def _statements(rows: QuerySet[Any]) -> tuple[values.Statement, ...]:
    return tuple(_statement(one) for one in rows.select_related("said_by"))


def _objectives(plan: Plan) -> tuple[values.Statement, ...]:
    """The customer's own objectives: our selling goals are not even read."""
    rows = plan.objectives.filter(is_ours=False).select_related("said_by")
    return tuple(_statement(one, one.get_kind_display()) for one in rows)


def _statement(one: Any, kind: str = "") -> values.Statement:
    return values.Statement(one.text, one.said_by.name_and_title if one.said_by else "", one.said_on, kind)


def _expectation(one: Expectation) -> values.Promise:
    return _promise(one, said_by=str(one.said_by or ""), said_on=one.said_on)


def _initiative(one: Initiative) -> values.Promise:
    return _promise(
        one,
        owner=str(one.owner or ""),
        their_owner=str(one.customer_owner or ""),
        due_on=one.due_on,
        objective=_customers_own(one.objective),
    )


def _promise(one: Expectation | Initiative, **more: Any) -> values.Promise:
    return values.Promise(
        text=one.text,
        outcome=one.outcome,
        outcome_label=one.get_outcome_display(),
        evidence=one.evidence,
        cause=one.cause,
        side=one.get_cause_side_display(),
        change=one.change,
        decision=one.get_decision_display(),
        **more,
    )


def _customers_own(objective: Objective | None) -> str:
    """The objective's words, unless it is our own selling goal, which no customer document names."""
    return "" if objective is None or objective.is_ours else str(objective)
