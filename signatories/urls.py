"""The addresses of organisations, appointments, letters and one's own account."""

from django.urls import path

from signatories.views import account, keeping, letters, organisations

urlpatterns = [
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", keeping.new_organisation, name="new_organisation"),
    path("organisations/<slug:code>/", organisations.organisation, name="organisation"),
    path("organisations/<slug:code>/change/", keeping.edit_organisation, name="change_organisation"),
    path("organisations/<slug:code>/appoint/", keeping.appoint_somebody, name="appoint"),
    path("appointments/<int:number>/end/", keeping.end, name="end_appointment"),
    path("letters/", letters.letters, name="letters"),
    path("account/", account.account, name="account"),
]
