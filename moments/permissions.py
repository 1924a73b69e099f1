"""Who may do what with a moment. What one may not see is 404, what one may not do is 403."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from accounts.models import Account, User
from accounts.permissions import may_edit_account, may_lead_account
from moments.models import Moment


def moment_seen_by(user: User, pk: int) -> Moment:
    """The moment with its people, or 404."""
    people = ("account", "contact", "logged_by", "reviewed_by", "confirmed_by")
    return get_object_or_404(Moment.objects.visible_to(user).select_related(*people), pk=pk)


def moment_edited_by(user: User, pk: int) -> Moment:
    """The moment, or 404 when unseen, 403 when only readable."""
    moment = moment_seen_by(user, pk)
    if not may_edit(user, moment):
        raise PermissionDenied
    return moment


def moment_led_by(user: User, pk: int) -> Moment:
    """The moment, or 404 when unseen, 403 when somebody else leads its account."""
    moment = moment_seen_by(user, pk)
    if not may_lead_account(user, moment.account):
        raise PermissionDenied
    return moment


def may_edit(user: User, moment: Moment) -> bool:
    """Whoever logged it until it is reviewed; those who edit the account until the customer has answered."""
    if moment.is_settled:
        return False
    return (moment.is_open and moment.logged_by_id == user.pk) or may_edit_account(user, moment.account)


def may_read_inside(user: User, moment: Moment) -> bool:
    """Whose fault it was and what it cost us: for whoever logged it and those who lead the account."""
    return moment.logged_by_id == user.pk or may_lead_account(user, moment.account)


def card_of(user: User, pk: int) -> Account | None:
    """An account `user` may log on, as its card; `opens` says whether they may open it. None where there is none."""
    opens = Exists(Account.objects.visible_to(user).filter(pk=OuterRef("pk")))
    return Account.objects.loggable_by(user).with_card().annotate(opens=opens).filter(pk=pk).first()
