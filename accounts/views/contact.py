"""The people at an account, and who of us knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.coverage import alarms
from accounts.forms.contact import ContactForm, RelationshipForm
from accounts.models import Account, Contact, Relationship, User
from accounts.permissions import account_edited_by, may_edit_account
from accounts.views.conflict import conflict_of


@dataclass
class Level:
    """One height of the account's ladder, also when we know nobody there."""

    label: str
    people: list[Contact]


@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    account = get_object_or_404(Account.objects.visible_to(user).with_card(), pk=pk)
    contacts = list(account.contacts.select_related("reports_to").prefetch_related("relationships__colleague"))
    present = [person for person in contacts if person.is_active]
    context = {
        "account": account,
        "tab": "people",
        "may_edit": may_edit_account(user, account),
        "contacts": contacts,
        "levels": levels(present),
        "former": [person for person in contacts if not person.is_active],
        "alarms": alarms(contacts),
        "strengths": Relationship.Strength.choices,
    }
    return render(request, "accounts/people.html", context)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    account = account_edited_by(request.user, pk)  # type: ignore[arg-type]
    return fill_in(request, account, None)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    contact = get_object_or_404(Contact.objects.visible_to(user).select_related("account"), pk=pk)
    if not may_edit_account(user, contact.account):
        raise PermissionDenied
    return fill_in(request, contact.account, contact)


def know(request: HttpRequest, pk: int) -> HttpResponse:
    """How well I know this person."""
    user: User = request.user  # type: ignore[assignment]
    contact = get_object_or_404(Contact.objects.visible_to(user).select_related("account"), pk=pk)
    mine = contact.relationships.filter(colleague=user).first() or Relationship(contact=contact, colleague=user)
    if request.method != "POST":
        return show_relationship(request, contact, RelationshipForm(instance=mine))
    form = RelationshipForm(request.POST, instance=mine)
    if not form.is_valid():
        return show_relationship(request, contact, form, status=422)
    form.save()
    return redirect(f"{reverse('accounts:people', args=[contact.account_id])}#contact-{contact.pk}")


def fill_in(request: HttpRequest, account: Account, contact: Contact | None) -> HttpResponse:
    """Show the form, or save what came back with it."""
    if request.method != "POST":
        return show_form(request, account, ContactForm(instance=contact, account=account))
    form = ContactForm(request.POST, instance=contact, account=account)
    if not form.is_valid():
        return show_form(request, account, form, status=422)
    try:
        saved = form.save_edit()
    except Contact.EditConflict as conflict:
        return show_form(request, account, form, status=409, conflict=conflict_of(form, conflict.current))
    messages.success(request, f"{saved} is saved.")
    return redirect(f"{reverse('accounts:people', args=[account.pk])}#contact-{saved.pk}")


def show_form(
    request: HttpRequest, account: Account, form: ContactForm, status: int = 200, **more: Any
) -> HttpResponse:
    return render(request, "accounts/contact_form.html", {"account": account, "form": form, **more}, status=status)


def show_relationship(
    request: HttpRequest, contact: Contact, form: RelationshipForm, status: int = 200
) -> HttpResponse:
    return render(request, "accounts/know.html", {"contact": contact, "form": form}, status=status)


def levels(people: list[Contact]) -> list[Level]:
    """The people from the top down, with the heights where we know nobody."""
    heights = sorted(Contact.Seniority, reverse=True)
    return [Level(height.label, [one for one in people if one.seniority == height]) for height in heights]
