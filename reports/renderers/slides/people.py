"""Cards of people: photo or initials, name, role and the beginning of the bio; the whole of it in the notes."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Final

from kaps.text import clean_text
from reports.document import People, Person
from reports.renderers.slides.fit import LEADING, height
from reports.renderers.slides.page import Page, describe
from reports.renderers.slides.text import Paragraph, plain

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

FEW: Final = 3
MOST: Final = 6


def show(chapter: Chapter, block: People) -> None:
    """At most six to a slide, about the same number on each; three or fewer have larger cards."""
    size = math.ceil(len(block.items) / max(1, math.ceil(len(block.items) / MOST))) or 1
    parts = [block.items[start : start + size] for start in range(0, len(block.items), size)]
    layout = "Three people" if len(block.items) <= FEW else "Six people"
    for part, persons in enumerate(parts, start=1):
        page = chapter.page(layout, "", part, len(parts))
        for place, person in enumerate(persons, start=1):
            _face(page, person, place, chapter.assets.get(person.photo, b""))
            _card(page, person, place)
            page.say(_spoken(person))


def _face(page: Page, person: Person, place: int, photo: bytes) -> None:
    """The photo, else the initials, both in the outline of the layout."""
    name = f"Photo {place}" if photo else f"Initials {place}"
    if photo:
        picture = page.take(name).insert_picture(io.BytesIO(photo))
        picture.auto_shape_type = page.plan.slots[name].auto_shape_type
        picture.name = name
        describe(picture, person.name)
    elif person.initials:
        page.draw(name, plain(page.fitted(name, person.initials, 1)))


def _card(page: Page, person: Person, place: int) -> None:
    name = f"Card {place}"
    texts = [page.shown(name, person.name, 3), page.shown(name, person.role, 3, level=2)]
    used = sum(height(text, page.plan.size(name, level), page.plan.across(name)) for level, text in enumerate(texts, 1))
    most = int((page.plan.down(name) - used - 0.1) / (page.plan.size(name, 3) * LEADING / 72))
    paragraphs: list[Paragraph] = [plain(texts[0]), plain(texts[1], 2)]
    if person.bio and most > 0:
        paragraphs.append(plain(_begun(page, name, person.bio, most), 3))
    page.write(name, *paragraphs)


def _begun(page: Page, name: str, bio: str, most: int) -> str:
    """The sentences of `bio` that have room; a part of the first where not even that has."""
    shown = page.shown(name, bio, most, level=3)
    whole = max(shown.rfind(f"{stop} ") for stop in ".!?") + 1
    return shown[:whole] if shown.endswith("…") and whole else shown


def _spoken(person: Person) -> str:
    initials = f" ({person.initials})" if person.initials else ""
    return clean_text(f"{person.name}{initials}, {person.role}: {person.bio}")
