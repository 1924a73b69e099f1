"""The sample vendor: its letterhead, its colleagues, and what trouble costs by industry."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.models import Picture, User, Vendor
from moments.models import Rate
from reports.sample.cast import Cast, dated
from reports.sample.logo import logo
from reports.sample.portraits import portrait


def open_vendor(row: dict[str, Any]) -> Vendor:
    vendor = Vendor(pk=1, is_sample=True, logo=kept(logo()), **{name: text.strip() for name, text in row.items()})
    vendor.save()
    return vendor


def kept(picture: bytes) -> Picture:
    """The stored picture with these PNG bytes."""
    name = hashlib.sha256(picture).hexdigest()
    return Picture.objects.get_or_create(sha256=name, defaults={"content_type": "image/png", "data": picture})[0]


def hire(rows: list[dict[str, Any]], cast: Cast, password: str) -> dict[str, User]:
    """The colleagues by their short names. Those who never sign in get no password."""
    hashed = make_password(password)  # once: the hash is slow on purpose
    return {row["key"]: _colleague(row, cast, hashed) for row in rows}


def _colleague(row: dict[str, Any], cast: Cast, hashed: str) -> User:
    told = {name: value for name, value in row.items() if name not in {"key", "joined", "look", "signs_in"}}
    email = f"{row['name'].lower().replace(' ', '.')}@northgate.example"
    user = User.objects.filter(email=email, is_sample=True).first() or User(email=email, is_sample=True)
    for name, value in cast.fields(User, told).items():
        setattr(user, name, value)
    user.is_active = True
    user.password = hashed if row.get("signs_in", True) else make_password(None)
    user.photo = kept(portrait(row["look"])) if "look" in row else None
    user.joined_at = cast.days.at(cast.days.day(row.get("joined", "P01-09")), 9)
    dated(user, user.joined_at).save()
    return user


def print_rates(rows: list[dict[str, Any]], cast: Cast) -> None:
    """The rate card by industry."""
    for row in rows:
        cast.make(Rate, row, is_sample=True)
