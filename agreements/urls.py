"""The addresses of drafting, review and the desk."""

from django.urls import path

from agreements.views import (
    annexes,
    cancelling,
    chapters,
    desk,
    draft_list,
    drafts,
    filing,
    finishing,
    handovers,
    joining,
    ordering,
    parties,
    pasting,
    reviewing,
    rows,
    wishes,
)

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("drafts/", draft_list.drafts, name="drafts"),
    path("filing/", filing.file_agreement, name="file_agreement"),
    path("drafts/new/", drafts.new_draft, name="new_draft"),
    path("drafts/<int:draft_id>/", drafts.draft, name="draft"),
    path("drafts/<int:draft_id>/text/", drafts.draft_text, name="draft_text"),
    path("drafts/<int:draft_id>/check/", finishing.check_answers, name="check"),
    path("drafts/<int:draft_id>/submit/", finishing.submit_draft, name="submit"),
    path("drafts/<int:draft_id>/review/", reviewing.review, name="review"),
    path("drafts/<int:draft_id>/abandon/", drafts.abandon_draft, name="abandon"),
    path("drafts/<int:draft_id>/ask-for-organisation/", wishes.wish_for, name="wish_for"),
    path("wishes/<int:wish_id>/", wishes.wish, name="wish"),
    path("wishes/<int:wish_id>/add/", wishes.wish_add, name="wish_add"),
    path("drafts/<int:draft_id>/items/paste/", pasting.paste_items, name="paste_items"),
    path("drafts/<int:draft_id>/annexes/add/", annexes.annex_add, name="annex_add"),
    path("drafts/<int:draft_id>/annexes/<slug:annex_id>/", annexes.annex, name="annex"),
    path("drafts/<int:draft_id>/parties/add/", parties.party_add, name="party_add"),
    path("drafts/<int:draft_id>/parties/<slug:code>/", parties.part, name="part"),
    path("drafts/<int:draft_id>/parties/<slug:code>/confirm/", parties.part_confirm, name="part_confirm"),
    path("drafts/<int:draft_id>/responsibility/<slug:flow_id>/", handovers.handover, name="handover"),
    path("drafts/<int:draft_id>/rows/<slug:slug>/<slug:party>/add/", rows.row_add, name="row_add"),
    path("drafts/<int:draft_id>/rows/<slug:slug>/<slug:party>/order/", ordering.row_order, name="row_order"),
    path("drafts/<int:draft_id>/rows/<slug:slug>/<slug:party>/<slug:row_id>/", rows.row, name="row"),
    path(
        "drafts/<int:draft_id>/rows/<slug:slug>/<slug:party>/<slug:row_id>/remove/", rows.row_remove, name="row_remove"
    ),
    path("drafts/<int:draft_id>/<slug:key>/", chapters.chapter, name="chapter"),
    path("register/<str:reference>/<int:version>/propose/", drafts.propose_version, name="propose"),
    path("register/<str:reference>/<int:version>/cancel/", cancelling.cancel, name="cancel"),
    path("register/<str:reference>/<int:version>/join/", joining.join, name="join"),
    path("register/<str:reference>/<int:version>/join/declare/", joining.declare, name="join_declare"),
]
