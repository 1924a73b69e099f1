"""Who may do what. What one may not see is 404, what one may not do is 403."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.models import Account, Assignment, Contact, Plan, PlanItem, User
from accounts.requests import Request

View = Callable[..., HttpResponse]


def may_edit_account(user: User, account: Account) -> bool:
    """Plans, people and profile: account managers assigned as lead or contributor, sales leads, administrators."""
    return user.sees_every_account or (
        user.is_account_manager
        and Assignment.objects.current().able_to_edit().filter(account=account, colleague=user).exists()
    )


def may_lead_account(user: User, account: Account) -> bool:
    """Reviewing moments, agreeing plans, approving packets: the account's lead, sales leads, administrators."""
    return user.sees_every_account or (
        user.is_account_manager and Account.objects.led_by(user).filter(pk=account.pk).exists()
    )


def may_run_programme(user: User) -> bool:
    """Adding accounts, designations, assignments."""
    return user.sees_every_account


def may_run_installation(user: User) -> bool:
    """Vendor settings and the administration pages."""
    return user.is_administrator


def account_seen_by(user: User, pk: int) -> Account:
    """The account, or 404."""
    return get_object_or_404(Account.objects.visible_to(user), pk=pk)


def account_card_seen_by(user: User, pk: int) -> Account:
    """The account with what the head of its pages shows, or 404."""
    return get_object_or_404(Account.objects.visible_to(user).with_card(), pk=pk)


def account_edited_by(user: User, pk: int) -> Account:
    """The account, or 404 when unseen, 403 when only readable."""
    account = account_seen_by(user, pk)
    if not may_edit_account(user, account):
        raise PermissionDenied
    return account


def account_steered_by(user: User, pk: int) -> Account:
    """The account, or 404 when unseen, 403 for those who do not run the programme."""
    account = account_seen_by(user, pk)
    if not may_run_programme(user):
        raise PermissionDenied
    return account


def contact_seen_by(user: User, pk: int) -> Contact:
    """The person with their account, or 404."""
    return get_object_or_404(Contact.objects.visible_to(user).select_related("account"), pk=pk)


def contact_edited_by(user: User, pk: int) -> Contact:
    """The person, or 404 or 403 as for the account."""
    contact = contact_seen_by(user, pk)
    if not may_edit_account(user, contact.account):
        raise PermissionDenied
    return contact


def plan_seen_by(user: User, pk: int) -> Plan:
    """The plan with its account, or 404."""
    return get_object_or_404(Plan.objects.visible_to(user).select_related("account"), pk=pk)


def plan_edited_by(user: User, pk: int) -> Plan:
    """The plan, or 404 or 403 as for the account."""
    plan = plan_seen_by(user, pk)
    if not may_edit_account(user, plan.account):
        raise PermissionDenied
    return plan


def plan_led_by(user: User, pk: int) -> Plan:
    """The plan, or 404 when unseen, 403 when somebody else leads its account."""
    plan = plan_seen_by(user, pk)
    if not may_lead_account(user, plan.account):
        raise PermissionDenied
    return plan


def item_edited_by(user: User, model: type[PlanItem], pk: int) -> Any:
    """The row of a plan with its plan and account, or 404 or 403 as for the account."""
    item: Any = get_object_or_404(model.objects.visible_to(user).select_related("plan__account"), pk=pk)
    if not may_edit_account(user, item.plan.account):
        raise PermissionDenied
    return item


def only(allowed: Callable[[User], bool]) -> Callable[[View], View]:
    """A view for those `allowed` answers yes to; 403 for everybody else."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
