"""Papers of a draft: sent, given out to who may read it, bound to the version that is entered, and exported with it."""

import json
import uuid
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from agreements.acts.annexes import add_annex
from agreements.acts.drafting import begin_version
from agreements.acts.reviewing import approve
from agreements.acts.submitting import submit
from agreements.assembling import assemble
from agreements.models import Attachment, Draft
from register.documents.agreement import Annex, Publication, WithheldPart
from register.evidence.uploads import LARGEST
from register.models import Download, File
from signatories.access import NotAllowed
from tests.factories.agreements import Partnership, drafted, reviewed_digest
from tests.factories.documents import LEAD, NAMES, POLICE, changed, complete_agreement
from tests.factories.papers import DISGUISED, PDF, PNG, WORD
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import problems, url_of

NAME = sha256(PDF).hexdigest()


def send(client: Client, draft: Draft, content: bytes = PDF, title: str = "Consent form", row: str = "") -> object:
    """Send a paper as its page does; what the browser says of the file is a lie."""
    file = SimpleUploadedFile("leaflet.pdf", content, content_type="application/pdf")
    return client.post(url_of(draft, "annex_add"), {"title": title, "file": file, "row": row or uuid.uuid4().hex[:8]})


def annexes(draft: Draft) -> tuple[Annex, ...]:
    return assemble(draft).annexes


def entered(people: Partnership, draft: Draft) -> Draft:
    """Submit a draft and approve it."""
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())
    return approve(draft_id=draft.pk, expected=reviewed_digest(draft), checklist=(), by=people.simg, act=uuid.uuid4())


@pytest.fixture
def with_paper(lead: Client, draft: Draft) -> Draft:
    """A draft with one paper."""
    send(lead, draft)
    return draft


def test_paper_is_named_by_its_bytes_and_kept_once(lead: Client, draft: Draft) -> None:
    answer = send(lead, draft, row="0a1b2c3d")
    send(lead, draft, row="0a1b2c3d")

    assert answer["Location"] == url_of(draft, "chapter", "clauses") + "#annex-list-all"
    (said,) = annexes(draft)
    assert (said.id, said.title, said.media_type, said.size) == (
        "0a1b2c3d",
        "Consent form",
        "application/pdf",
        len(PDF),
    )
    assert said.sha256 == NAME
    assert File.objects.count() == Attachment.objects.count() == 1
    page = lead.get(url_of(draft, "chapter", "clauses")).content.decode()
    assert NAME in page
    assert f'href="{url_of(draft, "annex", said.id)}"' in page


def test_paper_is_given_out_byte_for_byte_to_who_may_read_the_draft(
    people: Partnership, partner: Client, member: Client, browser_of: Open, with_paper: Draft
) -> None:
    url = url_of(with_paper, "annex", annexes(with_paper)[0].id)

    for client in (partner, member):
        answer = client.get(url)
        assert answer.content == PDF
        assert answer["Content-Disposition"] == 'attachment; filename="consent-form.pdf"'
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert browser_of(people.managers[POLICE]).get(url).status_code == 404
    assert browser_of(people.officers[LEAD]).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert partner.get(url_of(with_paper, "annex", "nothing")).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (PDF + bytes(LARGEST), "The file is larger than 20 MB. Save it smaller, or split it."),
        *((bad, "The file must be a PDF, a PNG, a JPEG, a Word file (.docx) or a spreadsheet (.xlsx).")
          for bad in DISGUISED.values()),
    ],
    ids=["empty", "huge", *DISGUISED],
)  # fmt: skip
def test_file_that_is_none_gets_one_sentence_and_the_title_stays(
    lead: Client, draft: Draft, content: bytes, sentence: str
) -> None:
    answer = send(lead, draft, content)

    assert (answer.status_code, problems(answer.content.decode())) == (422, [sentence])
    assert 'value="Consent form"' in answer.content.decode()
    assert not annexes(draft)
    assert not File.objects.exists()


def test_paper_without_title_or_file_is_refused(lead: Client, draft: Draft) -> None:
    answer = lead.post(url_of(draft, "annex_add"), {})

    assert (answer.status_code, problems(answer.content.decode())) == (
        422,
        ["Give the paper a title.", "Choose a file."],
    )


def test_eleventh_paper_is_refused_and_the_page_says_so_beforehand(lead: Client, draft: Draft) -> None:
    for at in range(10):
        send(lead, draft, PDF + str(at).encode())

    page = lead.get(url_of(draft, "annex_add")).content.decode()
    answer = send(lead, draft, PDF + b"more")

    assert "This agreement has 10 papers already. Remove one first." in page
    assert 'type="file"' not in page
    assert (answer.status_code, len(annexes(draft))) == (422, 10)


