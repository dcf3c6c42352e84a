"""The addresses of organisations, appointments, the protocol, letters and one's own account."""

from django.urls import path

from signatories.views import (
    account,
    correcting,
    keeping,
    leaving,
    letters,
    organisations,
    paper,
    protocol,
    protocol_agreeing,
    protocol_drafts,
    protocol_rows,
    signing,
)

urlpatterns = [
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", keeping.new_organisation, name="new_organisation"),
    path("organisations/<slug:code>/", organisations.organisation, name="organisation"),
    path("organisations/<slug:code>/change/", keeping.edit_organisation, name="change_organisation"),
    path("organisations/<slug:code>/appoint/", keeping.appoint_somebody, name="appoint"),
    path("appointments/<int:number>/end/", keeping.end, name="end_appointment"),
    path("protocol/", protocol.protocol, name="protocol"),
    path("protocol/commitments/", protocol.commitments, name="commitments"),
    path("protocol/drafts/new/", protocol_drafts.new_protocol, name="new_protocol"),
    path("protocol/drafts/<int:number>/", protocol_drafts.protocol_draft, name="protocol_draft"),
    path("protocol/drafts/<int:number>/agree/", protocol_agreeing.protocol_agree, name="protocol_agree"),
    path("protocol/drafts/<int:number>/give-up/", protocol_drafts.protocol_abandon, name="protocol_abandon"),
    path("protocol/drafts/<int:number>/<slug:key>/", protocol_drafts.protocol_chapter, name="protocol_chapter"),
    path("protocol/drafts/<int:number>/<slug:key>/rows/new/", protocol_rows.protocol_row, name="protocol_row_new"),
    path("protocol/drafts/<int:number>/<slug:key>/rows/<int:place>/", protocol_rows.protocol_row, name="protocol_row"),
    path(
        "protocol/drafts/<int:number>/<slug:key>/rows/<int:place>/remove/",
        protocol_rows.protocol_row_remove,
        name="protocol_row_remove",
    ),
    path("register/<str:reference>/<int:version>/paper/", paper.new_paper, name="new_paper"),
    path("paper-signatures/", paper.papers, name="papers"),
    path("paper-signatures/<int:number>/", paper.paper, name="paper"),
    path("paper-signatures/<int:number>/scan/", paper.paper_scan, name="paper_scan"),
    path("paper-signatures/<int:number>/set-aside/", paper.paper_aside, name="paper_aside"),
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
