from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def people(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def add(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def edit(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def know(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
