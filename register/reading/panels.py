"""Panels: what upper apps say on the page of an entry to one reader, such as "You are asked to sign this"."""

from collections.abc import Callable
from dataclasses import dataclass

from register.entries.status import VersionLife
from register.models import Entry
from register.viewer import Viewer


@dataclass(frozen=True)
class Panel:
    """A sentence and the one step that follows from it, shown under the status of an entry."""

    title: str
    sentence: str
    link_text: str = ""
    url: str = ""


PanelMaker = Callable[[Viewer, Entry, VersionLife], Panel | None]

# Filled by AppConfig.ready() of the apps that know who may do what: `PANELS.append(function)`.
PANELS: list[PanelMaker] = []


def panels_for(viewer: Viewer, entry: Entry, life: VersionLife) -> list[Panel]:
    """Return what the upper apps have to say to `viewer` about this version, in the order in which they asked to."""
    told = (make(viewer, entry, life) for make in PANELS)
    return [panel for panel in told if panel is not None]
