"""Text that people, or their clipboards, do type: through a moment into every format, printed as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaps.text import clean_text
from reports import canonical, composing, markdown, publishing
from reports.renderers import web
from tests import factories
from tests.checkers import open_xml_errors, pdf_errors
from tests.reports import parity
from tests.reports.tree import all_strings
from tests.reports.year import AT, Year, full_year

pytestmark = pytest.mark.django_db
TYPED = {
    "controls": "Bell\x07 and\x1b escape, half\ud800 and none\uffff",
    "breaks": "First\r\nsecond\x0bthird\u2028fourth",
    "markup": "<script>alert(1)</script> &amp; <b>bold</b> ]]> <!-- --> </w:t>",
    "template": "{{7*7}} {% include 'x' %} ${7*7} %s {0}",
    "formula": "=1+1",
    "office": "_x000D_ and _x0041_",
    "path": "../../etc/passwd C:\\temp file:///etc/passwd",
    "zalgo": "Z" + "\u0300\u0301\u0302" * 12 + "algo",
    "emoji": "A truck 🚚 on time",
    "hebrew": "שנאי מבודד",
    "marks": "“quotes” – dash… naïve café Łódź",
    "sql": "'; DROP TABLE moments_moment; --",
}


@pytest.fixture
def hostile(db: None) -> Year:
    """A moment, a promise, a commentary and a letter with all of it."""
    year = full_year()
    for text in TYPED.values():
        kept = clean_text(text)
        factories.reviewed_moment(
            year.account, year.lead, 10, title=kept[:120], customer_happened=kept, customer_deed=f"Done: {kept}"
        )
        factories.expectation(year.plan, kept, said_by=year.contact)
    year.packet.edits.create(key="results", commentary="\n\n".join(TYPED.values()).replace("\ud800", ""))
    year.packet.letter = "\n\n".join(map(clean_text, TYPED.values()))
    year.packet.save()
    return year


def made(year: Year, format: str) -> tuple[list[str], bytes]:  # noqa: A002
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    return all_strings(canonical.loads(packet.frozen)), publishing.render(packet, format)


@pytest.mark.parametrize("format", ["docx", "pptx"])
def test_an_office_file_is_valid_and_says_it_as_typed(hostile: Year, format: str, tmp_path: Path) -> None:  # noqa: A002
    strings, data = made(hostile, format)
    file = tmp_path / f"packet.{format}"
    file.write_bytes(data)
    assert open_xml_errors(file) == []
    assert [text for text in parity.unsaid(strings, parity.said(format, data)) if text != "PR"] == []


def test_a_pdf_is_valid_and_says_it_as_typed(hostile: Year, tmp_path: Path) -> None:
    strings, data = made(hostile, "pdf")
    file = tmp_path / "packet.pdf"
    file.write_bytes(data)
    assert pdf_errors(file) == []
    unsaid = parity.unsaid(strings, parity.said("pdf", data))
    assert [text for text in unsaid if not comes_back_otherwise(text)] == []


def comes_back_otherwise(text: str) -> bool:
    """Whether pdftotext is known to give the letters of this text back in another order, or the photo stands for it."""
    return text == "PR" or TYPED["hebrew"] in text or "\u0300" in text


def test_the_preview_escapes_it(hostile: Year) -> None:
    said = str(web.render(composing.compose(hostile.packet), str))
    assert "<script>" not in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert "{{7*7}}" in said


def test_a_note_of_ten_thousand_letters_is_told_to_its_end(db: None, tmp_path: Path) -> None:
    year = full_year()
    long = " ".join(f"word{number}" for number in range(1300))[:9_990] + " the end."
    factories.reviewed_moment(year.account, year.lead, 10, customer_happened=long, customer_deed="Done.")
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    for format in ("pdf", "docx", "pptx"):  # noqa: A001
        data = publishing.render(packet, format)
        assert "theend" in parity.squeezed(parity.said(format, data)), format
        file = tmp_path / f"packet.{format}"
        file.write_bytes(data)
        assert (pdf_errors if format == "pdf" else open_xml_errors)(file) == []


def test_a_row_that_never_went_through_a_form_is_cleaned_at_the_renderer(db: None) -> None:
    year = full_year()
    factories.reviewed_moment(year.account, year.lead, 10, title="Bell\x07 rang", customer_deed="a\x0bb")
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    for format in ("pdf", "docx", "pptx"):  # noqa: A001
        assert "Bellrang" in parity.squeezed(parity.said(format, publishing.render(packet, format))), format


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_commentary_prints_what_is_no_markdown_as_typed(text: str) -> None:
    said = "".join(text for block in markdown.blocks(text) for text in all_strings(block))
    assert without_stars(said) == without_stars(clean_text(text))


def without_stars(text: str) -> str:
    """What stands in a pair of stars or underscores is emphasised, so the pair itself is not printed."""
    return parity.squeezed(text).replace("*", "").replace("_", "")
