"""What people change in a draft: the letter, and each section's headline, commentary and place."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import Request
from reports import composing, facts
from reports.forms.packet import LetterForm, SectionForm
from reports.letter import draft
from reports.models import Packet, SectionEdit
from reports.outline import KEYS
from reports.views.finding import frozen_page, packet_edited_by


@require_http_methods(["GET", "POST"])
def letter(request: Request, pk: int) -> HttpResponse:
    """The cover letter: date, addressee, signatory and words."""
    try:
        packet = packet_edited_by(request.user, pk)
    except Packet.AlreadyFrozen:
        return frozen_page(request, pk)
    drafted = draft(facts.about(packet))
    if request.method == "POST":
        form = LetterForm(request.POST, instance=packet, drafted=drafted)
        if form.is_valid():
            return _saved(request, form, packet, "letter")
        return _letter_page(request, packet, form, drafted, status=422)
    return _letter_page(request, packet, LetterForm(instance=packet, drafted=drafted), drafted)


def _letter_page(request: Request, packet: Packet, form: LetterForm, drafted: str, status: int = 200) -> HttpResponse:
    context = {"packet": packet, "account": packet.account, "form": form, "drafted": drafted}
    return render(request, "reports/packet/letter.html", context, status=status)


@require_http_methods(["GET", "POST"])
def section(request: Request, pk: int, key: str) -> HttpResponse:
    """One section's headline and commentary, or leaving it out."""
    if key not in KEYS:
        raise Http404
    try:
        packet = packet_edited_by(request.user, pk)
    except Packet.AlreadyFrozen:
        return frozen_page(request, pk)
    edit = SectionEdit.objects.filter(packet=packet, key=key).first() or SectionEdit(packet=packet, key=key)
    drafted = composing.drafted_headline(facts.about(packet), key)
    form = SectionForm(request.POST if request.method == "POST" else None, instance=edit, drafted=drafted)
    if request.method == "POST" and form.is_valid():
        return _saved(request, form, packet, f"section-{key}")
    context = {"packet": packet, "account": packet.account, "form": form, "key": key, "title": KEYS[key]}
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/packet/section.html", context, status=status)


@require_POST
def move(request: Request, pk: int, key: str) -> HttpResponse:
    """One place up or down."""
    if key not in KEYS:
        raise Http404
    try:
        packet = packet_edited_by(request.user, pk)
    except Packet.AlreadyFrozen:
        return frozen_page(request, pk)
    composing.move(packet, key, up=request.POST.get("way") != "down")
    return redirect(f"{reverse('reports:packet', args=[pk])}#section-{key}")


def _saved(request: Request, form: LetterForm | SectionForm, packet: Packet, anchor: str) -> HttpResponse:
    try:
        with transaction.atomic():
            form.save_edit()
    except (Packet.EditConflict, SectionEdit.EditConflict) as conflict:
        return _conflict(request, form, packet, conflict.current)
    except IntegrityError:  # two wrote the first text of a section at once
        form.instance = SectionEdit.objects.get(packet=packet, key=form.instance.key)
        return _conflict(request, form, packet, form.instance)
    messages.success(request, "Saved.")
    return redirect(f"{reverse('reports:packet', args=[packet.pk])}#{anchor}")


def _conflict(
    request: Request, form: LetterForm | SectionForm, packet: Packet, current: Packet | SectionEdit
) -> HttpResponse:
    fields = [
        {"label": form.fields[name].label, "theirs": getattr(current, name), "yours": form.cleaned_data[name]}
        for name in form.words
        if getattr(current, name) != form.cleaned_data[name]
    ]
    form.take_version_of(current)
    context = {"packet": packet, "account": packet.account, "form": form, "fields": fields}
    return render(request, "reports/packet/conflict.html", context, status=409)
