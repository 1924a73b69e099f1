"""One section as slides: the headline is the title of the first, prose goes to the notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, assert_never

from reports.document import Block, Bullets, Chart, Figures, People, Prose, Section, Table
from reports.renderers.slides import chart, figures, people, points, table
from reports.renderers.slides.deck import Deck
from reports.renderers.slides.page import Page
from reports.renderers.slides.text import line_text, plain


class Scene(NamedTuple):
    """Blocks for the same slides, and words for their notes."""

    blocks: list[Block]
    words: list[str]


class Chapter:
    """The slides of `section`, made in the order of its blocks."""

    def __init__(self, deck: Deck, section: Section, assets: Mapping[str, bytes]) -> None:
        self.deck = deck
        self.section = section
        self.assets = assets
        self._pages: list[Page] = []
        self._waiting: list[str] = []

    def tell(self) -> Page:
        """Make the slides; the first is returned."""
        for scene in self._scenes():
            self.wait(*scene.words)
            self._show(scene.blocks)
        if not self._pages:
            self._statement()
        self._pages[-1].say(*self._waiting)
        return self._pages[0]

    @property
    def has_begun(self) -> bool:
        """Whether the headline has been the title of a slide already."""
        return bool(self._pages)

    def page(self, layout: str, words: str = "", part: int = 1, parts: int = 1) -> Page:
        """The next slide. The first has the headline for a title and `words` under it, the others `words` as title."""
        counted = f" ({part} {self.deck.tree.word_of} {parts})" if parts > 1 else ""
        first = not self._pages
        title = self.section.headline or self.section.title if first else words or self.section.title
        captioned = first and bool(words)
        twin = f"{layout} with caption"
        page = self.deck.page(
            twin if captioned and twin in self.deck.plans else layout, title, tail="" if first else counted
        )
        self._head(page)
        if captioned and "Caption" in page.plan.slots:
            page.put("Caption", words, tail=counted)
        return page

    def wait(self, *texts: str) -> None:
        """Keep `texts` for the notes of the next slide."""
        self._waiting += texts

    def _head(self, page: Page) -> None:
        page.put("Section number", self.section.number)
        page.put("Section name", self.section.title)
        page.say(*self._waiting)
        self._waiting = []
        self._pages.append(page)

    def _scenes(self) -> list[Scene]:
        """The blocks that share slides, with the prose before them for the notes."""
        scenes: list[Scene] = []
        for block in self.section.blocks:
            if isinstance(block, Prose):
                self.wait(*map(line_text, block.paragraphs))
                continue
            if not (scenes and self._joins(scenes[-1].blocks, block)):
                scenes.append(Scene([], []))
            scenes[-1].blocks.append(block)
            scenes[-1].words.extend(self._waiting)
            self._waiting = []
        return scenes

    def _joins(self, before: list[Block], block: Block) -> bool:
        match before, block:
            case [Bullets(), *_], Bullets():
                return True
            case [Figures() as row], Chart() | Table():
                return figures.stand_beside(self, row, block)
        return False

    def _show(self, blocks: list[Block]) -> None:
        match blocks:
            case [Figures() as row, Chart() | Table() as beside]:
                figures.show_beside(self, row, beside)
            case [Bullets(), *_]:
                points.show(self, [block for block in blocks if isinstance(block, Bullets)])
            case _:
                for block in blocks:
                    self._show_alone(block)

    def _show_alone(self, block: Block) -> None:
        match block:
            case Prose() | Bullets():
                return
            case Figures():
                figures.show(self, block)
            case Table():
                table.show(self, block)
            case Chart():
                chart.show(self, block)
            case People():
                people.show(self, block)
            case _:
                assert_never(block)

    def _statement(self) -> None:
        """A section of prose alone: its headline large and how it begins."""
        beginning = next(iter(self._waiting), "")
        page = self.deck.page("Statement", self.section.headline or self.section.title, most=3)
        self._head(page)
        if beginning:
            page.write("Body", plain(page.shown("Body", beginning, 6)))
