"""Words as the XML of a slide: runs, paragraphs, marks and superiors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kaps.text import clean_text
from reports.document import Ink, Line
from reports.renderers.slides.fit import flat
from reports.renderers.slides.ink import MARK, MARK_FACE, THEME, colour


class Run(NamedTuple):
    """Some words in one look. `ink` colours them; `size` is in points where the placeholder's does not do."""

    text: str
    bold: bool = False
    italic: bool = False
    ink: Ink | None = None
    raised: bool = False
    symbol: bool = False
    size: float = 0

    def xml(self, language: str) -> str:
        looks = (f' sz="{round(self.size * 100)}"' if self.size else "") + (' b="1"' if self.bold else "")
        looks += (' i="1"' if self.italic else "") + (' baseline="30000"' if self.raised else "")
        inside = f"<a:solidFill>{colour(THEME[self.ink])}</a:solidFill>" if self.ink else ""
        if self.symbol:
            inside += "".join(f'<a:{script} typeface="{MARK_FACE}"/>' for script in ("latin", "ea", "cs", "sym"))
        return (
            f"<a:r><a:rPr lang={quoteattr(language)}{looks}>{inside}</a:rPr>"
            f"<a:t>{escape(clean_text(self.text))}</a:t></a:r>"
        )


class Paragraph(NamedTuple):
    """Runs on one level of the placeholder. `first` is the number a numbered list starts with, 0 for none."""

    runs: tuple[Run, ...]
    level: int = 1
    first: int = 0
    end: bool = False

    def xml(self, language: str) -> str:
        level = f' lvl="{self.level - 1}"' if self.level > 1 else ""
        align = ' algn="r"' if self.end else ""
        number = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{self.first}"/>'
        inside = "".join(run.xml(language) for run in self.runs)
        return f"<a:p><a:pPr{level}{align}>{number if self.first else ''}</a:pPr>{inside}</a:p>"


def plain(text: str, level: int = 1, ink: Ink | None = None) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, ink=ink),), level)


def mark(ink: Ink) -> Run:
    """The sign of `ink`, in a face that has it."""
    return Run(MARK[ink] + "\u00a0", ink=ink, symbol=True)


def line_text(line: Line) -> str:
    """The words of a line without their looks."""
    return "".join(span.text for span in line)


def runs(line: Line, shown: str) -> tuple[Run, ...]:
    """`line` with its looks where all of it is `shown`, else the shortened words plain."""
    if shown != flat(line_text(line)):
        return (Run(shown),)
    return tuple(Run(flat(span.text), span.strong, span.emphasis) for span in line)


def superiors(refs: Iterable[int]) -> tuple[Run, ...]:
    """Ledger line numbers, raised."""
    numbers = ", ".join(map(str, refs))
    return (Run("\u2009" + numbers, raised=True),) if numbers else ()
