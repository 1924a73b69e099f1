"""A document as PDF: tagged, bookmarked, for the archive (PDF/A-3a) and for every reader (PDF/UA-1) in one file.

The same tree gives the same bytes on every machine: only the bundled fonts are seen, dates come from the tree.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import category

from reports import canonical
from reports.document import Document
from reports.renderers import pdf_finish, web

HERE = Path(__file__).parent
FONTS = (
    *sorted((HERE / "fonts").glob("*.ttf")),
    HERE.parent.parent / "static" / "vendor" / "source-sans" / "SourceSans3-Regular.ttf",
)
BROKEN = ".doc-section * { break-inside: auto !important; break-before: auto !important; break-after: auto !important }"
PAPERS = {"A4": "A4", "Letter": "letter"}
FITS = ("", "snug", "tight", "tighter")  # how the letter may be set to keep to its one page


def render(tree: Document, assets: Mapping[str, bytes], *, digest: str = "") -> bytes:
    """The PDF of `tree`. `digest` is the hash of the frozen document; its first eight digits stand in the foot."""
    tree = web.cleaned(tree)
    medium = web.Medium(lambda name: f"asset:{name}" if name in assets else "", printed=True)
    printer = Printer(tree, assets)
    parts = web.parts(tree, medium)
    parts["letter"] = printer.one_page_letter(medium)
    page = web.part("print", tree=tree, digest=digest[:8], **parts)
    return pdf_finish.written(printer.laid_out(page), sha256(page.encode()).digest()[:16])


@cache
def weasyprint() -> Any:
    """The engine. Imported here because it takes half a second, and only after it is told of our fonts alone."""
    os.environ["FONTCONFIG_FILE"] = str(HERE / "fonts" / "fonts.conf")
    import weasyprint

    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    return weasyprint


class NotGivenError(ValueError):
    """The page asks for something that was not given to the printer."""


class Printer:
    """One document's pictures, paper and stylesheet."""

    def __init__(self, tree: Document, assets: Mapping[str, bytes]) -> None:
        self.tree = tree
        self.assets = assets

    def fetch(self, url: str) -> Any:
        """The picture `asset:<sha256>` and nothing else: no network, no files."""
        name = url.removeprefix("asset:")
        if not url.startswith("asset:") or name not in self.assets:
            raise NotGivenError(url)
        return weasyprint().urls.URLFetcherResponse(url, self.assets[name])

    def laid_out(self, page: str) -> Any:
        """The pages. What cannot be kept whole, such as a row taller than the paper, is broken after all."""
        try:
            return self.tried(page)
        except AssertionError:  # so WeasyPrint gives up
            return self.tried(page, BROKEN)

    def tried(self, page: str, extra: str = "") -> Any:
        engine = weasyprint()
        paper = engine.CSS(string=f"@page {{ size: {PAPERS[self.tree.paper]} }} {extra}")
        source = engine.HTML(string=page, url_fetcher=self.fetch)
        return source.render(stylesheets=[stylesheet(), paper])

    def one_page_letter(self, medium: web.Medium) -> str:
        """The letter, set as loosely as one page allows."""
        if self.tree.letter is None:
            return ""
        for fit in FITS:
            letter = web.letter_part(self.tree, medium, fit)
            if len(self.laid_out(letter).pages) == 1:
                break
        return letter


def missing_glyphs(tree: Document) -> str:
    """The characters of `tree` that no bundled font can print, each once, in order."""
    text = canonical.dumps(web.cleaned(tree))
    return "".join(sorted({char for char in text if char not in printable() and category(char)[0] not in "CZ"}))


@cache
def printable() -> frozenset[str]:
    """Every character of the bundled fonts."""
    from fontTools.ttLib import TTFont  # slow to import, and only asked for when somebody checks a packet

    return frozenset(chr(code) for file in FONTS for code in TTFont(file, lazy=True).getBestCmap())


@cache
def stylesheet() -> Any:
    return weasyprint().CSS(filename=str(HERE / "print.css"))
