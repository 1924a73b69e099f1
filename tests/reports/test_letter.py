"""The drafted letter claims only what stands in the ledger and the plan."""

from __future__ import annotations

import pytest

from moments.models import Moment
from reports import facts
from reports.letter import draft, letter
from tests.reports.tree import all_strings
from tests.reports.year import AT, Year, full_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db: None) -> Year:
    return full_year()


def drafted(year: Year) -> str:
    return draft(facts.about(year.packet))


def test_confirmed_and_reviewed_amounts_are_never_added(year: Year) -> None:
    said = drafted(year)
    assert [amount in said for amount in ("$7,000", "$1,000", "$8,000")] == [True, True, False]
    assert "we do not count it until you do" in said


def test_misses_are_named_with_what_changes(year: Year) -> None:
    said = drafted(year)
    assert "one invoice a month 0" in said
    assert "A second planner from January." in said


def test_without_a_ledger_it_claims_no_value(year: Year) -> None:
    Moment.objects.update(status="set_aside")
    year.plan.measures.all().delete()
    assert "$" not in drafted(year)


def test_without_anything_it_is_still_a_letter(year: Year) -> None:
    for rows in ("issues", "objectives", "expectations", "initiatives", "measures"):
        getattr(year.plan, rows).all().delete()
    Moment.objects.update(status="set_aside")
    assert drafted(year).startswith("A year ago you told us what mattered to you.")


def test_our_own_words_stand_instead_of_the_draft(year: Year) -> None:
    made = letter(facts.about(year.packet), "One.\r\n\r\nTwo\nlines.", AT.date(), year.contact, year.lead)
    assert [span.text for line in made.paragraphs for span in line] == ["One.", "Two lines."]
    assert (made.salutation, made.recipient[0], made.signatory) == (
        "Dear Dana Ruiz,",
        "Dana Ruiz",
        ("Priya Raman", "Key account manager", "Northgate Components"),
    )


def test_without_an_addressee_or_signatory_it_is_from_house_to_house(year: Year) -> None:
    made = letter(facts.about(year.packet), "", AT.date(), None, None)
    assert made.salutation == "To our partners at Halvorsen Industrial Controls,"
    assert made.signatory == ("Northgate Components",)
    assert all(all_strings(made))
