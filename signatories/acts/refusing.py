"""Refusals that know which answer they are about, so that a form can show them there."""

from register.entries.refusals import Refused


class FieldRefused(Refused):
    """An act is refused because of one answer, or (`field` is "") as a whole; the message is for people."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class OrganisationRefused(FieldRefused):
    """An organisation cannot be kept so; the message is the sentence for people."""
