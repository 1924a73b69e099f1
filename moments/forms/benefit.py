"""What a moment was worth: a quantity at a rate, or an amount of one's own, always with its basis."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from accounts.models import Account
from kaps.forms import Form
from kaps.money import LARGEST, MoneyFormField, babel_locale, rounded
from moments.models import Benefit, Rate

AMOUNTS = ("low", "likely", "high")
LINES = 10
RATES = "What an hour of downtime or a late truck costs them, where we keep it."


class QuantityField(MoneyFormField):
    """A number above zero with at most three decimals, as the reader's locale writes it."""

    default_error_messages = {
        "unreadable": "Write a number such as 3 or 2.5.",
        "negative": "Write a number above zero.",
        "places": "At most three decimal places.",
        "too_large": "This number is too large.",
    }

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = (forms.CharField.to_python(self, value) or "").strip()
        if not text:
            return None
        quantity = self._parsed(text, babel_locale(get_language() or "en-US"))
        if code := self._fault(quantity):
            raise ValidationError(self.error_messages[code], code=code)
        return quantity

    def _fault(self, quantity: Decimal) -> str:
        if quantity <= 0:
            return "negative"
        if quantity >= 10**9:  # before rounding, which cannot hold forty digits
            return "too_large"
        return "places" if quantity != round(quantity, 3) else ""

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class RateChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A rate card by its name, amount and unit."""

    def label_from_instance(self, rate: Rate) -> str:
        return f"{rate.name}: {rate.money} per {rate.unit}"


class BenefitForm(Form):
    """One line. All fields empty: no line."""

    rate_card = RateChoice(queryset=Rate.objects.none(), required=False, empty_label="None of these", help_text=RATES)
    quantity = QuantityField(label="How many", required=False)
    unit = forms.CharField(label="Of what", max_length=30, required=False, help_text="hour, truck, lot …")
    rate = MoneyFormField(label="At what rate", required=False)
    low = MoneyFormField(label="At least", required=False)
    likely = MoneyFormField(label="Likely", required=False)
    high = MoneyFormField(label="At most", required=False)
    basis = forms.CharField(
        label="How do we know",
        max_length=300,
        required=False,
        help_text="In words: who said so, or how you worked it out. Every amount needs it.",
    )

    def __init__(self, *args: Any, rates: Any = None, currency: str = "USD", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        if rates is not None:
            self.fields["rate_card"].queryset = rates  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        self._fill_from_rate(data)
        self._multiply(data)
        if self.errors:
            return data
        if self.is_priced:
            self._fill_range(data)
            if not data["basis"]:
                self.add_error("basis", "Say in a few words how you know this amount.")
        elif data["basis"] or data["quantity"] or data["rate"]:
            self.add_error("likely", "Write the likely amount, or how many at what rate.")
        return data

    @property
    def is_priced(self) -> bool:
        return any(self.cleaned_data.get(name) is not None for name in AMOUNTS)

    def line(self) -> Benefit | None:
        """The line, not saved yet; None when everything was left empty."""
        return Benefit(**self.cleaned_data) if self.is_priced else None

    @property
    def sentence(self) -> str:
        """The multiplication as it stands; nothing while it cannot be done."""
        known = getattr(self, "cleaned_data", self.initial)
        line = Benefit(**{name: known.get(name) for name in ("quantity", "rate")}, unit=known.get("unit") or "")
        return line.arithmetic(self.currency)

    def _fill_from_rate(self, data: dict[str, Any]) -> None:
        """The line keeps the rate it was priced with."""
        card = data["rate_card"]
        if card is None:
            return
        data |= {"rate": card.amount, "unit": card.unit, "basis": data["basis"] or f"{card.name}: {card.source}"[:300]}
        if data["quantity"] is None:
            self.add_error("quantity", f"How many at the rate of “{card}”?")

    def _multiply(self, data: dict[str, Any]) -> None:
        if data.get("quantity") is None or data.get("rate") is None:
            return
        product = rounded(data["quantity"] * data["rate"])
        if product > LARGEST:
            self.add_error("quantity", self.fields["likely"].error_messages["too_large"])
        elif data["likely"] not in (None, product):
            self.add_error(
                "likely", "This is not what the multiplication gives. Leave it empty, or correct one of them."
            )
        else:
            data["likely"] = product

    def _fill_range(self, data: dict[str, Any]) -> None:
        """One amount stands for all three where the others are left empty."""
        likely = data["likely"]
        if likely is None:
            self.add_error("likely", "Write the likely amount as well.")
            return
        low = data["low"] = likely if data["low"] is None else data["low"]
        high = data["high"] = likely if data["high"] is None else data["high"]
        if low > likely:
            self.add_error("low", "“At least” cannot be more than “likely”.")
        if high < likely:
            self.add_error("high", "“At most” cannot be less than “likely”.")


class BaseBenefits(forms.BaseFormSet):  # type: ignore[type-arg]
    """The lines of one moment and one empty line more."""

    def clean(self) -> None:
        if not any(self.errors) and sum(line.high for line in self.lines()) > LARGEST:
            raise ValidationError("Together these amounts are too large to keep.", code="too_large")

    def lines(self) -> list[Benefit]:
        return [line for form in self.forms if (line := form.line()) is not None]


BenefitForms = forms.formset_factory(BenefitForm, formset=BaseBenefits, extra=1, max_num=LINES, absolute_max=LINES)


def rates_for(account: Account, day: Any) -> Any:
    """The rate cards a moment on this day may be priced with."""
    return Rate.objects.for_account(account).valid_on(day)


def typed(lines: list[Benefit]) -> list[dict[str, Any]]:
    """What the form shows for lines already kept."""
    return [{name: getattr(line, name) for name in BenefitForm.base_fields} for line in lines]
