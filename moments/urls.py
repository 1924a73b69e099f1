"""Addresses of the moments."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "moments"
urlpatterns: list[URLPattern] = []
