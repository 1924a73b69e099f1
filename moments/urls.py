"""Addresses of the moments."""

from __future__ import annotations

from django.urls import path

from moments.views import answer, ledger, listing, log, moment, review

app_name = "moments"
urlpatterns = [
    path("moments/", listing.listing, name="list"),
    path("moments/log/", log.log, name="log"),
    path("moments/log/accounts/", log.find_account, name="find_account"),
    path("moments/log/card/", log.card, name="card"),
    path("moments/log/sum/", log.multiply, name="multiply"),
    path("moments/<int:pk>/", moment.detail, name="detail"),
    path("moments/<int:pk>/edit/", moment.edit, name="edit"),
    path("moments/<int:pk>/review/", review.review, name="review"),
    path("moments/<int:pk>/set-aside/", review.set_aside, name="set_aside"),
    path("moments/<int:pk>/answer/", answer.answer, name="answer"),
    path("accounts/<int:pk>/ledger/", ledger.ledger, name="ledger"),
]
