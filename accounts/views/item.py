from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def section(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def add(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def edit(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def close(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def move(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def remove(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def restore(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
