"""The life of a draft of the protocol: its states, the moves between them. `move` alone writes its state."""

from collections.abc import Mapping
from dataclasses import dataclass

from register.entries.refusals import Refused
from signatories.models import ProtocolDraft, ProtocolState


@dataclass(frozen=True)
class Move:
    """A move: from which state, to which, and the sentence that says when it is not open."""

    since: str
    to: str
    refusal: str


MOVES: Mapping[str, Move] = {
    "agree": Move(ProtocolState.DRAFTING, ProtocolState.AGREED, "Only a protocol that is being drafted can be agreed."),
    "abandon": Move(ProtocolState.DRAFTING, ProtocolState.ABANDONED, "This draft has already come to its end."),
}


def check_editable(draft: ProtocolDraft) -> None:
    """Raise Refused unless the draft's chapters may be written."""
    if draft.state != ProtocolState.DRAFTING:
        raise Refused("This draft of the protocol has come to its end and cannot be changed.")


def check_move(draft: ProtocolDraft, verb: str) -> None:
    """Raise Refused, with a sentence, unless `verb` is open to a draft in its present state."""
    if draft.state != MOVES[verb].since:
        raise Refused(MOVES[verb].refusal)


def move(draft: ProtocolDraft, verb: str) -> None:
    """Move a locked draft; the caller saves it. Raises Refused when the move is not open."""
    check_move(draft, verb)
    draft.state = MOVES[verb].to
