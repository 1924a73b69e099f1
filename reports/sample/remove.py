"""Takes the sample company out again, and leaves alone whatever is real."""

from __future__ import annotations

from functools import partial

from django.db import models, transaction
from django.db.models.deletion import ProtectedError
from simple_history.utils import get_history_model_for_model

from accounts.models import (
    Account,
    Action,
    Assignment,
    Contact,
    Designation,
    Expectation,
    Initiative,
    Issue,
    Measure,
    Objective,
    Picture,
    Plan,
    Priority,
    Relationship,
    Resource,
    User,
    Vendor,
)
from moments.models import Benefit, Moment, Rate
from reports.models import Packet, Rendition, SectionEdit

PLAN_ITEMS: tuple[type[models.Model], ...] = (
    Priority,
    Issue,
    Objective,
    Expectation,
    Initiative,
    Measure,
    Resource,
    Action,
)


@transaction.atomic
def remove() -> list[str]:
    """Remove every row of the sample and answer what had to stay, a sentence each."""
    told = [*keep_used_rates(), *keep_changed_vendor()]
    let_go_of_real_rows()
    gone = sample_rows()
    delete_customers()
    told += [*delete_colleagues(), *delete_vendor()]
    forget(gone)
    delete_unused_pictures()
    return told


def sample_rows() -> dict[type[models.Model], list[int]]:
    """The ids of all rows of the sample that have a history."""
    on_plan = dict.fromkeys(PLAN_ITEMS, "plan__account__is_sample")
    paths: dict[type[models.Model], str] = {
        Account: "is_sample",
        **dict.fromkeys((Designation, Assignment, Contact, Plan, Moment), "account__is_sample"),
        Relationship: "contact__account__is_sample",
        **on_plan,
        Benefit: "moment__account__is_sample",
        Rate: "is_sample",
        Packet: "plan__account__is_sample",
        SectionEdit: "packet__plan__account__is_sample",
        User: "is_sample",
        Vendor: "is_sample",
    }
    return {
        model: list(model._default_manager.filter(**{path: True}).values_list("pk", flat=True))
        for model, path in paths.items()
    }


def keep_used_rates() -> list[str]:
    """Rates that real moments were priced with become real themselves."""
    used = Rate.objects.filter(is_sample=True, benefits__moment__account__is_sample=False).distinct()
    told = [f'The rate "{rate}" stays, because a moment of yours was priced with it.' for rate in used]
    Rate.objects.filter(pk__in=[rate.pk for rate in used]).update(is_sample=False, agreed_by=None)
    return told


def keep_changed_vendor() -> list[str]:
    """A vendor that somebody has edited since is theirs."""
    kept = Vendor.objects.filter(is_sample=True, version__gt=1).update(is_sample=False)
    return ["The vendor settings stay, because somebody changed them."] if kept else []


def let_go_of_real_rows() -> None:
    """Real accounts stop being part of sample accounts."""
    Account.objects.filter(is_sample=False, parent__is_sample=True).update(parent=None)


def delete_customers() -> None:
    """The sample accounts with all that hangs on them, in the order their ties allow."""
    for rendition in Rendition.objects.filter(packet__plan__account__is_sample=True).exclude(file=""):
        transaction.on_commit(partial(rendition.file.storage.delete, str(rendition.file.name)))
    Packet.objects.filter(plan__account__is_sample=True).delete()
    Moment.objects.filter(account__is_sample=True).delete()
    Plan.objects.filter(account__is_sample=True).delete()
    Account.objects.filter(is_sample=True, parent__isnull=False).delete()
    Account.objects.filter(is_sample=True).delete()
    Rate.objects.filter(is_sample=True).delete()


def delete_colleagues() -> list[str]:
    """Those whose name stands on real rows stay, but may no longer sign in."""
    told = []
    for colleague in User.objects.filter(is_sample=True):
        try:
            with transaction.atomic():
                colleague.delete()
        except ProtectedError:
            User.objects.filter(pk=colleague.pk).update(is_active=False)
            told.append(f"{colleague} stays, because their name stands on work of yours, but can no longer sign in.")
    if not User.objects.filter(role=User.Role.ADMIN, is_active=True).exists():
        told.append("Nobody can sign in as administrator now: run manage.py createsuperuser.")
    return told


def delete_vendor() -> list[str]:
    """An unnamed vendor stays in its place, so that an empty start does not bring the sample back."""
    Vendor.objects.filter(is_sample=True).delete()
    Vendor.objects.get_or_create(pk=1)
    return []


def forget(gone: dict[type[models.Model], list[int]]) -> None:
    """Delete the history of rows that are no more."""
    for model, ids in gone.items():
        left = set(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
        for start in range(0, len(ids), 500):
            some = [pk for pk in ids[start : start + 500] if pk not in left]
            get_history_model_for_model(model).objects.filter(**{f"{model._meta.pk.name}__in": some}).delete()


def delete_unused_pictures() -> None:
    """Pictures nobody wears any more; a frozen packet keeps its own."""
    shown = {*User.objects.values_list("photo", flat=True), *Vendor.objects.values_list("logo", flat=True)}
    frozen = "".join(Packet.objects.approved().values_list("frozen", flat=True))
    for name in Picture.objects.values_list("pk", flat=True):
        if name not in shown and name not in frozen:
            Picture.objects.filter(pk=name).delete()
