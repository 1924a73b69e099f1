"""The pages of a packet: reading, composing, approving, and fetching its files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Plan, User
from kaps.conflict import Difference
from reports import composing, facts, publishing, tasks
from reports.models import Packet, Rendition, SectionEdit
from tests import factories
from tests.reports.tree import name_of, portrait
from tests.reports.year import AT, MISSED, Year, full_year

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


@pytest.fixture
def year(db: None) -> Year:
    return full_year()


@pytest.fixture
def client(year: Year, signed_in: SignedIn) -> Client:
    """Signed in as the lead."""
    return signed_in(year.lead)


@pytest.fixture
def approved(year: Year) -> Packet:
    return publishing.approve(year.packet, by=year.lead, at=AT)


@pytest.fixture
def word(approved: Packet) -> Rendition:
    """The Word file, made."""
    one = approved.renditions.get(format="docx")
    tasks.render(one.pk)
    one.refresh_from_db()
    return one


def url(name: str, *args: object) -> str:
    return reverse(f"reports:{name}", args=args)


def letter_data(packet: Packet, **fields: object) -> dict[str, object]:
    return {
        "title": packet.title,
        "dated_on": "2026-12-01",
        "recipient": packet.recipient_id,
        "signatory": packet.signatory_id,
        "letter": "Thank you.",
        "version": packet.version,
        **fields,
    }


def keys(packet: Packet) -> list[str]:
    """The sections in the order of the composer's list."""
    return [row.key for row in composing.rows(facts.about(packet))]


def stored(packet: Packet) -> dict[str, Any]:
    return Packet.objects.filter(pk=packet.pk).values().get()


@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize(
    ("name", "most"), [("packets", 8), ("account_packets", 8), ("packet", 36), ("preview", 30), ("letter", 30)]
)
def test_the_number_of_queries_does_not_grow(
    times: int, name: str, most: int, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    year = full_year(times)
    for earlier in range(times):
        factories.packet(factories.plan(year.account, 2020 + earlier), year.lead)
    of = {"packets": (), "account_packets": (year.account.pk,)}.get(name, (year.packet.pk,))
    client = signed_in(year.lead)
    with django_assert_max_num_queries(most):
        assert client.get(url(name, *of)).status_code == 200


def test_the_composer_tells_what_is_missing_and_shows_the_packet(client: Client, year: Year) -> None:
    page = client.get(url("packet", year.packet.pk)).content.decode()
    assert "Freeze the packet" in page
    assert "One ledger line not confirmed by the customer yet." in page
    assert "Reels found 0" in page


def test_a_viewer_reads_and_is_offered_nothing_else(year: Year, signed_in: SignedIn) -> None:
    viewer = factories.user("Vera Lindt", User.Role.ACCOUNT_MANAGER)
    factories.assignment(year.account, viewer, "viewer")
    page = signed_in(viewer).get(url("packet", year.packet.pk)).content.decode()
    assert "Reels found 0" in page
    assert "Freeze the packet" not in page
    assert url("letter", year.packet.pk) not in page


def test_a_start_opens_the_draft_of_that_year(client: Client, year: Year) -> None:
    answer = client.post(url("start", year.account.pk, 2026))
    assert (answer.status_code, answer.url) == (302, url("packet", year.packet.pk))
    assert client.post(url("start", year.account.pk, 1999)).status_code == 404


class TestLetter:
    def test_it_is_saved_in_our_own_words(self, client: Client, year: Year) -> None:
        answer = client.post(url("letter", year.packet.pk), letter_data(year.packet))
        assert (answer.status_code, answer.url) == (302, url("packet", year.packet.pk) + "#letter")
        assert (stored(year.packet)["letter"], stored(year.packet)["version"]) == ("Thank you.", 2)

    def test_the_unchanged_draft_is_not_stored(self, client: Client, year: Year) -> None:
        drafted = client.get(url("letter", year.packet.pk)).context["form"].initial["letter"]
        client.post(url("letter", year.packet.pk), letter_data(year.packet, letter=drafted.replace("\n", "\r\n")))
        assert stored(year.packet)["letter"] == ""

    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, client: Client, year: Year) -> None:
        before = stored(year.packet)
        answer = client.post(url("letter", year.packet.pk), letter_data(year.packet, dated_on="31.2.", letter="Kept"))
        assert (answer.status_code, stored(year.packet)) == (422, before)
        assert list(answer.context["form"].errors) == ["dated_on"]
        assert answer.context["form"]["letter"].value() == "Kept"
        assert 'value="31.2."' in answer.content.decode()

    def test_an_empty_post_shows_its_errors(self, client: Client, year: Year) -> None:
        answer = client.post(url("letter", year.packet.pk), {})
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {"title", "dated_on", "version"}

    @pytest.mark.parametrize("version", ["0", "-1", "x", "", "99999999999999999999"])
    def test_a_nonsense_version_saves_nothing(self, client: Client, year: Year, version: str) -> None:
        before = stored(year.packet)
        answer = client.post(url("letter", year.packet.pk), letter_data(year.packet, version=version))
        assert answer.status_code in {409, 422}
        assert stored(year.packet) == before

    def test_another_accounts_person_is_no_addressee(self, client: Client, year: Year) -> None:
        foreign = factories.contact(factories.account("Other"), "Al Foreign")
        for pk in (foreign.pk, 999_999):
            answer = client.post(url("letter", year.packet.pk), letter_data(year.packet, recipient=pk))
            assert answer.status_code == 422
            assert answer.context["form"].errors == {
                "recipient": ["Select a valid choice. That choice is not one of the available choices."]
            }

    def test_a_second_saver_sees_both_texts_and_may_save_again(self, client: Client, year: Year) -> None:
        client.post(url("letter", year.packet.pk), letter_data(year.packet, letter="First"))
        answer = client.post(url("letter", year.packet.pk), letter_data(year.packet, letter="Second"))
        assert (answer.status_code, stored(year.packet)["letter"]) == (409, "First")
        assert answer.context["conflict"].fields == [Difference("Letter", "First", "Second")]
        again = letter_data(year.packet, letter="Second", version=answer.context["form"]["version"].value())
        assert client.post(url("letter", year.packet.pk), again).status_code == 302
        assert stored(year.packet)["letter"] == "Second"

    def test_what_was_typed_for_a_frozen_packet_is_given_back(self, client: Client, approved: Packet) -> None:
        before = stored(approved)
        answer = client.post(url("letter", approved.pk), letter_data(approved, letter="Too late & lost?"))
        assert (answer.status_code, stored(approved)) == (409, before)
        assert "Too late &amp; lost?" in answer.content.decode()


