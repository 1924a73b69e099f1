"""What every model of ours may build on: cleaned text and edits that never overwrite somebody else's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F


class WebAddressField(models.URLField):  # type: ignore[type-arg]
    """An address of a web site; one typed without its scheme is taken for https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class Versioned(models.Model):
    """A row whose every edit carries the version it was made from."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class EditConflict(Exception):
        """Somebody saved first. `current` is the row as it stands now."""

        def __init__(self, current: Any) -> None:
            super().__init__("Somebody else saved this in the meantime.")
            self.current = current

    class Meta:
        abstract = True

    def save_edit(self, *, version: int, fields: Iterable[str]) -> Self:
        """Save `fields` if the row is still at `version`. Raises EditConflict and saves nothing otherwise."""
        model = type(self)
        with transaction.atomic():
            claimed = model._default_manager.filter(pk=self.pk, version=version).update(version=F("version") + 1)
            if not claimed:
                raise self.EditConflict(model._default_manager.get(pk=self.pk))
            self.version = version + 1
            self.save(update_fields=[*fields, "version"])
        return self
