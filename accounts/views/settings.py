from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def edit(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def archive(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def restore(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def designate(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def assign(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def end_assignment(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
