"""The files of a packet: how far they are, downloading them, and trying again."""

from __future__ import annotations

import io

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Picture
from accounts.permissions import may_edit_account
from accounts.requests import Request
from reports import canonical, composing, publishing
from reports.models import Rendition
from reports.permissions import packet_seen_by, rendition_edited_by, rendition_seen_by
from reports.views.refusal import tells_unreadable

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


@require_safe
def files(request: Request, pk: int) -> HttpResponse:
    """How far the three files are; the packet's page asks again while one is being made."""
    packet = packet_seen_by(request.user, pk)
    context = {
        "packet": packet,
        "renditions": packet.renditions.all(),
        "may_edit": may_edit_account(request.user, packet.account),
    }
    return render(request, "reports/packet/_files.html", context)


@require_safe
def download(request: Request, pk: int) -> HttpResponseBase:
    """The file, checked against the hash that was kept when it was made."""
    rendition = rendition_seen_by(request.user, pk)
    if not rendition.is_done:
        raise Http404
    try:
        data = rendition.read()
    except Rendition.Damaged:
        return render(request, "reports/damaged.html", {"rendition": rendition}, status=503)
    name = get_valid_filename(f"{rendition.packet.account.name} {rendition.packet.number}.{rendition.format}")
    response = FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=TYPES[rendition.format])
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
def retry(request: Request, pk: int) -> HttpResponse:
    """Let a failed file be tried again."""
    rendition = rendition_edited_by(request.user, pk)
    if rendition.retry():
        publishing.ask_for(rendition)
    return redirect("reports:packet", rendition.packet_id)


@require_safe
@tells_unreadable
def picture(request: Request, pk: int, sha256: str) -> HttpResponse:
    """A photo or logo that the packet's document shows, and no other."""
    packet = packet_seen_by(request.user, pk)
    tree = canonical.loads(packet.frozen) if packet.is_frozen else composing.compose(packet)
    if sha256 not in tree.assets:
        raise Http404
    shown = get_object_or_404(Picture, pk=sha256)
    response = HttpResponse(bytes(shown.data), content_type=shown.content_type)
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
