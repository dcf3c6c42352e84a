"""The addresses of organisations, appointments, letters and one's own account."""

from django.urls import path

from signatories.views import account, correcting, keeping, leaving, letters, organisations, signing

urlpatterns = [
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", keeping.new_organisation, name="new_organisation"),
    path("organisations/<slug:code>/", organisations.organisation, name="organisation"),
    path("organisations/<slug:code>/change/", keeping.edit_organisation, name="change_organisation"),
    path("organisations/<slug:code>/appoint/", keeping.appoint_somebody, name="appoint"),
    path("appointments/<int:number>/end/", keeping.end, name="end_appointment"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:number>/", letters.letter, name="letter"),
    path("register/<str:reference>/<int:version>/sign/", signing.sign, name="sign"),
    path("register/<str:reference>/<int:version>/sign/declare/", signing.declare, name="declare"),
    path("register/<str:reference>/<int:version>/sign/done/", signing.signed, name="signed"),
    path("register/<str:reference>/<int:version>/decline/", signing.decline, name="decline"),
    path("register/<str:reference>/<int:version>/withdraw/", leaving.withdraw, name="withdraw"),
    path("register/<str:reference>/<int:version>/correct/", correcting.correct, name="correct"),
    path("register/<str:reference>/<int:version>/excuse/<slug:organisation>/", correcting.excuse, name="excuse"),
    path("register/<str:reference>/<int:version>/annul/<int:number>/", correcting.annul, name="annul"),
    path("account/", account.account, name="account"),
    # Before allauth's own page: an address is SIMG's to record, not its bearer's to change.
    path("accounts/email/", account.address, name="account_address"),
]
