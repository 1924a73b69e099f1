from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def current(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def year(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def start(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def strategy(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def agree(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
