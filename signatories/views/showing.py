"""The page on which it is set who may see an agreement."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from register.documents.labels import VISIBILITIES
from register.entries.refusals import Refused
from register.entries.showing import check_shown
from signatories.acts.showing import ONLY_FEWER, check_show, open_choices, show_to
from signatories.forms.showing import ShowForm
from signatories.middleware import AccessRequest
from signatories.permissions import rule
from signatories.views.answering import asked
from signatories.views.records import not_now, open_record


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AccessRequest, reference: str, version: int) -> HttpResponse:
    """Set who may see a version, or all versions of its agreement, with the reason."""
    record = open_record(request, reference, version)
    check_show(request.access, record.entry)
    choices = open_choices(request.access, record.versions)
    try:
        check_shown(reference)
        if not choices:
            raise Refused(f"Only the parties see it already. {ONLY_FEWER}")
    except Refused as refusal:
        return not_now(request, record, "Who may see this cannot be changed", str(refusal))
    data = request.POST if request.method == "POST" else None
    seen = [entry.version for entry in record.versions]
    form = ShowForm(data, version=version, versions=seen, choices=choices)
    if form.is_valid() and form.attempt(show_to, entry=record.entry, by=request.access, **form.show()):
        messages.success(request, VISIBILITIES[form.cleaned_data["visibility"]])
        return redirect("version", reference, version)
    text = f"Now: {VISIBILITIES[record.entry.visibility]} Copies that were taken before stay where they are."
    return asked(request, "signatories/show.html", form, entry=record.entry, text=text)
