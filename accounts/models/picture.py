"""Pictures by content: checked and re-encoded once, never changed, so that frozen packets keep theirs."""

from __future__ import annotations

from django.db import models


class Picture(models.Model):
    """JPEG or PNG bytes under their own SHA-256."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    content_type = models.CharField(max_length=20)
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256[:8]
