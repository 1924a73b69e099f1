"""The cover letter: one page, forceful, humble and accurate, drafted from ledger facts only."""

from __future__ import annotations

from datetime import date

from accounts.models import Contact, User
from reports.document import Letter
from reports.facts import Facts
from reports.facts import Line as LedgerLine
from reports.wording import (
    counted,
    day,
    first_sentence,
    in_words,
    joined,
    line,
    month,
    paragraphs,
    phrase,
    sentence,
    span_of,
)


def draft(facts: Facts) -> str:
    """The letter's paragraphs, an empty line between. Every claim rests on the ledger or the plan."""
    parts = (
        _where_you_were(facts),
        _what_it_was_worth(facts),
        _what_we_missed(facts),
        _what_comes(facts),
        _thanks(facts),
    )
    return "\n\n".join(filter(None, parts))


def letter(facts: Facts, text: str, dated_on: date, recipient: Contact | None, signatory: User | None) -> Letter:
    """The letter as it stands in the packet. `text` is what people wrote; empty means the draft."""
    return Letter(
        place_and_date=day(dated_on, facts.language),
        sender=(facts.us.name, *facts.us.letterhead),
        recipient=_addressed(facts, recipient),
        subject=f"What we did for {facts.customer}, {span_of(facts.period, facts.language)}",
        salutation=f"Dear {recipient.name}," if recipient else f"To our partners at {facts.customer},",
        paragraphs=tuple(line(each) for each in paragraphs(text or draft(facts))),
        closing="With respect and thanks,",
        signatory=_signed(facts, signatory),
    )


def _addressed(facts: Facts, recipient: Contact | None) -> tuple[str, ...]:
    if recipient is None:
        return (facts.customer,)
    address = [each.strip() for each in recipient.account.address.splitlines() if each.strip()]
    return tuple(filter(None, (recipient.name, recipient.title, facts.customer, *address)))


def _signed(facts: Facts, signatory: User | None) -> tuple[str, ...]:
    return tuple(filter(None, (signatory.name, signatory.job_title, facts.us.name))) if signatory else (facts.us.name,)


def _where_you_were(facts: Facts) -> str:
    named = [f"“{phrase(one.text)}”" for one in (facts.objectives or facts.issues)[:2]]
    aim = "This report sets out what we did about it, what it was worth to you, and where we fell short."
    if not named or sum(map(len, named)) > 220:
        return f"A year ago you told us what mattered to you. {aim}"
    noun = "objectives" if facts.objectives else "issues"
    return f"A year ago you told us what mattered to you. Among your {noun}: {joined(named)}. {aim}"


def _what_it_was_worth(facts: Facts) -> str:
    confirmed, reviewed = facts.confirmed, facts.reviewed
    if not facts.ledger:
        return ""
    said = []
    if confirmed:
        names = list(dict.fromkeys(one.confirmed_by for one in confirmed if one.confirmed_by))
        by = f" {joined(names)} went through them with us." if 0 < len(names) <= 4 else ""
        said.append(
            f"Your own people have confirmed {counted(len(confirmed), 'result')}"
            f" worth {facts.money(facts.worth(confirmed))} to you.{by}"
        )
    if reviewed:
        said.append(
            f"{'A further' if confirmed else 'By our own count,'} {facts.money(facts.worth(reviewed))}"
            f" in {counted(len(reviewed), 'line')} is reviewed on our side only; we do not count it until you do."
        )
    if (largest := _largest(facts)) and largest.on:
        said.append(
            f"The largest came in {month(largest.on, facts.language)}:"
            f" {phrase(first_sentence(largest.deed))}. It was worth {facts.money(largest.worth)}."
        )
    return " ".join(said)


def _largest(facts: Facts) -> LedgerLine | None:
    moments = [one for one in (facts.confirmed or facts.reviewed) if not one.measure]
    return max(moments, key=lambda one: one.worth.amount, default=None)


def _what_we_missed(facts: Facts) -> str:
    promises = facts.promises
    if not promises:
        return ""
    met, missed = [one for one in promises if one.is_met], [one for one in promises if one.is_missed]
    opening = f"We had given you {counted(len(promises), 'promise')}. We kept {in_words(len(met))}"
    if not missed:
        return f"{opening}, and we hold ourselves to the same in the year to come."
    others = [counted(len(missed) - 2, "other")] if len(missed) > 2 else []
    misses = joined([f"“{phrase(one.text)}”" for one in missed[:2]] + others)
    change = sentence(missed[0].change) if missed[0].change else ""
    return f"{opening} and missed {in_words(len(missed))}: {misses}. {change}".strip()


def _what_comes(facts: Facts) -> str:
    if not facts.actions:
        return ""
    first = facts.actions[0]
    by = f", by {day(first.due_on, facts.language)}" if first.due_on else ""
    return (
        f"For {facts.next_year} we propose {counted(len(facts.actions), 'action')}, each with a name and a day."
        f" The first: {phrase(first.text)}{by}."
    )


def _thanks(facts: Facts) -> str:
    years = facts.period.last_day.year - facts.customer_since if facts.customer_since else 0
    since = f" for {counted(years, 'year')}" if years > 1 else ""
    return (
        f"You have trusted us{since}. We do not take it for granted,"
        " and we ask you to tell us plainly where this report is wrong."
    )