class TestSection:
    def test_headline_and_commentary_are_told(self, client: Client, year: Year) -> None:
        data = {"headline": "It paid", "commentary": "**Well** done", "version": 1}
        assert client.post(url("section", year.packet.pk, "results"), data).status_code == 302
        page = client.get(url("preview", year.packet.pk)).content.decode()
        assert "It paid" in page
        assert "<strong>Well</strong> done" in page

    def test_a_section_left_out_is_not_told(self, client: Client, year: Year) -> None:
        data = {"headline": "", "commentary": "", "is_left_out": "on", "version": 1}
        client.post(url("section", year.packet.pk, "people"), data)
        assert "The people behind the work" not in client.get(url("preview", year.packet.pk)).content.decode()

    def test_an_unknown_section_is_nowhere(self, client: Client, year: Year) -> None:
        assert client.get(url("section", year.packet.pk, "margin")).status_code == 404
        assert client.post(url("move", year.packet.pk, "margin")).status_code == 404

    def test_too_long_a_headline_stays_as_typed(self, client: Client, year: Year) -> None:
        answer = client.post(url("section", year.packet.pk, "results"), {"headline": "x" * 301, "version": 1})
        assert (answer.status_code, SectionEdit.objects.count()) == (422, 0)
        assert "x" * 301 in answer.content.decode()

    def test_a_second_saver_sees_both_texts(self, client: Client, year: Year) -> None:
        for text, status in (("First", 302), ("Second", 409)):
            answer = client.post(
                url("section", year.packet.pk, "results"), {"headline": text, "commentary": "", "version": 1}
            )
            assert answer.status_code == status
        assert [edit.headline for edit in SectionEdit.objects.all()] == ["First"]
        assert {"First", "Second"} <= set(re.findall("First|Second", answer.content.decode()))

    def test_it_moves_one_place_and_the_appendix_stays_last(self, client: Client, year: Year) -> None:
        client.post(url("move", year.packet.pk, "results"), {"way": "up"})
        titles = keys(year.packet)
        assert (titles[4:6], titles[-1]) == (["results", "resources"], "ledger")
        client.post(url("move", year.packet.pk, "ledger"), {"way": "up"})
        assert keys(year.packet) == titles

    @pytest.mark.parametrize("name", ["section", "move"])
    def test_a_frozen_packet_gives_the_typed_text_back(self, client: Client, approved: Packet, name: str) -> None:
        answer = client.post(url(name, approved.pk, "results"), {"commentary": "Too late", "version": 1})
        assert (answer.status_code, SectionEdit.objects.count()) == (409, 0)
        assert "Too late" in answer.content.decode()


