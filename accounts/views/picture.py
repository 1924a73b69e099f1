"""Photos and the logo, for colleagues who are signed in. Files never leave by a public address."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from accounts.models import Picture, User, Vendor
from accounts.requests import Request


@require_safe
def photo(request: Request, pk: int) -> HttpResponse:
    colleague = get_object_or_404(User.objects.select_related("photo"), pk=pk)
    return answer(request, colleague.photo)


@require_safe
def logo(request: Request) -> HttpResponse:
    return answer(request, Vendor.objects.current().logo)


def answer(request: Request, picture: Picture | None) -> HttpResponse:
    """The bytes; kept by the browser for good when the address names them, else asked for again each time."""
    if picture is None:
        raise Http404
    etag = f'"{picture.sha256}"'
    response = HttpResponse(bytes(picture.data), content_type=picture.content_type)
    answered = get_conditional_response(request, etag=etag, response=response)
    response = answered if isinstance(answered, HttpResponse) else response
    is_named = request.GET.get("v") == picture.sha256
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=31536000, immutable" if is_named else "private, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
