"""The checkers really look: each finds what is wrong in a file that was spoilt on purpose."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from tests import checkers


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "good.pptx"
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Title Only"))
    presentation.save(str(path))
    return path


@pytest.fixture
def pdf_file(tmp_path: Path) -> Path:
    path = tmp_path / "plain.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


def spoil(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """A copy of an Office file with one thing replaced in one part."""
    spoilt = path.with_name(f"spoilt{path.suffix}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return spoilt


def test_a_good_deck_passes(deck: Path) -> None:
    assert checkers.open_xml_errors(deck) == []


@pytest.mark.parametrize("check", [checkers.audit_errors, checkers.sdk_errors])
def test_a_spoilt_deck_is_found_out(check: Callable[[Path], list[str]], deck: Path) -> None:
    spoilt = spoil(deck, "ppt/slides/slide1.xml", b"<p:cSld>", b"<p:cSld><p:nonsense/>")
    assert check(spoilt) != []


def test_a_plain_pdf_is_sound_but_meets_neither_standard(pdf_file: Path) -> None:
    assert checkers.qpdf_errors(pdf_file) == []
    assert {error.split("-")[0] for error in checkers.page_errors(pdf_file)} == {"PDFA3A", "PDFUA1"}


def test_a_torn_pdf_is_found_out(pdf_file: Path) -> None:
    pdf_file.write_bytes(pdf_file.read_bytes()[:-200])
    assert checkers.qpdf_errors(pdf_file) != []
