"""The page of an entry, put together: its sections in their order, each folded by its own module."""

from typing import Any, NamedTuple

from django.urls import reverse

from register.documents.agreement import Agreement
from register.documents.elsewhere import is_filed
from register.documents.labels import THEMES, label
from register.entries.status import VersionLife
from register.reading.entry.access import is_summary, why_may_i_see_this
from register.reading.entry.bound import who_is_bound
from register.reading.entry.content import content_of
from register.reading.entry.doors import doors
from register.reading.entry.files import files, older_files
from register.reading.entry.happenings import happenings
from register.reading.entry.lead import lead
from register.reading.entry.original import original_of
from register.reading.entry.record import Record
from register.reading.entry.standing import LIVE, standing
from register.reading.entry.versions import all_versions
from register.reading.moments import known_in_words
from register.reading.panels import panels_for
from register.templatetags.register_words import day as written


class Section(NamedTuple):
    """A line of "On this page": the id of a heading, and its words."""

    id: str
    text: str


class OtherVersion(NamedTuple):
    """A notice that another version of the reference is in force, or on its way."""

    title: str
    text: str
    url: str
    link: str


BEFORE = (Section("bound", "Who is bound"),)
CONTENT = (
    Section("hand-over", "How the data moves"),
    Section("items", "What is shared"),
    Section("flows", "Each flow"),
    Section("duties", "Who does what"),
    Section("law", "Law and retention"),
)
AFTER = (Section("versions", "Versions"), Section("happenings", "What happened"))
PROOF = (Section("downloads", "Downloads"), Section("verify", "How to verify"))
ORIGINAL = (Section("original", "The original"),)
LAST = (Section("why", "Why may I see this?"),)


def entry_page(record: Record) -> dict[str, Any]:
    """Return all that the template of an entry needs; parts withheld from the viewer are not in it at all."""
    document, viewer, entry = record.document, record.viewer, record.entry
    described = isinstance(document, Agreement) and not is_summary(record.withheld) and not is_filed(document)
    shown = not isinstance(document, Agreement) or not is_summary(record.withheld)
    elsewhere = original_of(record) if shown else None
    return {
        "record": record,
        "entry": entry,
        "theme": label(THEMES, entry.theme) if entry.theme else "",
        "standing": standing(record),
        "lead": lead(document),
        "elsewhere": elsewhere,
        "doors": doors(record, in_full=not record.withheld),
        "bound": who_is_bound(record),
        "versions": all_versions(record),
        "happenings": happenings(record),
        "other": other_version(record),
        "known": known_in_words(record.known_at) if record.known_at else "",
        "panels": panels_for(viewer, entry, record.life) if record.is_today else [],
        "why": why_may_i_see_this(viewer, entry, document),
        "contents": _contents(shown=shown, is_described=described, was_elsewhere=elsewhere is not None),
        "content": content_of(record.text, record.joined, tuple(record.withheld.items())) if described else "",
        **(_proof(record) if shown else {}),
    }


def _contents(*, shown: bool, is_described: bool, was_elsewhere: bool) -> tuple[Section, ...]:
    original, content = ORIGINAL if was_elsewhere else (), CONTENT if is_described else ()
    return (*BEFORE, *original, *content, *AFTER, *(PROOF if shown else ()), *LAST)


def _proof(record: Record) -> dict[str, Any]:
    latest = record.renderings[0] if record.renderings else None
    return {
        "files": files(record),
        "older": older_files(record),
        "digest": bytes(record.entry.document_id).hex(),
        "pdf_digest": bytes(latest.file_id).hex() if latest and not record.withheld else "",
    }


def other_version(record: Record) -> OtherVersion | None:
    """Return the notice that leads to the version in force, or from it to one that is open for signature."""
    shown = record.whole.shown_on(record.day)
    here = record.entry.version
    seen = {entry.version for entry in record.versions}
    if shown is not None and shown != here and shown in seen:
        return _in_its_place(record, record.whole.versions[shown])
    coming = [version for version in seen if version > here and _is_coming(record, record.whole.versions[version])]
    return _on_its_way(record, max(coming)) if coming else None


def _is_coming(record: Record, life: VersionLife) -> bool:
    status = life.status_on(record.day)
    return status is not None and status.value in ("open", "stalled", "agreed")


def _in_its_place(record: Record, life: VersionLife) -> OtherVersion:
    is_live = life.status_on(record.day) in LIVE
    since = f" since {written(life.commenced_on)}" if is_live and life.commenced_on else ""
    return OtherVersion(
        title=f"You are reading version {record.entry.version}.",
        text=f"Version {life.version} {'is in force' if is_live else 'is the latest'}{since}.",
        url=reverse("entry", args=[record.entry.reference]),
        link=f"Go to version {life.version}",
    )


def _on_its_way(record: Record, version: int) -> OtherVersion:
    return OtherVersion(
        title=f"Version {version} is on its way.",
        text="It is on the register and not in force yet; until then this version stands.",
        url=reverse("version", args=[record.entry.reference, version]),
        link=f"Read version {version}",
    )
