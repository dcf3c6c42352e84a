"""The life of a draft: its states, the moves between them, and whose turn it is. `move` alone writes Draft.state."""

from collections.abc import Mapping
from dataclasses import dataclass

from agreements.models import OPEN_STATES, Draft, DraftState
from register.entries.refusals import Refused


@dataclass(frozen=True)
class Move:
    """A move: from which states, to which, and the sentence that says when it is not open."""

    since: frozenset[str]
    to: str
    refusal: str


MOVES: Mapping[str, Move] = {
    "submit": Move(
        frozenset({DraftState.DRAFTING, DraftState.RETURNED}),
        DraftState.SUBMITTED,
        "Only a draft that is being drafted can be submitted.",
    ),
    "resume": Move(frozenset({DraftState.RETURNED}), DraftState.DRAFTING, "Only a returned draft is taken up again."),
    "send back": Move(
        frozenset({DraftState.SUBMITTED}), DraftState.RETURNED, "Only a submitted draft can be returned."
    ),
    "approve": Move(frozenset({DraftState.SUBMITTED}), DraftState.APPROVED, "Only a submitted draft can be approved."),
    "abandon": Move(frozenset(OPEN_STATES), DraftState.ABANDONED, "This draft has already come to its end."),
}

# Who has the next step in each state, in words for people.
WHOSE_TURN: Mapping[str, str] = {
    DraftState.DRAFTING: "the organisation that leads it, and each party for its own part",
    DraftState.SUBMITTED: "the Strategic Information Management Group",
    DraftState.RETURNED: "the organisation that leads it",
    DraftState.APPROVED: "nobody: it stands on the register",
    DraftState.ABANDONED: "nobody: it was abandoned",
}
EDITABLE = frozenset({DraftState.DRAFTING, DraftState.RETURNED})


def check_move(draft: Draft, verb: str) -> None:
    """Raise Refused, with a sentence, unless `verb` is open to a draft in its present state."""
    if draft.state not in MOVES[verb].since:
        raise Refused(MOVES[verb].refusal)


def check_editable(draft: Draft) -> None:
    """Raise Refused unless the draft's sections may be written."""
    if draft.state not in EDITABLE:
        raise Refused(f"This draft cannot be changed now: it waits for {WHOSE_TURN[draft.state]}.")


def move(draft: Draft, verb: str) -> None:
    """Move a locked draft; the caller saves it. Raises Refused when the move is not open."""
    check_move(draft, verb)
    draft.state = MOVES[verb].to
