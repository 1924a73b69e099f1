"""The people at an account, and who of us knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.coverage import alarms
from accounts.forms.contact import ContactForm, RelationshipForm
from accounts.models import Account, Contact, Relationship
from accounts.permissions import (
    account_card_seen_by,
    account_edited_by,
    contact_edited_by,
    contact_seen_by,
    may_edit_account,
)
from accounts.requests import Request
from kaps.conflict import conflict_of


@dataclass
class Level:
    """One height of the account's ladder, also when we know nobody there."""

    label: str
    people: list[Contact]


@require_safe
def people(request: Request, pk: int) -> HttpResponse:
    user = request.user
    account = account_card_seen_by(user, pk)
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


def add(request: Request, pk: int) -> HttpResponse:
    account = account_edited_by(request.user, pk)
    return fill_in(request, account, None)


def edit(request: Request, pk: int) -> HttpResponse:
    contact = contact_edited_by(request.user, pk)
    return fill_in(request, contact.account, contact)


def know(request: Request, pk: int) -> HttpResponse:
    """How well I know this person."""
    contact, me = contact_seen_by(request.user, pk), request.user
    mine = contact.relationships.filter(colleague=me).first() or Relationship(contact=contact, colleague=me)
    if request.method != "POST":
        return show_relationship(request, contact, RelationshipForm(instance=mine))
    form = RelationshipForm(request.POST, instance=mine)
    if not form.is_valid():
        return show_relationship(request, contact, form, status=422)
    form.save()
    return redirect(f"{reverse('accounts:people', args=[contact.account_id])}#contact-{contact.pk}")


def fill_in(request: Request, account: Account, contact: Contact | None) -> HttpResponse:
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


def show_form(request: Request, account: Account, form: ContactForm, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "accounts/contact_form.html", {"account": account, "form": form, **more}, status=status)


def show_relationship(request: Request, contact: Contact, form: RelationshipForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/know.html", {"contact": contact, "form": form}, status=status)


def levels(people: list[Contact]) -> list[Level]:
    """The people from the top down, with the heights where we know nobody."""
    heights = sorted(Contact.Seniority, reverse=True)
    return [Level(height.label, [one for one in people if one.seniority == height]) for height in heights]
