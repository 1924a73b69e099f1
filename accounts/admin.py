"""Administration pages: colleagues, and the records behind the pages."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from accounts.forms.account import ZONES
from accounts.models import Account, Assignment, Contact, Designation, Plan, User, Vendor
from kaps.money import MoneyField

admin.site.unregister([Group, EmailAddress])  # roles and sign-in addresses stand on the colleague


class ColleagueForm(UserChangeForm):  # type: ignore[type-arg]
    """Changes a colleague; the last administrator who may sign in stays one."""

    time_zone = forms.ChoiceField(choices=ZONES)

    class Meta:
        model = User
        fields = ("email", "password", "name", "role", "is_active", "job_title", "phone", "bio", "time_zone")

    def clean_email(self) -> str:
        return User.objects.normalize_email(self.cleaned_data["email"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        stays = cleaned.get("is_active") and cleaned.get("role") == User.Role.ADMIN
        others = User.objects.filter(role=User.Role.ADMIN, is_active=True).exclude(pk=self.instance.pk)
        if not stays and not others.exists():
            raise ValidationError("This is the last administrator who may sign in. Make somebody else one first.")
        return cleaned


class NewColleagueForm(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ("email", "name", "role")

    def clean_email(self) -> str:
        email = User.objects.normalize_email(self.cleaned_data["email"])
        if User.objects.filter(email=email).exists():
            raise ValidationError("There is a colleague with this address already.")
        return email


@admin.register(User)
class ColleagueAdmin(UserAdmin):  # type: ignore[type-arg]
    """Colleagues are never deleted: they are named in moments and packets. They stop signing in."""

    form = ColleagueForm
    add_form = NewColleagueForm
    list_display = ("name", "email", "role", "job_title", "is_active")
    list_filter = ("role", "is_active")
    search_fields = ("name", "email")
    ordering = ("name",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "password", "role", "is_active")}),
        ("Profile", {"fields": ("name", "job_title", "phone", "bio", "time_zone")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "role", "usable_password", "password1", "password2")}),)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class VersionedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is saved here counts as an edit, so that nobody's open form overwrites it unseen."""

    formfield_overrides = {MoneyField: {"widget": AdminTextInputWidget}}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            obj.version += 1
        super().save_model(request, obj, form, change)


@admin.register(Vendor)
class VendorAdmin(VersionedAdmin):
    exclude = ("logo",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # the settings page makes the one row

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class DesignationInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Designation
    extra = 0


class AssignmentInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Assignment
    extra = 0


@admin.register(Account)
class AccountAdmin(VersionedAdmin):
    list_display = ("name", "industry", "city", "currency", "archived_at")
    list_filter = ("currency",)
    search_fields = ("name",)
    autocomplete_fields = ("parent",)
    inlines = (DesignationInline, AssignmentInline)


@admin.register(Contact)
class ContactAdmin(VersionedAdmin):
    list_display = ("name", "title", "account", "seniority", "state")
    list_filter = ("state", "seniority")
    list_select_related = ("account",)
    search_fields = ("name", "email")
    autocomplete_fields = ("account", "reports_to")


@admin.register(Designation)
class DesignationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("account", "kind", "decided_on", "ended_on")
    list_select_related = ("account",)
    autocomplete_fields = ("account", "approved_by")


@admin.register(Assignment)
class AssignmentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("account", "colleague", "role", "started_on", "ended_on")
    list_select_related = ("account", "colleague")
    list_filter = ("role",)
    autocomplete_fields = ("account", "colleague")


@admin.register(Plan)
class PlanAdmin(VersionedAdmin):
    list_display = ("account", "year", "agreed_on")
    list_filter = ("year",)
    list_select_related = ("account",)
    autocomplete_fields = ("account", "agreed_with", "agreed_by")
