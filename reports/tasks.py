"""Work for later. The row remembers, the broker only rings; every task may run twice and at once without harm."""

from __future__ import annotations

import logging
from typing import Any

from celery.signals import worker_init, worker_ready

from kaps.celery import app
from reports import canonical, publishing
from reports.models import Packet, Rendition

log = logging.getLogger(__name__)


@worker_init.connect  # type: ignore[untyped-decorator]
def get_ready(**_: Any) -> None:
    """Load what renders before the worker forks, so that no packet waits for it."""
    from reports.renderers import pdf, slides, word  # noqa: F401  each loads a large library

    pdf.weasyprint()


@worker_ready.connect  # type: ignore[untyped-decorator]
def catch_up(**_: Any) -> None:
    """Begin with what was asked for while no worker ran, without waiting for the next sweep."""
    ring_again.delay()


def ring(*pks: int) -> None:
    """Tell a worker that renditions wait. What the broker loses, `ring_again` repeats."""
    try:
        for pk in pks:
            render.delay(pk)
    except Exception as error:  # a broker that is down must never fail the request, and is not asked for each one
        log.warning("The broker did not take all of the renditions %s: %s", pks, error)


@app.task  # type: ignore[untyped-decorator]
def render(pk: int) -> None:
    """Make one rendition, if nobody else has it."""
    rendition = Rendition.objects.all().claim(pk)
    if rendition is None:
        return
    try:
        rendition.finish(publishing.render(rendition.packet, rendition.format))
    except Rendition.ClaimLost:
        log.warning("Rendition %s was taken over by another worker", pk)
    except Exception as error:  # whatever went wrong is told on the packet's page and tried again
        log.exception("Rendition %s failed", pk)
        rendition.give_back(reason_of(error))


def reason_of(error: Exception) -> str:
    """What people read on the packet's page."""
    if type(error).__name__ == "SoftTimeLimitExceeded":
        return "It took longer than a worker may spend on one file."
    if isinstance(error, (canonical.Unreadable, Packet.PictureLost)):
        return str(error)
    return f"{type(error).__name__}: {error}"


@app.task  # type: ignore[untyped-decorator]
def ring_again() -> int:
    """Ring for every rendition that still waits or whose worker has died; how many there were."""
    Rendition.objects.all().give_up()
    waiting = list(Rendition.objects.all().claimable().values_list("pk", flat=True)[:500])
    ring(*waiting)
    return len(waiting)
