"""Agreements in the making."""

from agreements.models.draft import OPEN_STATES, Draft, DraftParty, DraftState, Section

__all__ = ["OPEN_STATES", "Draft", "DraftParty", "DraftState", "Section"]
