"""Reviewing a moment: its customer wording, its price and the word of an account lead, together or not at all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from moments.forms.review import ReviewForm
from moments.models import Benefit, Moment


@transaction.atomic
def review(form: ReviewForm, lines: list[Benefit], *, by: User, at: datetime) -> Moment:
    """The reviewed moment. One reviewed before is only worded and priced anew, until the customer has answered.

    Raises EditConflict when somebody saved, reviewed or answered first, and AlreadyDecided once it is settled.
    """
    moment: Moment = form.save_edit()
    if moment.is_settled:
        raise Moment.AlreadyDecided
    moment.price(lines)
    if moment.is_open:
        moment.review(by=by, at=at)
    return moment
