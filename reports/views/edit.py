"""What people change in a draft: the letter, and each section's headline, commentary and place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import Request
from kaps.conflict import conflict_of
from reports import composing, facts
from reports.forms.packet import LetterForm, SectionForm
from reports.letter import draft
from reports.models import Packet, SectionEdit
from reports.outline import KEYS
from reports.permissions import packet_edited_by
from reports.views.refusal import tells_frozen


@require_http_methods(["GET", "POST"])
@tells_frozen
def letter(request: Request, pk: int) -> HttpResponse:
    """The cover letter: date, addressee, signatory and words."""
    packet = packet_edited_by(request.user, pk)
    drafted = draft(facts.about(packet))
    if request.method != "POST":
        return _letter_page(request, packet, LetterForm(instance=packet, drafted=drafted))
    form = LetterForm(request.POST, instance=packet, drafted=drafted)
    if not form.is_valid():
        return _letter_page(request, packet, form, status=422)
    try:
        form.save_edit()
    except Packet.EditConflict as conflict:
        return _letter_page(request, packet, form, status=409, conflict=conflict_of(form, conflict.current))
    return _saved(request, packet, "letter")


@require_http_methods(["GET", "POST"])
@tells_frozen
def section(request: Request, pk: int, key: str) -> HttpResponse:
    """One section's headline and commentary, or leaving it out."""
    _check_key(key)
    packet = packet_edited_by(request.user, pk)
    edit = SectionEdit.objects.filter(packet=packet, key=key).first() or SectionEdit(packet=packet, key=key)
    drafted = composing.drafted_headline(facts.about(packet), key)
    if request.method != "POST":
        return _section_page(request, packet, SectionForm(instance=edit, drafted=drafted))
    form = SectionForm(request.POST, instance=edit, drafted=drafted)
    if not form.is_valid():
        return _section_page(request, packet, form, status=422)
    try:
        with transaction.atomic():
            form.save_edit()
    except SectionEdit.EditConflict as conflict:
        return _section_page(request, packet, form, status=409, conflict=conflict_of(form, conflict.current))
    except IntegrityError:  # two wrote the first text of a section at once
        current = SectionEdit.objects.get(packet=packet, key=key)
        return _section_page(request, packet, form, status=409, conflict=conflict_of(form, current))
    return _saved(request, packet, f"section-{key}")


@require_POST
@tells_frozen
def move(request: Request, pk: int, key: str) -> HttpResponse:
    """One place up or down."""
    _check_key(key)
    packet = packet_edited_by(request.user, pk)
    composing.move(packet, key, up=request.POST.get("way") != "down")
    return redirect(_place(packet, f"section-{key}"))


def _check_key(key: str) -> None:
    """404 for sections that no packet has."""
    if key not in KEYS:
        raise Http404


def _letter_page(request: Request, packet: Packet, form: LetterForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"packet": packet, "account": packet.account, "form": form, **more}
    return render(request, "reports/packet/letter.html", context, status=status)


def _section_page(request: Request, packet: Packet, form: SectionForm, status: int = 200, **more: Any) -> HttpResponse:
    key = form.instance.key
    context = {"packet": packet, "account": packet.account, "form": form, "key": key, "title": KEYS[key], **more}
    return render(request, "reports/packet/section.html", context, status=status)


def _saved(request: Request, packet: Packet, anchor: str) -> HttpResponse:
    messages.success(request, "Saved.")
    return redirect(_place(packet, anchor))


def _place(packet: Packet, anchor: str) -> str:
    return f"{reverse('reports:packet', args=[packet.pk])}#{anchor}"
