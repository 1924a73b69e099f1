"""Publishing: approval freezes a packet; workers make the files from what was frozen, and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from django.db import transaction
from django.db.models import Max

from accounts.models import Account, Assignment, Picture, Plan, User
from reports import canonical, facts
from reports.composing import compose
from reports.document import Document
from reports.gaps import gaps
from reports.models import Packet, Rendition


class Renderer(Protocol):
    """From the frozen tree and its pictures to the bytes of one format."""

    def __call__(self, tree: Document, assets: Mapping[str, bytes], *, digest: str = "") -> bytes: ...


@transaction.atomic
def start(plan: Plan, *, by: User, on: date) -> Packet:
    """The plan's draft: the one there is, or a new revision dated `on` with the letter's usual people filled in."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    if draft := Packet.objects.drafts().filter(plan=plan).first():
        return draft
    last = Packet.objects.filter(plan=plan).aggregate(last=Max("revision"))["last"] or 0
    lead = Assignment.objects.current().filter(account=plan.account_id, role=Assignment.Role.LEAD).first()
    return Packet.objects.create(
        plan=plan,
        revision=last + 1,
        dated_on=on,
        created_by=by,
        recipient=plan.account.contacts.active().order_by("-seniority", "name").first(),
        signatory_id=lead.colleague_id if lead else by.pk,
    )


@transaction.atomic
def approve(packet: Packet, *, by: User, at: datetime) -> Packet:
    """Freeze the packet: store its tree with its SHA-256 and ask for the three files.

    Raises AlreadyFrozen when somebody approved it first, Incomplete when a gap stands in the way.
    """
    packet = Packet.objects.select_for_update(of=("self",)).select_related("plan__account").get(pk=packet.pk)
    if packet.is_frozen:
        raise Packet.AlreadyFrozen
    Account.objects.select_for_update().get(pk=packet.plan.account_id)
    known = facts.about(packet)
    if any(gap.blocks for gap in gaps(packet, known)):
        raise Packet.Incomplete
    packet.frozen = canonical.dumps(compose(packet, known))
    packet.sha256 = canonical.digest(packet.frozen)
    packet.status, packet.approved_by, packet.approved_at = Packet.Status.APPROVED, by, at
    packet.version += 1
    packet.save(update_fields=["frozen", "sha256", "status", "approved_by", "approved_at", "version"])
    ask_for(*(Rendition.objects.create(packet=packet, format=each) for each in Rendition.Format.values))
    return packet


def ask_for(*renditions: Rendition) -> None:
    """Ring for workers once the rows are committed. A broker that is down does no harm: the sweep rings again."""
    from reports.tasks import ring

    transaction.on_commit(lambda: ring(*(one.pk for one in renditions)), robust=True)


def render(packet: Packet, format: str) -> bytes:  # noqa: A002
    """The packet's file in one format, from the frozen tree: the same bytes every time."""
    tree = canonical.loads(packet.frozen)
    return renderer(format)(tree, pictures(tree), digest=packet.sha256)


def renderer(format: str) -> Renderer:  # noqa: A002
    """The renderer of a format, imported only where it is used: each one loads a large library."""
    if format == Rendition.Format.PDF:
        from reports.renderers import pdf

        return pdf.render
    if format == Rendition.Format.WORD:
        from reports.renderers import word

        return word.render
    from reports.renderers import slides

    return slides.render


def pictures(tree: Document) -> dict[str, bytes]:
    """The bytes of every picture the tree names, by its SHA-256. Raises PictureLost rather than leaving one out."""
    found = {one.sha256: bytes(one.data) for one in Picture.objects.filter(sha256__in=tree.assets)}
    for name in tree.assets:
        if name not in found:
            raise Packet.PictureLost(f"A picture that this packet shows is no longer stored: {name[:8]}.")
    return found
