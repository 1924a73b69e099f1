"""My own profile: what colleagues and packets say about me."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.forms.profile import ProfileForm
from accounts.models import User
from accounts.requests import Request


def profile(request: Request) -> HttpResponse:
    me = get_object_or_404(User, pk=request.user.pk)  # a copy: what is not valid must not show in the frame
    if request.method != "POST":
        return render(request, "accounts/profile.html", {"form": ProfileForm(instance=me)})
    form = ProfileForm(request.POST, request.FILES, instance=me)
    if not form.is_valid():
        return render(request, "accounts/profile.html", {"form": form}, status=422)
    form.save()
    messages.success(request, "Your profile is saved.")
    return redirect("accounts:profile")
