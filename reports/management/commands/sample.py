"""Load the sample company, or take it out again."""

from __future__ import annotations

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.models import User
from reports.sample import data, load, remove
from reports.sample.days import Days

PASSWORD = "northgate-sample"  # noqa: S105 - printed for everybody to see


class Command(BaseCommand):
    help = "Load the sample company (Northgate Components) to look around in, or remove it in one step."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="load only into a database nobody has used yet")
        parser.add_argument("--remove", action="store_true", help="remove everything of the sample, nothing else")
        parser.add_argument("--yes-in-production", action="store_true", help="load it in production mode all the same")

    def handle(self, *, if_empty: bool, remove: bool, yes_in_production: bool, **options: object) -> None:
        if remove:
            self.take_out()
        elif load.is_loaded():
            self.say_who_signs_in("The sample company is there.")
        elif not if_empty or load.is_empty():
            self.load(yes_in_production)

    def load(self, yes_in_production: bool) -> None:
        if settings.PRODUCTION and not yes_in_production:
            raise CommandError(
                "This is a production installation. To load the sample all the same: --yes-in-production"
            )
        password = get_random_string(20) if settings.PRODUCTION else PASSWORD
        days = Days(timezone.now(), data.company()["vendor"]["time_zone"])
        try:
            load.load(days, password)
        except load.AlreadyInUse:
            raise CommandError(
                "There is real business data here, and the sample would mix with it. "
                "Load it into an empty database: set DATABASE_URL to another one."
            ) from None
        self.say_who_signs_in(f"The sample company is loaded: {load.counts()}.", password)

    def take_out(self) -> None:
        if not load.is_loaded():
            self.stdout.write("There is no sample company here.")
            return
        for sentence in remove.remove():
            self.stdout.write(sentence)
        self.stdout.write("The sample company is removed.")

    def say_who_signs_in(self, first: str, password: str = "") -> None:
        known = password or ("" if settings.PRODUCTION else PASSWORD)
        shown = f"the password {known}" if known else "the password printed when it was loaded"
        self.stdout.write(f"{first}\nSign in with {shown} as:")
        for colleague in User.objects.filter(is_sample=True, is_active=True).order_by("-role", "name"):
            if colleague.has_usable_password():
                self.stdout.write(f"  {colleague.email:<36} {colleague.get_role_display()}")
