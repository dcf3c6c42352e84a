"""Hidden fields that name an act or a text: a form that comes back without one is answered, never lost."""

import uuid
from typing import Any

from django import forms

NOT_WHOLE = "This form was not sent whole, so nothing was done. What you typed is still here: send it again."


class ActToken(forms.UUIDField):
    """The token by which a second sending of the same form does nothing; shown anew where it did not arrive."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        """Say in one sentence that the token is missing or is none."""
        super().__init__(error_messages={"required": NOT_WHOLE, "invalid": NOT_WHOLE}, **kwargs)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return the token as it was sent, or a new one where none was."""
        try:
            return uuid.UUID(str(data))
        except ValueError:
            return uuid.uuid4()


class TextDigest(forms.RegexField):
    """The SHA-256 (hexadecimal) of the text that the page showed; the one shown now where none was sent."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        """Say in one sentence that the digest is missing or is none."""
        super().__init__(
            r"^[0-9a-f]{64}$", error_messages={"required": NOT_WHOLE, "invalid": NOT_WHOLE}, strip=False, **kwargs
        )

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return the digest as it was sent, or the form's own where it is none."""
        return data if data and self.regex.match(str(data)) else initial
