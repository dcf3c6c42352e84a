"""Agreements in the making."""

from agreements.models.attachment import Attachment
from agreements.models.draft import OPEN_STATES, Draft, DraftParty, DraftState, Section
from agreements.models.wish import Wish

__all__ = ["OPEN_STATES", "Attachment", "Draft", "DraftParty", "DraftState", "Section", "Wish"]
