"""Drafts the agreements of the demonstration chapter by chapter, as managers do on the pages."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from agreements.acts.annexes import add_annex
from agreements.acts.drafting import begin_draft, begin_version, confirm_part, save_chapter, save_part
from agreements.acts.reviewing import approve
from agreements.acts.rows import Place, add_rows, fingerprint, remove_row, rows_of, save_row
from agreements.acts.submitting import submit
from agreements.assembling import assemble
from agreements.chapters import DECLARATIONS, HOLDS, OWN, REST
from agreements.models import Draft, Section
from isp.demonstration.papers import leaflet
from isp.demonstration.people import access, holder
from isp.demonstration.reading import FOLDER, Row, agreement, read_toml
from register.clock import today
from register.documents.agreement import Declarations
from register.documents.canonical import canonical_text, text_digest
from register.documents.common import spoken_date
from register.models import Entry
from signatories.access import Access
from signatories.roles import Role

SIMG_MEMBER = "member@simg.example"
CHECKLIST = (
    "The purpose is clear, and the information is no more than it needs.",
    "Each party has a power, a lawful basis and the conditions that it needs.",
    "It is known from which moment each party answers for its copy.",
    "Keeping, review and ending are settled.",
)
Sections = Mapping[tuple[str, str], Mapping[str, Any]]


def draft_agreement(name: str, *, unconfirmed: Collection[str] = ()) -> Draft:
    """Write the agreement `name` as a draft and return it; the parties `unconfirmed` have not yet confirmed theirs."""
    said = agreement(name)
    by, unfinished, papers = manager(said.pop("lead")), said.pop("unfinished", []), said.pop("papers", [])
    lead = by.appointments[0].organisation.code
    draft = begin_draft(title=said["identity"]["title"], theme=said["identity"]["theme"], lead=lead, by=by)
    _save_shared(draft, said, by, unfinished=unfinished)
    _save_parts(draft, said, by)
    for place, paper in enumerate(papers, start=1):
        content = leaflet(paper["title"], paper["text"])
        add_annex(draft_id=draft.pk, title=paper["title"], content=content, row_id=f"paper-{place}", by=by)
    confirm_parts(draft, by=by, but=unconfirmed)
    return draft


def manager(code: str) -> Access:
    """Return the access of the manager of an organisation that leads."""
    found = holder(code, Role.MANAGER)
    if found is None:
        raise LookupError(f"Nobody is manager of {code}.")
    return found


def _save_shared(draft: Draft, said: Row, by: Access, *, unfinished: Collection[str]) -> None:
    chapters = {chapter: keys for chapter, keys in HOLDS.items() if chapter != DECLARATIONS}
    for chapter, keys in chapters.items():
        content = {key: said[key] for key in keys if key in said}
        # A chapter that only parties write has no keys; its shared section says whether it is finished.
        if content or not keys:
            standing = _standing(draft, chapter)
            content = {key: _over(standing.get(key), value) for key, value in content.items()}
            done = chapter not in unfinished
            save_chapter(draft_id=draft.pk, chapter=chapter, content=content, revision=0, by=by, is_finished=done)


def _standing(draft: Draft, chapter: str, party: str = "") -> Mapping[str, Any]:
    section = Section.objects.filter(draft=draft, chapter=chapter, party=party).first()
    return section.content if section else {}


def _over(standing: Any, value: Any) -> Any:
    return {**standing, **value} if isinstance(standing, dict) and isinstance(value, dict) else value


def _save_parts(draft: Draft, said: Row, by: Access) -> None:
    """The lead fills in what each party says of itself; it stands as proposed until the party confirms it."""
    for chapter, keys in OWN.items():
        for party in said["parties"]:
            content = {
                key: rows
                for key in keys
                if (rows := [row for row in said.get(key, []) if row["party"] == party["code"]])
            }
            if content:
                code = party["code"]
                save_part(draft_id=draft.pk, chapter=chapter, party=code, content=content, revision=0, by=by)


def confirm_parts(draft: Draft, *, by: Access, but: Collection[str] = ()) -> None:
    """Let each party's manager confirm its part; where it has none, the lead records how the party confirmed."""
    lead = draft.lead.code
    for row in draft.draft_parties.select_related("organisation").exclude(organisation__code__in=[lead, *but]):
        own = holder(row.organisation.code, Role.MANAGER)
        how = (
            "" if own else f"By e-mail from its {row.organisation.contact_post} on {spoken_date(today().isoformat())}."
        )
        confirm_part(draft_id=draft.pk, party=row.organisation.code, by=own or by, how=how)


def submit_draft(draft: Draft, name: str) -> None:
    """Submit a draft with the declarations of its file."""
    declarations = Declarations(**read_toml(FOLDER / f"{name}.toml")["declarations"])
    submit(draft_id=draft.pk, declarations=declarations, by=manager(draft.lead.code), act=uuid.uuid4())


def approve_draft(draft: Draft) -> Entry:
    """Approve a submitted draft and return the version that it became."""
    digest = text_digest(canonical_text(assemble(draft))).hex()
    done = approve(draft_id=draft.pk, expected=digest, checklist=CHECKLIST, by=access(SIMG_MEMBER), act=uuid.uuid4())
    return Entry.objects.get(reference=done.reference, version=done.entered_version or 0)


def draft_next_version(entry: Entry, name: str) -> Draft:
    """Begin the next version of an entry, change it row by row as the file `name` says, and return its draft."""
    said = read_toml(FOLDER / f"{name}.toml")
    by = manager(entry.owner)
    draft = begin_version(reference=entry.reference, version=entry.version, by=by)
    for change in said.get("add", []):
        add_rows(_place(draft, change), rows=[change["row"]], by=by)
    for change in said.get("change", []):
        place = _place(draft, change)
        standing = rows_of(_standing(draft, place.chapter, place.party), place.key)
        was = next(row for row in standing if row["id"] == change["id"])
        save_row(place, row={**change["row"], "id": change["id"]}, was=fingerprint(was), by=by)
    for change in said.get("remove", []):
        remove_row(_place(draft, change), row_id=change["id"], by=by)
    _say_in_record(draft, said["amendment"]["detail"], by)
    confirm_parts(draft, by=by)
    return draft


def _say_in_record(draft: Draft, detail: str, by: Access) -> None:
    """Say in the amendment record what the version changes, in place of the row that it began with."""
    section = Section.objects.get(draft=draft, chapter=REST, party="")
    *earlier, latest = section.content["amendment_record"]
    content = {"amendment_record": [*earlier, {**latest, "detail": detail}]}
    save_chapter(draft_id=draft.pk, chapter=REST, content=content, revision=section.revision, by=by)


def _place(draft: Draft, change: Row) -> Place:
    return Place(draft.pk, change["chapter"], change["key"], change.get("party", ""))
