"""Today: what needs this colleague now. One function for each group, at most seven rows each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.urls import reverse

from accounts.models import Account, Action, Closing, Expectation, Initiative, Plan, User
from kaps.money import Money
from moments.models import Moment
from reports.models import Packet, Rendition
from reports.wording import counted

SHOWN = 7
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence and one action."""

    text: str
    note: str
    url: str
    action: str
    on: date | None = None
    ink: str = ""
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]
    more: str = ""


def groups(user: User, today: date) -> list[Group]:
    """The groups that have something to say, in the order in which they matter to the colleague's role."""
    made = (function(user, today) for function in ORDER[user.role])
    return [group for group in made if group.rows]


def waiting_for_review(user: User, today: date) -> Group:
    """Accounts whose moments wait for me to vouch for them, the oldest first."""
    rows = (
        Moment.objects.waiting()
        .filter(account__in=_led_by(user))
        .values("account", "account__name")
        .annotate(waiting=Count("pk"), oldest=Min("occurred_on"))
        .order_by("oldest")
    )
    return Group(
        "Waiting for your review",
        tuple(
            Row(
                f"{counted(row['waiting'], 'moment').capitalize()} at {row['account__name']}",
                "the oldest from",
                f"{reverse('moments:list')}?account={row['account']}&status=logged",
                "Review them",
                row["oldest"],
            )
            for row in rows[:SHOWN]
        ),
        f"{reverse('moments:list')}?status=logged",
    )


def promises_due(user: User, today: date) -> Group:
    """Initiatives and actions of mine that are due within a month, or late."""
    mine = Q(owner=user) | Q(plan__account__in=_led_by(user))
    initiatives = Initiative.objects.filter(mine, outcome=Closing.Outcome.OPEN, due_on__lte=today + SOON)
    actions = Action.objects.filter(mine, done_on__isnull=True, due_on__lte=today + SOON)
    rows = [*_due(initiatives, today), *_due(actions, today)]
    return Group("Promises due", tuple(sorted(rows, key=lambda row: row.on or today)[:SHOWN]))


def _due(rows, today: date) -> Iterator[Row]:  # type: ignore[no-untyped-def]
    for one in rows.select_related("plan__account").order_by("due_on")[:SHOWN]:
        late = one.due_on < today
        url = reverse("accounts:plan_year", args=[one.plan.account_id, one.plan.year])
        yield Row(one.text, f"{one.plan.account}, due", url, "Open the plan", one.due_on, "overdue" if late else "")


def unexplained(user: User, today: date) -> Group:
    """Misses that do not say yet why, on whose side, and what changes."""
    incomplete = Q(cause="") | Q(cause_side="") | Q(change="") | Q(decision="")
    missed = incomplete & Q(outcome__in=[Closing.Outcome.MISSED, Closing.Outcome.PARTLY])
    told = ("text", "plan__account__name", "plan__account", "plan__year")
    initiatives, expectations = (
        model.objects.filter(missed, plan__account__in=_led_by(user)).order_by().values_list(*told)
        for model in (Initiative, Expectation)
    )
    rows = (
        Row(text, account, reverse("accounts:plan_year", args=[pk, year]), "Explain it", None, "missed")
        for text, account, pk, year in initiatives.union(expectations, all=True)[:SHOWN]
    )
    return Group("Misses to explain", tuple(rows))


def plans_to_agree(user: User, today: date) -> Group:
    """Key accounts of mine without an agreed plan for the year that today lies in."""
    agreed = Plan.objects.filter(
        account=OuterRef("pk"), starts_on__lte=today, ends_on__gt=today, agreed_on__isnull=False
    )
    accounts = _led_by(user).key().filter(~Exists(agreed)).order_by("name")
    return Group(
        "No agreed plan for this year",
        tuple(
            Row(one.name, "key account", reverse("accounts:plan", args=[one.pk]), "Open the plan")
            for one in accounts[:SHOWN]
        ),
    )


def packets_to_finish(user: User, today: date) -> Group:
    """Drafts of mine, and packets with a file that failed."""
    broken = Rendition.objects.filter(packet=OuterRef("pk"), state=Rendition.State.FAILED)
    packets = (
        Packet.objects.filter(plan__account__in=_led_by(user))
        .annotate(is_broken=Exists(broken))
        .filter(Q(status=Packet.Status.DRAFT) | Q(is_broken=True))
        .select_related("plan__account")
    )
    rows = [_packet(one, is_broken=one.is_broken) for one in packets[:SHOWN]]  # type: ignore[attr-defined]
    return Group("Packets to finish", tuple(rows))


def _packet(one: Packet, *, is_broken: bool) -> Row:
    name, url = f"{one.plan.account} {one.plan.year}", reverse("reports:packet", args=[one.pk])
    if is_broken:
        return Row(name, "a file could not be made", url, "Open the packet", None, "missed")
    return Row(name, "draft, begun", url, "Open the packet", one.created_at.date())


def negotiations(user: User, today: date) -> Group:
    """Who sits across the table within three months."""
    accounts = Account.objects.visible_to(user).filter(
        negotiation_on__gte=today, negotiation_on__lte=today + timedelta(days=90)
    )
    return Group(
        "Negotiations ahead",
        tuple(
            Row(one.name, "", reverse("reports:account", args=[one.pk]), "See the facts", one.negotiation_on)
            for one in accounts.order_by("negotiation_on")[:SHOWN]
        ),
    )


def my_moments(user: User, today: date) -> Group:
    """What became of what I logged: the customer's word on it first."""
    moments = (
        Moment.objects.filter(logged_by=user)
        .select_related("account", "confirmed_by")
        .order_by(F("confirmed_on").desc(nulls_last=True), "-occurred_on", "-pk")
    )
    return Group(
        "What became of your moments", tuple(map(_moment, moments[:SHOWN])), f"{reverse('moments:list')}?mine=on"
    )


def latest_confirmed(user: User, today: date) -> Group:
    """The newest moments that a customer confirmed."""
    moments = Moment.objects.visible_to(user).agreed().select_related("account", "confirmed_by")
    return Group(
        "Lately confirmed by customers",
        tuple(map(_moment, moments.order_by("-confirmed_on", "-pk")[:SHOWN])),
    )


def _moment(one: Moment) -> Row:
    note = f"{one.account}"
    if one.is_agreed and one.confirmed_by:
        note = f"{one.account}, confirmed by {one.confirmed_by}"
    url = reverse("moments:detail", args=[one.pk])
    return Row(str(one), note, url, "Open", one.confirmed_on or one.occurred_on, one.ink, one.money)


def _led_by(user: User):  # type: ignore[no-untyped-def]
    """The accounts this colleague answers for: all of them for sales leads and administrators."""
    accounts = Account.objects.open()
    return accounts if user.sees_every_account else accounts.led_by(user)


GroupFunction = Callable[[User, date], Group]
_RUNNING: tuple[GroupFunction, ...] = (
    waiting_for_review,
    promises_due,
    unexplained,
    plans_to_agree,
    packets_to_finish,
    negotiations,
)
ORDER: dict[str, tuple[GroupFunction, ...]] = {
    User.Role.CSR: (my_moments, latest_confirmed),
    User.Role.ACCOUNT_MANAGER: (*_RUNNING, my_moments),
    User.Role.SALES_LEAD: (
        negotiations,
        unexplained,
        plans_to_agree,
        packets_to_finish,
        waiting_for_review,
        latest_confirmed,
    ),
    User.Role.ADMIN: (packets_to_finish, plans_to_agree, waiting_for_review, latest_confirmed),
}
