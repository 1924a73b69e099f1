"""Every address of the application."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from kaps import views
from kaps.styleguide import styleguide

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

handler500 = "kaps.views.server_error"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz/", views.healthz, name="healthz"),
    path("styleguide/", styleguide, name="styleguide"),
    path("", include("accounts.urls")),
    path("", include("moments.urls")),
    path("", include("reports.urls")),
    path("sign-in/", include("allauth.account.urls")),
    path("administration/", admin.site.urls),
]
