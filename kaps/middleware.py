"""What happens around every request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponse]
GetResponse = Callable[[HttpRequest], HttpResponse]


def refuse_other_alphabets(get_response: GetResponse) -> GetResponse:
    """Only UTF-8 is read: other encodings smuggle in characters that no database keeps, or cannot be read at all.

    A NUL in a cookie, which PostgreSQL could not look up, makes it a cookie nobody set.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if (request.content_params or {}).get("charset", "utf-8").casefold() not in {"utf-8", "utf8", "us-ascii"}:
            return HttpResponse("KAPS reads UTF-8 only.", status=415, content_type="text/plain")
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        return get_response(request)

    return middleware


def refuse_nul(get_response: GetResponse) -> GetResponse:
    """A NUL character in an address is answered 400: PostgreSQL cannot store or compare it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("This address has a character that no address can have.")
        return get_response(request)

    return middleware


def for_this_reader(get_response: GetResponse) -> GetResponse:
    """Shows times in the colleague's zone and keeps pages out of every cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            timezone.activate(request.user.time_zone)
        else:
            timezone.deactivate()
        response = get_response(request)
        if "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response

    return middleware


DEADLOCKS = {"40P01", "40001"}  # deadlock detected, serialization failure


class OnceMore:
    """Asks a view once more when somebody else was first with what only one may have, such as the name of an account.

    The second time its form finds the other's row and says so. So it does when the database broke a deadlock by ending
    this transaction. A view acts once, in one transaction, so that nothing of the first time is left.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method != "POST":
            return None
        try:
            return view(request, *args, **kwargs)
        except IntegrityError:
            return None
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") not in DEADLOCKS:
                raise
            return None


class InvalidIs422:
    """Invalid forms of the sign-in pages, which are not ours, answer 422 as all others do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and getattr(form, "errors", None):
            response.status_code = 422
        return response
