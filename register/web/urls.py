"""The addresses of the pages about the register itself, and of the gallery where there is one."""

from django.conf import settings
from django.urls import path

from register.web import gallery, pages

urlpatterns = [
    path("about/", pages.about, name="about"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("cookies/", pages.cookies, name="cookies"),
]
if settings.PLACE != "production":
    urlpatterns.append(path("components/", gallery.components, name="components"))
