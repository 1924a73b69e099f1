"""Renditions: a packet in one format, a row with a state that workers claim."""

from __future__ import annotations

import hashlib
import uuid
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from reports.models.packet import Packet

LEASE = timedelta(seconds=180)
ATTEMPTS = 3


class RenditionQuerySet(models.QuerySet["Rendition"]):
    def claimable(self) -> RenditionQuerySet:
        """Those that wait, and those whose worker has not been heard of for a whole lease."""
        waits = Q(state=Rendition.State.WAITING)
        abandoned = Q(state=Rendition.State.RENDERING, leased_until__lt=Now(), attempts__lt=ATTEMPTS)
        return self.filter(waits | abandoned)

    def give_up(self) -> int:
        """Fail those that took their worker down every time; how many there were."""
        words = "A worker died each time it made this file."
        lost = self.filter(state=Rendition.State.RENDERING, leased_until__lt=Now(), attempts__gte=ATTEMPTS)
        return lost.update(state=Rendition.State.FAILED, error=words, leased_until=None)

    def claim(self, pk: int) -> Rendition | None:
        """The rendition, now ours under a fresh token, or nothing when another worker has it or it is done."""
        token = uuid.uuid4()
        claimed = (
            self.claimable()
            .filter(pk=pk)
            .update(
                state=Rendition.State.RENDERING,
                token=token,
                leased_until=Now() + LEASE,
                attempts=F("attempts") + 1,
                started_at=Now(),
                error="",
            )
        )
        return self.select_related("packet").get(pk=pk, token=token) if claimed else None


class Rendition(models.Model):
    """A packet in one format. Made from the frozen tree only, so making it again gives the same bytes."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "docx", "Word"
        SLIDES = "pptx", "PowerPoint"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for a worker"
        RENDERING = "rendering", "Being made"
        DONE = "done", "Ready"
        FAILED = "failed", "Failed"

    packet = models.ForeignKey(Packet, on_delete=models.CASCADE, related_name="renditions")
    format = models.CharField(max_length=4, choices=Format.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    token = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    file = models.FileField(upload_to="renditions", max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)

    objects = RenditionQuerySet.as_manager()

    class ClaimLost(Exception):
        """Another worker took over; what this one made is thrown away."""

    class Damaged(Exception):
        """The stored file is gone or is not what was made."""

    class Meta:
        ordering = ["packet", "pk"]
        constraints = [
            models.UniqueConstraint("packet", "format", name="one_rendition_a_format"),
            models.CheckConstraint(
                condition=~Q(state="done") | (~Q(file="") & ~Q(sha256="")), name="done_rendition_has_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.packet_id} {self.format}"

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def is_under_way(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RENDERING}

    @property
    def drawing(self) -> str:
        """The icon that stands for its format."""
        return {"pdf": "file-earmark-pdf", "docx": "file-earmark-word", "pptx": "file-earmark-slides"}[self.format]

    @property
    def progress_in_words(self) -> str:
        again = f", try {self.attempts + 1}" if self.attempts and self.state == self.State.WAITING else ""
        return f"{self.get_state_display().lower()}{again}"

    def finish(self, data: bytes) -> None:
        """Keep the bytes and call it done. Raises ClaimLost, and leaves no file, when the claim is no longer ours."""
        name = f"renditions/{uuid.uuid4().hex}.{self.format}"
        self.file.storage.save(name, ContentFile(data))
        updated = self._if_mine(
            state=self.State.DONE,
            file=name,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            done_at=Now(),
            leased_until=None,
        )
        if not updated:
            self.file.storage.delete(name)
            raise Rendition.ClaimLost

    def read(self) -> bytes:
        """The file's bytes. Raises Damaged when they are missing or not those that were made."""
        try:
            with self.file.open("rb") as stored:
                data: bytes = stored.read()
        except OSError as error:
            raise Rendition.Damaged from error
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise Rendition.Damaged
        return data

    def give_back(self, reason: str) -> None:
        """After a fault: wait for another try, or fail for good after the last one, saying why."""
        state = self.State.FAILED if self.attempts >= ATTEMPTS else self.State.WAITING
        self._if_mine(state=state, error=reason[:300], leased_until=None)

    def retry(self) -> bool:
        """Let a failed rendition wait again; False when it had not failed."""
        failed = Rendition.objects.filter(pk=self.pk, state=self.State.FAILED)
        return bool(failed.update(state=self.State.WAITING, attempts=0, error=""))

    def _if_mine(self, **values: object) -> int:
        with transaction.atomic():
            return Rendition.objects.filter(pk=self.pk, token=self.token, state=self.State.RENDERING).update(**values)
