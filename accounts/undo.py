"""Undoing a removal: the row as it was, named again by the rows that named it."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery

from accounts.models import PlanItem


@transaction.atomic
def put_back(entry: Any) -> PlanItem:
    """The row whose removal this `entry` of its history tells of. Raises IntegrityError when it is back already."""
    row: PlanItem = entry.instance
    for field in row._meta.concrete_fields:
        if field.many_to_one and field.null and _is_gone(field, row):
            setattr(row, field.attname, None)
    row.save(force_insert=True)
    for relation in row._meta.related_objects:
        _name_again(row, relation.field)
    return row


def _is_gone(field: Any, row: PlanItem) -> bool:
    """Whether what the row names was itself removed since."""
    return not field.related_model._default_manager.filter(pk=getattr(row, field.attname)).exists()


def _name_again(row: PlanItem, field: models.Field[Any, Any]) -> None:
    """Rows that lost `row` by its removal only: their own history still names it last."""
    model: Any = field.model
    named = model.history.filter(id=OuterRef("pk")).order_by("-history_id").values(field.attname)[:1]
    lost = model.objects.filter(plan=row.plan_id, **{f"{field.name}__isnull": True}).annotate(named=Subquery(named))
    lost.filter(named=row.pk).update(**{field.name: row, "version": F("version") + 1})
