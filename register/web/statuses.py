"""The words and colours of statuses. Green binds, blue is on its way, yellow waits for somebody, red is stopped,
grey is over; teal is work in hand. The word is always there, so that the colour says nothing alone."""

ENTRY_STATUSES: dict[str, tuple[str, str]] = {
    "open": ("Open for signature", "blue"),
    "stalled": ("Stalled", "yellow"),
    "agreed": ("Agreed, not begun", "blue"),
    "in_force": ("In force", "green"),
    "awaited": ("In force, signatures awaited", "green"),
    "suspended": ("Suspended", "red"),
    "ended": ("Ended", "grey"),
    "superseded": ("Superseded", "grey"),
    "cancelled": ("Cancelled", "red"),
}
DRAFT_STATES: dict[str, tuple[str, str]] = {
    "drafting": ("In progress", "teal"),
    "submitted": ("Submitted", "blue"),
    "returned": ("Returned", "yellow"),
    "approved": ("Approved", "green"),
    "abandoned": ("Abandoned", "grey"),
}
ALL = ENTRY_STATUSES | DRAFT_STATES


def word_of(status: str) -> str:
    """Returns the words of a status's code. Raises KeyError for a code that no page knows."""
    return ALL[str(status)][0]


def colour_of(status: str) -> str:
    """Returns the colour of a status's tag. Raises KeyError for a code that no page knows."""
    return ALL[str(status)][1]
