"""Administrators look packets up; nobody changes them there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from reports import publishing
from reports.models import Packet
from tests import factories
from tests.reports.year import AT, full_year

pytestmark = pytest.mark.django_db


def test_rows_are_shown_and_none_is_changed(signed_in: Callable[[User], Client]) -> None:
    year = full_year()
    year.packet.edits.create(key="results")
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    client = signed_in(factories.user("Ada Admin", User.Role.ADMIN))
    for name in ("packet", "rendition", "sectionedit"):
        assert client.get(f"/administration/reports/{name}/").status_code == 200
        assert client.get(f"/administration/reports/{name}/add/").status_code == 403
    page = f"/administration/reports/packet/{packet.pk}/"
    assert [client.get(page).status_code, client.post(f"{page}change/", {"title": "X"}).status_code] == [302, 403]
    assert client.post(f"{page}delete/", {"post": "yes"}).status_code == 403
    assert Packet.objects.get().title == packet.title
