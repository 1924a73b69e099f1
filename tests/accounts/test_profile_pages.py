"""Profiles with photos, and the vendor's settings with its logo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.models import Picture, User, Vendor
from accounts.pictures import logo_from, picture_from
from tests import factories
from tests.accounts.test_picture import bomb, upload

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ME = {"name": "Maya Torres", "job_title": "Rep", "phone": "", "bio": "Since 2019.", "time_zone": "America/New_York"}
US = {
    "name": "Northgate Components",
    "tagline": "There when you need them",
    "address": "1200 Lakeside Avenue\nCleveland",
    "currency": "EUR",
    "fiscal_year_starts": 7,
    "time_zone": "America/New_York",
    "language": "en-GB",
    "paper": "A4",
    "version": 1,
}
PROFILE, VENDOR = "/me/", "/settings/vendor/"


def a_photo(colour: str = "teal") -> SimpleUploadedFile:
    return upload(Image.new("RGB", (300, 200), colour))


class TestProfile:
    def test_i_say_who_i_am(self, csr: User, signed_in: SignIn) -> None:
        response = signed_in(csr).post(PROFILE, ME)
        csr.refresh_from_db()
        assert (response.status_code, csr.job_title, csr.bio, csr.time_zone) == (
            *(302, "Rep", "Since 2019."),
            "America/New_York",
        )

    def test_nobody_gives_themselves_a_role(self, csr: User, signed_in: SignIn) -> None:
        signed_in(csr).post(PROFILE, {**ME, "role": "admin", "email": "boss@northgate.example", "is_active": ""})
        csr.refresh_from_db()
        assert (csr.role, csr.email, csr.is_active) == ("csr", "maya.torres@northgate.example", True)

    @pytest.mark.parametrize(
        ("field", "value"), [("name", " "), ("bio", "x" * 1501), ("time_zone", "Nowhere"), ("phone", "1" * 41)]
    )
    def test_what_is_wrong_stands_at_its_field(self, field: str, value: str, csr: User, signed_in: SignIn) -> None:
        response = signed_in(csr).post(PROFILE, {**ME, field: value})
        csr.refresh_from_db()
        assert (response.status_code, list(response.context["form"].errors), csr.job_title) == (422, [field], "")

    def test_a_name_that_is_not_saved_does_not_show(self, csr: User, signed_in: SignIn) -> None:
        page = signed_in(csr).post(PROFILE, {**ME, "name": "Somebody", "bio": "x" * 1501}).content.decode()
        assert page.count("Somebody") == 1

    def test_a_photo_comes_and_goes(self, csr: User, signed_in: SignIn) -> None:
        client, photos = signed_in(csr), []
        for more in ({"new_photo": a_photo()}, {}, {"remove_photo": "on"}):
            client.post(PROFILE, {**ME, **more})
            csr.refresh_from_db()
            photos.append(csr.photo is not None)
        assert photos == [True, True, False]

    def test_a_bomb_is_refused_with_my_words_kept(self, csr: User, signed_in: SignIn) -> None:
        response = signed_in(csr).post(PROFILE, {**ME, "new_photo": bomb(60_000, 60_000)})
        csr.refresh_from_db()
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["new_photo"])
        assert ("Since 2019." in response.content.decode(), csr.photo, Picture.objects.count()) == (True, None, 0)


class TestPhoto:
    def test_is_shown_to_colleagues(self, csr: User, stranger: User, signed_in: SignIn) -> None:
        csr.photo = picture_from(a_photo())
        csr.save()
        response = signed_in(stranger).get(reverse("accounts:photo", args=[csr.pk]))
        headers = {name: response[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")}
        assert headers == {
            "Content-Type": "image/jpeg",
            "Cache-Control": "private, no-cache",
            "X-Content-Type-Options": "nosniff",
        }
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response.content == bytes(csr.photo.data)

    def test_is_kept_for_good_by_its_name_only(self, csr: User, signed_in: SignIn) -> None:
        csr.photo = picture_from(a_photo())
        csr.save()
        url, client = reverse("accounts:photo", args=[csr.pk]), signed_in(csr)
        named = client.get(url, {"v": csr.photo.sha256})["Cache-Control"]
        wrong = client.get(url, {"v": "0" * 64})["Cache-Control"]
        assert (named, wrong) == ("private, max-age=31536000, immutable", "private, no-cache")

    def test_is_not_sent_twice(self, csr: User, signed_in: SignIn) -> None:
        csr.photo = picture_from(a_photo())
        csr.save()
        client, url = signed_in(csr), reverse("accounts:photo", args=[csr.pk])
        again = client.get(url, headers={"If-None-Match": client.get(url)["ETag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_is_nothing_for_the_world(self, csr: User) -> None:
        assert Client().get(reverse("accounts:photo", args=[csr.pk])).status_code == 302

    def test_is_404_without_one(self, csr: User, signed_in: SignIn) -> None:
        assert signed_in(csr).get(reverse("accounts:photo", args=[csr.pk])).status_code == 404


class TestVendor:
    @pytest.mark.parametrize(
        ("who", "status"), [("csr", 403), ("lead", 403), ("stranger", 403), ("sales_lead", 403), ("admin", 302)]
    )
    def test_is_for_administrators(
        self, who: str, status: int, account: Any, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        client = signed_in(request.getfixturevalue(who))
        response, shown = client.post(VENDOR, US), client.post(f"{VENDOR}preview/", US)
        found = Vendor.objects.get()
        expected = ("EUR", 7) if status == 302 else ("USD", 1)
        assert (response.status_code, (found.currency, found.fiscal_year_starts)) == (status, expected)
        assert shown.status_code == (200 if status == 302 else 403)

    def test_the_first_settings_make_the_row(self, admin: User, signed_in: SignIn) -> None:
        client = signed_in(admin)
        welcome = client.get(VENDOR).content.decode()
        data = {name: value for name, value in US.items() if name != "version"}
        assert (client.post(VENDOR, data).status_code, Vendor.objects.get().pk, "Welcome" in welcome) == (302, 1, True)

    @pytest.mark.parametrize(
        ("field", "value"),
        [("name", ""), ("fiscal_year_starts", "13"), ("paper", "A5"), ("language", "xx"), ("time_zone", "Nowhere")],
    )
    def test_what_is_wrong_stands_at_its_field(self, field: str, value: str, admin: User, signed_in: SignIn) -> None:
        factories.vendor()
        response = signed_in(admin).post(VENDOR, {**US, field: value})
        assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
        assert (Vendor.objects.get().currency, "There when you need them" in response.content.decode()) == ("USD", True)

    def test_two_administrators_see_both(self, admin: User, signed_in: SignIn) -> None:
        factories.vendor()
        client = signed_in(admin)
        client.post(VENDOR, US)
        response = client.post(VENDOR, {**US, "tagline": "Another line"})
        assert (response.status_code, Vendor.objects.get().tagline) == (409, "There when you need them")

    def test_the_logo_comes_and_goes(self, admin: User, signed_in: SignIn) -> None:
        factories.vendor()
        client, logos = signed_in(admin), []
        for version, more in enumerate(({"new_logo": a_photo()}, {}, {"remove_logo": "on"}), start=1):
            client.post(VENDOR, {**US, **more, "version": version})
            logos.append(Vendor.objects.get().logo is not None)
        assert logos == [True, True, False]

    def test_the_logo_is_for_colleagues(self, csr: User, signed_in: SignIn) -> None:
        factories.vendor(logo=logo_from(a_photo()))
        client = signed_in(csr)
        assert (client.get(f"{VENDOR}logo/").status_code, Client().get(f"{VENDOR}logo/").status_code) == (200, 302)

    def test_the_letterhead_is_previewed_unsaved(self, admin: User, signed_in: SignIn) -> None:
        factories.vendor()
        page = signed_in(admin).post(f"{VENDOR}preview/", {**US, "name": "<b>Northgate</b>"}).content.decode()
        assert ("&lt;b&gt;Northgate" in page, "1200 Lakeside Avenue" in page) == (True, True)
        assert Vendor.objects.get().name == "Northgate Components"
