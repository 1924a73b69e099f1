"""Compose, freeze and render one account's packet from the command line."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import Account, Plan, User
from reports import facts, publishing
from reports.gaps import gaps
from reports.models import Packet, Rendition


class Command(BaseCommand):
    """`manage.py packet "Halvorsen Industrial Controls" 2026 --out packets/`"""

    help = "Composes and freezes the packet of an account's year and writes its PDF, Word and PowerPoint files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("account", help="the account's name, or enough of it to be the only one")
        parser.add_argument("year", type=int, help="the plan's year")
        parser.add_argument("--out", type=Path, default=Path(), help="directory for the files (default: here)")
        parser.add_argument("--by", help="e-mail address of who approves (default: the account's lead)")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = self._plan(options["account"], options["year"])
        packet = self._frozen(plan, options["by"])
        options["out"].mkdir(parents=True, exist_ok=True)
        for rendition in packet.renditions.all():
            self._write(packet, rendition.format, options["out"])
        self.stdout.write(f"{packet.number} SHA-256 {packet.sha256}")

    def _plan(self, name: str, year: int) -> Plan:
        accounts = Account.objects.filter(name__iexact=name) or Account.objects.named_like(name)
        if len(accounts) != 1:
            found = ", ".join(account.name for account in accounts[:10]) or "none"
            raise CommandError(f"One account must match {name!r}; found: {found}.")
        plan = Plan.objects.filter(account=accounts[0], year=year).first()
        if plan is None:
            raise CommandError(f"{accounts[0]} has no plan for {year}.")
        return plan

    def _frozen(self, plan: Plan, email: str | None) -> Packet:
        """The plan's approved packet; its draft is approved now when there is none."""
        approved = Packet.objects.approved().filter(plan=plan).order_by("-revision").first()
        if approved is not None:
            return approved
        by = self._approver(plan, email)
        packet = publishing.start(plan, by=by, on=timezone.localdate())
        try:
            return publishing.approve(packet, by=by, at=timezone.now())
        except Packet.Incomplete:
            missing = "\n".join(f"  {gap.text}" for gap in gaps(packet, facts.about(packet)) if gap.blocks)
            raise CommandError(f"The packet cannot be approved yet:\n{missing}") from None

    def _approver(self, plan: Plan, email: str | None) -> User:
        if email:
            user = User.objects.filter(email=User.objects.normalize_email(email)).first()
        else:
            lead = plan.account.assignments.current().filter(role="lead").select_related("colleague").first()
            user = lead.colleague if lead else None
        if user is None:
            raise CommandError("Nobody leads this account; say who approves with --by E-MAIL.")
        return user

    def _write(self, packet: Packet, format: str, out: Path) -> None:  # noqa: A002
        data = publishing.render(packet, format)
        path = out / f"{packet.number}.{format}"
        path.write_bytes(data)
        self.stdout.write(f"{path} {len(data):,} bytes, {Rendition.Format(format).label}")
