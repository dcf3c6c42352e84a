"""Records made from a story of events, for tests of what the page of an entry says."""

from datetime import date

from register.documents.agreement import Agreement, Party
from register.documents.canonical import canonical_text
from register.models import Entry
from register.reading.entry.record import Record
from register.viewer import Viewer
from tests.factories.story import Story

NAMES = {"a": "Ashby", "b": "Blaby", "c": "Charnwood"}


def a_record(story: Story, on: str, *, version: int = 1, document: Agreement | None = None) -> Record:
    """Return one version of a story (each letter a party) as the public reads it on a day (ISO text)."""
    life = story.folded()
    mine = life.versions[version]
    parties = tuple(Party(id=code, code=code, name=NAMES[code]) for code in sorted(mine.must_sign | mine.carried))
    shown = document or Agreement(parties=parties)
    entry = Entry(reference="ISA-0001", version=version, entered_on=mine.entered_on, visibility="public")
    return Record(
        viewer=Viewer.public(),
        day=date.fromisoformat(on),
        entry=entry,
        text=canonical_text(shown),
        document=shown,
        versions=[],
        whole=life,
        events=[],
        renderings=[],
    )
