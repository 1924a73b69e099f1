"""Reads our files back as a reader would: every word they say, notes and alternative texts included."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile

import pikepdf
from lxml import etree

TEXT = {"t", "v"}  # runs of words and the cached values of charts


def said(format: str, data: bytes) -> str:  # noqa: A002
    """Everything that a file of this format says."""
    return pdf(data) if format == "pdf" else office(data)


def pdf(data: bytes) -> str:
    """The words in both orders that pdftotext knows, with the alternative texts of figures."""
    pages = "".join(_pdftotext(data, *options) for options in ((), ("-raw",), ("-layout",)))
    with pikepdf.open(io.BytesIO(data)) as document:
        figures = [
            str(each.Alt) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    return pages + "".join(figures)


def _pdftotext(data: bytes, *options: str) -> str:
    return subprocess.run(
        ["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()


def office(data: bytes) -> str:
    """The words of every part of a Word or PowerPoint file, paragraph by paragraph, with what pictures are called."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(package.read(name))  # noqa: S320 - our own file
                found += [node.text or "" for node in root.iter() if etree.QName(node).localname in TEXT]
                found.append("\n")
                found += [node.get("descr") or "" for node in root.iter() if node.get("descr")]
    return "".join(found)


def squeezed(text: str) -> str:
    """Without spaces, and without marks that only turn the direction of writing or join letters."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+", "", text)


def unsaid(strings: list[str], text: str) -> list[str]:
    """Those of `strings` that a reader of `text` does not find."""
    there = squeezed(text)
    return [one for one in strings if squeezed(one) not in there]
