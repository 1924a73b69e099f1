"""The moments in Django's admin, for administrators. Decisions are made on our own pages, where they are checked."""

from __future__ import annotations

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from moments.models import Answer, Benefit, Moment, Rate


class BenefitInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Benefit
    can_delete = False
    fields = ("basis", "quantity", "unit", "rate", "low", "likely", "high")
    readonly_fields = fields

    def has_add_permission(self, *args: object) -> bool:
        return False


@admin.register(Moment)
class MomentAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ["__str__", "account", "occurred_on", "status", "benefit", "currency", "logged_by"]
    list_filter = ["status", "category"]
    list_select_related = ["account", "logged_by"]
    search_fields = ["title", "happened", "deed", "account__name"]
    autocomplete_fields = ["account", "contact", "logged_by", "helpers"]
    readonly_fields = ["status", "currency", "low", "likely", "high", "benefit", "reviewed_by", "reviewed_at"]
    inlines = [BenefitInline]


@admin.register(Rate)
class RateAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ["name", "unit", "amount", "currency", "account", "industry", "valid_from", "valid_until"]
    list_filter = ["industry", "currency"]
    list_select_related = ["account"]
    search_fields = ["name", "account__name", "industry"]
    autocomplete_fields = ["account", "agreed_by"]


@admin.register(Answer)
class AnswerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["moment", "contact", "verdict", "amount", "channel", "answered_on"]
    list_select_related = ["moment", "contact"]

    def has_change_permission(self, *args: object) -> bool:
        return False

    def has_add_permission(self, *args: object) -> bool:
        return False