class TestApprove:
    def test_it_freezes_and_shows_the_files_under_way(self, client: Client, year: Year) -> None:
        answer = client.post(url("approve", year.packet.pk), follow=True)
        assert answer.redirect_chain == [(url("packet", year.packet.pk), 302)]
        assert stored(year.packet)["status"] == "approved"
        assert answer.content.decode().count("waiting for a worker") == 3

    def test_a_second_time_changes_nothing(self, client: Client, approved: Packet) -> None:
        before = stored(approved)
        assert client.post(url("approve", approved.pk)).status_code == 409
        assert (stored(approved), Rendition.objects.count()) == (before, 3)

    def test_what_stands_in_the_way_is_said(self, client: Client, year: Year) -> None:
        factories.expectation(year.plan, "Ship on Fridays", **{**MISSED, "cause": ""})
        Plan.objects.filter(pk=year.plan.pk).update(agreed_on=None)
        before = stored(year.packet)
        answer = client.post(url("approve", year.packet.pk))
        assert (answer.status_code, stored(year.packet)) == (422, before)
        assert [gap.text for gap in answer.context["gaps"] if gap.blocks] == [
            "The plan for 2026 is not agreed with the customer.",
            "One missed promise without cause, side, change or decision.",
        ]

    def test_a_contributor_may_not(self, year: Year, signed_in: SignedIn) -> None:
        owen = factories.user("Owen Blake", User.Role.ACCOUNT_MANAGER)
        factories.assignment(year.account, owen, "contributor")
        before = stored(year.packet)
        assert signed_in(owen).post(url("approve", year.packet.pk)).status_code == 403
        assert stored(year.packet) == before


class TestFiles:
    def test_a_download_is_what_was_made_under_a_speaking_name(self, client: Client, word: Rendition) -> None:
        answer = client.get(url("download", word.pk))
        assert b"".join(answer.streaming_content) == publishing.render(word.packet, "docx")
        assert {name: answer[name] for name in ("Content-Type", "Content-Length", "X-Content-Type-Options")} == {
            "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Content-Length": str(word.size),
            "X-Content-Type-Options": "nosniff",
        }
        name = f"Halvorsen_Industrial_Controls_{word.packet.number}.docx"
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"

    def test_a_hostile_customer_name_stays_out_of_the_header(self, client: Client, word: Rendition) -> None:
        account = word.packet.plan.account
        account.name = 'A"\r\nX: y/..\\ \u202egpj.exe'
        account.save()
        said = client.get(url("download", word.pk))["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="[\w.-]+"', said)

    def test_a_file_that_is_not_ready_is_nowhere(self, client: Client, approved: Packet) -> None:
        waiting = approved.renditions.get(format="pdf")
        assert client.get(url("download", waiting.pk)).status_code == 404

    def test_a_damaged_file_is_not_handed_out(self, client: Client, word: Rendition) -> None:
        Path(word.file.path).write_bytes(b"PK")
        answer = client.get(url("download", word.pk))
        assert (answer.status_code, b"This file is damaged" in answer.content) == (503, True)

    def test_progress_is_a_fragment(self, client: Client, word: Rendition) -> None:
        page = client.get(url("files", word.packet_id)).content.decode()
        assert page.lstrip().startswith('<section class="section" id="files"')
        assert url("download", word.pk) in page

    def test_a_failed_file_says_why_and_is_tried_again(self, client: Client, approved: Packet) -> None:
        failed = approved.renditions.get(format="pptx")
        Rendition.objects.filter(pk=failed.pk).update(state="failed", attempts=3, error="The font was <b>lost</b>.")
        assert "The font was &lt;b&gt;lost&lt;/b&gt;." in client.get(url("packet", approved.pk)).content.decode()
        assert client.post(url("retry", failed.pk)).status_code == 302
        failed.refresh_from_db()
        assert (failed.state, failed.attempts, failed.error) == ("waiting", 0, "")

    def test_a_retry_of_what_did_not_fail_changes_nothing(self, client: Client, word: Rendition) -> None:
        assert client.post(url("retry", word.pk)).status_code == 302
        again = Rendition.objects.get(pk=word.pk)
        assert (again.state, again.sha256) == ("done", word.sha256)

    def test_the_packet_shows_its_own_pictures_and_no_other(self, client: Client, approved: Packet) -> None:
        answer = client.get(url("picture", approved.pk, name_of(portrait("#C9D6DF"))))
        assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "image/png", portrait("#C9D6DF"))
        assert client.get(url("picture", approved.pk, name_of(portrait("#D9CFC1")))).status_code == 404


@pytest.mark.parametrize("name", ["packet", "preview", "letter"])
def test_a_page_is_closed_to_scripts_frames_and_caches(client: Client, year: Year, name: str) -> None:
    answer = client.get(url(name, year.packet.pk))
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (answer["X-Content-Type-Options"], answer["X-Frame-Options"]) == ("nosniff", "DENY")
    assert "no-store" in answer["Cache-Control"]
    assert re.findall(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", answer.content.decode()) == []


def test_a_packet_of_a_later_release_says_so(client: Client, approved: Packet) -> None:
    later = publishing.start(approved.plan, by=approved.created_by, on=AT.date())
    frozen = approved.frozen.replace('"schema":1', '"schema":99')
    Packet.objects.filter(pk=later.pk).update(status="approved", frozen=frozen, sha256="0" * 64, approved_at=AT)
    for name in ("packet", "preview"):
        answer = client.get(url(name, later.pk))
        assert (answer.status_code, b"schema 99" in answer.content) == (503, True)