def test_same_file_is_there_once(lead: Client, with_paper: Draft) -> None:
    answer = send(lead, with_paper, title="The same form")

    assert problems(answer.content.decode()) == ["This file is there already, as “Consent form”."]


def test_papers_are_renamed_put_in_order_and_removed(lead: Client, with_paper: Draft) -> None:
    send(lead, with_paper, WORD, "Plan of the ward")
    first, second = annexes(with_paper)

    lead.post(url_of(with_paper, "row_order", "annex", "all"), {"move": f"up:{second.id}"})
    url = url_of(with_paper, "row", "annex", "all", first.id)
    lead.post(url, {"title": "Consent form, 2027", "was": lead.get(url).context["form"]["was"].value()})

    assert [annex.title for annex in annexes(with_paper)] == ["Plan of the ward", "Consent form, 2027"]
    assert annexes(with_paper)[1].sha256 == NAME
    lead.post(url_of(with_paper, "row_remove", "annex", "all", second.id), {"sure": "1"})
    assert [annex.sha256 for annex in annexes(with_paper)] == [NAME]
    assert lead.get(url_of(with_paper, "row_add", "annex", "all")).status_code == 404


def test_party_that_does_not_lead_adds_nothing(people: Partnership, partner: Client, draft: Draft) -> None:
    answer = send(partner, draft)

    page = partner.get(url_of(draft, "annex_add")).content.decode()
    assert answer.status_code == 422
    assert f"Only a manager of {NAMES[LEAD]} may change this section." in page
    assert 'type="file"' not in page
    assert not File.objects.exists()
    with pytest.raises(NotAllowed):
        add_annex(draft_id=draft.pk, title="Mine", content=PDF, row_id="0a1b2c3d", by=people.partner)


def test_entered_it_is_given_out_to_who_may_read_the_version(
    people: Partnership, browser_of: Open, with_paper: Draft
) -> None:
    version = entered(people, with_paper)
    url = reverse("version_annex", args=[version.reference, 1, NAME])

    public = Client()
    assert public.get(url).content == PDF
    assert f'href="{url}"' in public.get(f"/register/{version.reference}/").content.decode()
    assert NAME in public.get(reverse("version_text", args=[version.reference, 1])).content.decode()
    assert public.get(reverse("version_annex", args=[version.reference, 1, "ab" * 32])).status_code == 404


def test_who_reads_reviews_or_signs_it_opens_the_paper_from_the_page(
    people: Partnership, lead: Client, member: Client, browser_of: Open, with_paper: Draft
) -> None:
    in_draft = f'href="{url_of(with_paper, "annex", annexes(with_paper)[0].id)}"'
    declarations = complete_agreement().declarations
    submit(draft_id=with_paper.pk, declarations=declarations, by=people.lead, act=uuid.uuid4())

    assert in_draft in lead.get(url_of(with_paper, "draft_text")).content.decode()
    assert in_draft in member.get(url_of(with_paper, "review")).content.decode()

    said = {"expected": reviewed_digest(with_paper), "checklist": (), "by": people.simg, "act": uuid.uuid4()}
    version = approve(draft_id=with_paper.pk, **said)
    page = browser_of(people.officers[LEAD]).get(reverse("sign", args=[version.reference, 1])).content.decode()
    assert f'href="{reverse("version_annex", args=[version.reference, 1, NAME])}"' in page


def test_paper_of_a_hidden_version_is_hidden(people: Partnership, lead: Client, browser_of: Open) -> None:
    hidden = changed(complete_agreement(), publication=Publication(visibility="parties", reason="A place to hide."))
    draft = drafted(people, hidden)
    send(lead, draft)
    version = entered(people, draft)
    url = reverse("version_annex", args=[version.reference, 1, NAME])

    assert Client().get(url).status_code == 404
    assert browser_of(people.managers[POLICE]).get(url).status_code == 404
    assert lead.head(url).status_code == 200
    assert not Download.objects.exists()
    assert lead.get(url).content == PDF
    assert Download.objects.get().kind == "annex"


