"""The one family of refusals of the register: each says in a sentence why an act is not possible now."""


class Refused(Exception):
    """An act on an entry is refused; the message is the sentence shown to people."""
