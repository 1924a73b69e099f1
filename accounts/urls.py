"""Addresses of the accounts, their people and plans, and of our own settings."""

from __future__ import annotations

from django.urls import path

from accounts.views import account, contact, item, listing, picture, plan, profile, settings, vendor

app_name = "accounts"
urlpatterns = [
    path("accounts/", listing.accounts, name="list"),
    path("accounts/add/", account.add, name="add"),
    path("accounts/<int:pk>/edit/", settings.edit, name="edit"),
    path("accounts/<int:pk>/archive/", settings.archive, name="archive"),
    path("accounts/<int:pk>/restore/", settings.restore, name="restore"),
    path("accounts/<int:pk>/designate/", settings.designate, name="designate"),
    path("accounts/<int:pk>/assign/", settings.assign, name="assign"),
    path("assignments/<int:pk>/end/", settings.end_assignment, name="end_assignment"),
    path("accounts/<int:pk>/people/", contact.people, name="people"),
    path("accounts/<int:pk>/people/add/", contact.add, name="contact_add"),
    path("contacts/<int:pk>/edit/", contact.edit, name="contact_edit"),
    path("contacts/<int:pk>/know/", contact.know, name="know"),
    path("accounts/<int:pk>/plan/", plan.current, name="plan"),
    path("accounts/<int:pk>/plan/<int:year>/", plan.year, name="plan_year"),
    path("accounts/<int:pk>/plan/<int:year>/start/", plan.start, name="plan_start"),
    path("plans/<int:pk>/view/", plan.strategy, name="plan_strategy"),
    path("plans/<int:pk>/agree/", plan.agree, name="plan_agree"),
    path("plans/<int:plan_pk>/<slug:kind>/", item.section, name="section"),
    path("plans/<int:plan_pk>/<slug:kind>/add/", item.add, name="item_add"),
    path("plans/<slug:kind>/<int:pk>/edit/", item.edit, name="item_edit"),
    path("plans/<slug:kind>/<int:pk>/close/", item.close, name="item_close"),
    path("plans/<slug:kind>/<int:pk>/move/", item.move, name="item_move"),
    path("plans/<slug:kind>/<int:pk>/remove/", item.remove, name="item_remove"),
    path("plans/<slug:kind>/restore/<int:pk>/", item.restore, name="item_restore"),
    path("me/", profile.profile, name="profile"),
    path("people/<int:pk>/photo/", picture.photo, name="photo"),
    path("settings/vendor/", vendor.edit, name="vendor"),
    path("settings/vendor/preview/", vendor.preview, name="vendor_preview"),
    path("settings/vendor/logo/", picture.logo, name="logo"),
]
