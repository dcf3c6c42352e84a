"""A refusal that knows which answer it is about, so that a form can show it there."""

from register.entries.refusals import Refused


class FieldRefused(Refused):
    """An act is refused because of one answer, or (`field` is "") as a whole; the message is for people."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