def published(people: Partnership, lead: Client, *withheld: str) -> tuple[Draft, str]:
    """Enter a version with a paper, whose parts `withheld` the public may not read; return it and the paper's URL."""
    rows = tuple(WithheldPart(part=part, reason="It would help offenders.") for part in withheld)
    said = Publication(visibility="public", answer="parts", withheld=rows)
    draft = drafted(people, changed(complete_agreement(), publication=said))
    send(lead, draft)
    version = entered(people, draft)
    return version, reverse("version_annex", args=[version.reference, 1, NAME])


def test_paper_that_is_withheld_from_the_public_is_not_given_to_it(
    people: Partnership, lead: Client, browser_of: Open
) -> None:
    version, url = published(people, lead, "annexes")
    public, page = Client(), f"/register/{version.reference}/"

    assert public.get(url).status_code == 404
    for address in (page, f"{page}1.json", f"{page}1/text/"):
        answer = public.get(address)
        assert answer.status_code == 200
        assert NAME not in answer.content.decode()
        assert "Consent form" not in answer.content.decode()
    assert not Download.objects.exists()
    assert browser_of(people.managers[POLICE]).get(url).content == PDF
    assert f'href="{url}"' in lead.get(page).content.decode()
    assert [(taken.kind, taken.reference) for taken in Download.objects.all()] == [("annex", version.reference)]


def test_paper_is_open_where_other_parts_are_withheld(people: Partnership, lead: Client) -> None:
    version, url = published(people, lead, "security")

    public = Client()
    assert f'href="{url}"' in public.get(f"/register/{version.reference}/").content.decode()
    assert public.get(url).content == PDF
    assert not Download.objects.exists()


def test_next_version_has_the_papers_of_the_last(people: Partnership, lead: Client, with_paper: Draft) -> None:
    version = entered(people, with_paper)

    draft = begin_version(reference=version.reference, version=1, by=people.lead)

    assert annexes(draft) == annexes(with_paper)
    assert lead.get(url_of(draft, "annex", annexes(draft)[0].id)).content == PDF


def test_version_whose_paper_is_not_held_is_not_entered(people: Partnership) -> None:
    lost = Annex(id="0a1b2c3d", title="Lost form", sha256="ab" * 32)
    draft = drafted(people, changed(complete_agreement(), annexes=(lost,)))

    with pytest.raises(Exception, match="The file of “Lost form” is not held here"):
        entered(people, draft)

    assert Draft.objects.get(pk=draft.pk).state == "submitted"


@pytest.mark.django_db(transaction=True)
def test_register_with_papers_is_whole(people: Partnership, lead: Client, with_paper: Draft) -> None:
    entered(people, with_paper)
    send(lead, drafted(people), PNG)

    told = StringIO()
    call_command("verify_register", stdout=told)

    assert told.getvalue().startswith("The register is whole")


def test_export_and_import_carry_the_papers(people: Partnership, with_paper: Draft, tmp_path: Path) -> None:
    version = entered(people, with_paper)
    said, folder = StringIO(), tmp_path / "papers"
    call_command("export_agreement", version.reference, annexes=folder, stdout=said)
    file = tmp_path / "agreement.json"
    file.write_text(said.getvalue(), encoding="utf-8")

    call_command("import_agreement", file, by=people.lead.user.email, annexes=folder, stdout=StringIO())

    assert (folder / f"{NAME}.pdf").read_bytes() == PDF
    assert annexes(Draft.objects.latest("pk")) == annexes(with_paper)


def test_import_names_papers_whose_bytes_are_not_at_hand_or_are_others(
    people: Partnership, draft: Draft, tmp_path: Path
) -> None:
    content = json.loads(assemble(draft).model_dump_json(by_alias=True))
    content["annexes"] = [
        {"id": "a1", "title": "Lost", "sha256": "ab" * 32},
        {"id": "a2", "title": "Grown", "sha256": NAME, "size": 7, "media_type": "image/png"},
    ]
    file, folder = tmp_path / "agreement.json", tmp_path / "papers"
    file.write_text(json.dumps(content), encoding="utf-8")
    folder.mkdir()
    (folder / "form.pdf").write_bytes(PDF)

    with pytest.raises(CommandError) as refused:
        call_command("import_agreement", file, by=people.lead.user.email, annexes=folder)

    told = str(refused.value)
    assert "annexes[0].sha256: no file with this SHA-256 is at hand. Give its folder: --annexes FOLDER." in told
    assert f"annexes[1].size: the file with this SHA-256 has another size in bytes: {len(PDF)}." in told
    assert "annexes[1].media_type: the file with this SHA-256 has another media type: application/pdf." in told
    assert not File.objects.exists()
