"""The pages around signing in, and the ones for when something is wrong."""

from __future__ import annotations

from re import findall

import pytest
from django.template.loader import render_to_string
from django.test import Client

from accounts.models import User
from tests import factories


def heading(page: str) -> list[str]:
    return [" ".join(text.split()) for text in findall(r"<h1[^>]*>(.*?)</h1>", page)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/sign-in/login/", "Sign in"),
        ("/sign-in/password/reset/", "Reset your password"),
        ("/sign-in/password/reset/done/", "Look in your mail"),
        ("/sign-in/password/reset/key/1-nonsense/", "This link no longer works"),
        ("/sign-in/password/reset/key/done/", "Your password is changed"),
        ("/sign-in/inactive/", "You cannot sign in"),
    ],
)
def test_a_stranger_meets_our_own_pages(client: Client, address: str, title: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, heading(answer.text)) == (200, [title])


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/sign-in/logout/", "Sign out"),
        ("/sign-in/password/change/", "Change your password"),
        ("/sign-in/reauthenticate/", "Is it still you?"),
    ],
)
def test_a_colleague_meets_our_own_pages(client: Client, lead: User, address: str, title: str) -> None:
    lead.set_password("a short sentence is good")
    lead.save()
    client.force_login(lead)
    answer = client.get(address)
    assert (answer.status_code, heading(answer.text)) == (200, [title])


@pytest.mark.django_db
def test_a_wrong_password_is_said_once_above_the_form(client: Client) -> None:
    answer = client.post("/sign-in/login/", {"login": "nobody@example.com", "password": "wrong"})
    assert (answer.status_code, answer.text.count("data-errors")) == (422, 1)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("400", "That request made no sense to us"),
        ("403", "This is not yours to change"),
        ("403_csrf", "This form was open too long"),
        ("404", "There is nothing here for you"),
        ("409", "Somebody saved before you"),
        ("500", "Something broke on our side"),
    ],
)
def test_what_went_wrong_is_said_in_plain_words_without_any_context(name: str, title: str) -> None:
    assert heading(render_to_string(f"{name}.html")) == [title]


@pytest.mark.django_db
def test_too_many_wrong_passwords_are_refused_for_a_while(client: Client) -> None:
    factories.user("Maya Torres", email="maya@northgate.example", password=factories.PASSWORD)
    wrong = {"login": "maya@northgate.example", "password": "not this one"}
    answers = [client.post("/sign-in/login/", wrong) for _ in range(11)]
    refused = client.post("/sign-in/login/", {**wrong, "password": factories.PASSWORD})

    assert {answer.status_code for answer in answers[:5]} == {422}
    assert "_auth_user_id" not in client.session
    assert b"Too many" in refused.content
