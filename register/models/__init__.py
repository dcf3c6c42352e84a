"""What is on record."""

from register.models.binding import Binding
from register.models.checkpoint import Checkpoint
from register.models.document import Document
from register.models.download import Download
from register.models.entry import Entry
from register.models.event import Event
from register.models.file import File
from register.models.listing import Listing
from register.models.merkle_node import MerkleNode
from register.models.named_party import NamedParty
from register.models.reference_counter import ReferenceCounter
from register.models.rendering import Rendering

__all__ = [
    "Binding",
    "Checkpoint",
    "Document",
    "Download",
    "Entry",
    "Event",
    "File",
    "Listing",
    "MerkleNode",
    "NamedParty",
    "ReferenceCounter",
    "Rendering",
]
