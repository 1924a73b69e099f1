"""Addresses of what we say: account overviews, packets and their files."""

from __future__ import annotations

from django.urls import path

from reports.views import account, edit, packet, rendition

app_name = "reports"
urlpatterns = [
    path("accounts/<int:pk>/", account.overview, name="account"),
    path("accounts/<int:pk>/packets/", account.packets, name="account_packets"),
    path("accounts/<int:pk>/packets/<int:year>/start/", packet.start, name="start"),
    path("packets/", packet.all_packets, name="packets"),
    path("packets/<int:pk>/", packet.show, name="packet"),
    path("packets/<int:pk>/preview/", packet.preview, name="preview"),
    path("packets/<int:pk>/approve/", packet.approve, name="approve"),
    path("packets/<int:pk>/letter/", edit.letter, name="letter"),
    path("packets/<int:pk>/sections/<slug:key>/", edit.section, name="section"),
    path("packets/<int:pk>/sections/<slug:key>/move/", edit.move, name="move"),
    path("packets/<int:pk>/files/", rendition.files, name="files"),
    path("packets/<int:pk>/pictures/<slug:sha256>/", rendition.picture, name="picture"),
    path("renditions/<int:pk>/", rendition.download, name="download"),
    path("renditions/<int:pk>/retry/", rendition.retry, name="retry"),
]
