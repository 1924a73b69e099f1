"""How safely we are connected to an account: go wide, go high."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.models import Contact


def alarms(contacts: Sequence[Contact]) -> list[str]:
    """What is dangerous about whom we know. `contacts` of one account, with their relationships prefetched."""
    active = [person for person in contacts if person.is_active]
    known = [person for person in active if person.relationships.all()]
    if not active:
        return []
    if not known:
        return ["Nobody of us has said that they know anybody here."]
    main = max(known, key=closeness)
    return [*single_thread(known), *nobody_above(main, known)]


def closeness(person: Contact) -> tuple[int, int]:
    """How well we know somebody, best first: the sum of strengths, then how high they stand."""
    return sum(one.strength for one in person.relationships.all()), person.seniority


def single_thread(known: Sequence[Contact]) -> list[str]:
    if len(known) > 1:
        return []
    return [f"{known[0]} is the only person we know. When {known[0]} leaves, we begin anew."]


def nobody_above(main: Contact, known: Sequence[Contact]) -> list[str]:
    if main.seniority == Contact.Seniority.EXECUTIVE or any(one.seniority > main.seniority for one in known):
        return []
    return [f"We know {main} best, and nobody of us knows anybody above."]
