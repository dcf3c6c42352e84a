"""Puts the pages of the three apps and of sign-in at their addresses."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("register.urls")),
    path("", include("register.web.urls")),
    path("", include("signatories.urls")),
    path("", include("agreements.urls")),
    path("accounts/", include("allauth.urls")),
]
