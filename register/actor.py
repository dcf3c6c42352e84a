"""Who acts: a person in a post at an organisation, as values on the day, with no link upward."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """The name, post and organisation under which an act is recorded; `role` is a code of signatories' roles."""

    name: str
    post: str
    organisation: str
    organisation_name: str
    role: str
    email: str = ""


MACHINE = Actor(name="", post="", organisation="", organisation_name="", role="register")
