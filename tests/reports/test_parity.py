"""Every format says everything: the strings of the tree are found again in each file."""

from __future__ import annotations

import pytest
from django.utils.html import escape

from reports import canonical, publishing
from reports.renderers import web
from tests.reports import ledger, parity
from tests.reports.tree import all_strings, full_assets, full_tree
from tests.reports.year import AT, full_year

FORMATS = ("pdf", "docx", "pptx")
BEHIND_PHOTOS = {"pdf": {"MK", "LF", ledger.ODD[17]}, "docx": {"MK", "LF"}, "pptx": {"MK", "LF"}}


@pytest.mark.parametrize("format", FORMATS)
def test_the_full_sample_is_said_in_whole(format: str) -> None:  # noqa: A002
    data = publishing.renderer(format)(full_tree(), full_assets())
    assert set(parity.unsaid(all_strings(full_tree()), parity.said(format, data))) <= BEHIND_PHOTOS[format]


@pytest.mark.django_db
@pytest.mark.parametrize("format", FORMATS)
def test_a_packet_made_of_rows_is_said_in_whole(format: str) -> None:  # noqa: A002
    year = full_year(times=3)
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    strings = all_strings(canonical.loads(packet.frozen))
    assert set(parity.unsaid(strings, parity.said(format, publishing.render(packet, format)))) <= {"PR"}


@pytest.mark.django_db
@pytest.mark.parametrize("format", FORMATS)
def test_the_same_frozen_packet_gives_the_same_bytes(format: str) -> None:  # noqa: A002
    year = full_year()
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    assert publishing.render(packet, format) == publishing.render(packet, format)


@pytest.mark.django_db
def test_the_preview_is_the_same_tree() -> None:
    year = full_year()
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    tree = canonical.loads(packet.frozen)
    said = parity.squeezed(str(web.render(tree, str)))
    words_of_paper = {"PR", tree.word_contents, tree.word_page, tree.word_of}
    unsaid = {one for one in all_strings(tree) if parity.squeezed(escape(one)) not in said}
    assert unsaid - words_of_paper == set()
