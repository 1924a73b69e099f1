from __future__ import annotations

import pytest

from moments.wording import customer_draft, left_out, title_draft


@pytest.mark.parametrize(
    ("internal", "draft"),
    [
        ("Line 4 stops Thursday. Their fault, yes.", "Line 4 stops Thursday."),
        ("They forgot to order. The part is two weeks out.", "The part is two weeks out."),
        ("Found two reels. Overnighted them at our expense!", "Found two reels."),
        ("It cost us $640. Margin is gone. Line 4 never stopped.", "Line 4 never stopped."),
        ("Found two reels.\nWe paid the freight.\nLine 4 ran.", "Found two reels.\nLine 4 ran."),
        ("Our mistake", ""),
        ("", ""),
        ("The default label and a costume.", "The default label and a costume."),
    ],
)
def test_sentences_about_fault_and_cost_are_left_out(internal: str, draft: str) -> None:
    assert customer_draft(internal) == draft


def test_a_reviewer_is_told_when_something_was_left_out() -> None:
    assert (left_out("Their FAULT, yes."), left_out("Found two reels.")) == (True, False)


def test_a_title_is_the_first_sentence_cut_short() -> None:
    assert title_draft("Found two reels. Overnighted them.") == "Found two reels"
    assert title_draft("word " * 40).endswith("…")
    assert len(title_draft("word " * 40)) <= 70
    assert title_draft("Our mistake.") == ""
