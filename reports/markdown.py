"""People's commentary: a little Markdown becomes paragraphs and bullets; everything else prints as typed."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from kaps.text import clean_text
from reports.document import Block, Bullet, Bullets, Line, Prose, Span

_PARSER = MarkdownIt("zero", {"html": False}).enable(["emphasis", "list", "newline"])


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`: neighbouring paragraphs together, lists flattened to one level."""
    found: list[Block] = []
    for node in SyntaxTreeNode(_PARSER.parse(clean_text(text))).children:
        if node.type in {"bullet_list", "ordered_list"}:
            found.append(Bullets(tuple(_bullets(node)), ordered=node.type == "ordered_list"))
        elif found and isinstance(found[-1], Prose):
            found[-1] = Prose((*found[-1].paragraphs, _line(node)))
        else:
            found.append(Prose((_line(node),)))
    return tuple(found)


def _bullets(node: SyntaxTreeNode) -> Iterator[Bullet]:
    for child in node.children:
        if child.type == "paragraph":
            yield Bullet(_line(child))
        else:
            yield from _bullets(child)


def _line(node: SyntaxTreeNode) -> Line:
    return tuple(_spans(node, strong=False, emphasis=False))


def _spans(node: SyntaxTreeNode, *, strong: bool, emphasis: bool) -> Iterator[Span]:
    if node.type == "text" and node.content:
        yield Span(node.content, strong, emphasis)
    elif node.type in {"softbreak", "hardbreak"}:
        yield Span(" ", strong, emphasis)
    for child in node.children:
        yield from _spans(child, strong=strong or node.type == "strong", emphasis=emphasis or node.type == "em")
