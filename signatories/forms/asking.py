"""What the forms of acts share: text that can be printed, one token for each form sent, a refusal's sentence."""

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from register.documents.common import clean_text
from register.documents.visible import INVISIBLE, is_visible
from register.entries.refusals import Refused

Done = TypeVar("Done")


class PlainText(forms.CharField):
    """Text without characters that cannot be printed; lines end as they do on record."""

    def __init__(self, *, missing: str = "", longest: int = 200, **kwargs: Any) -> None:
        """Takes `missing`, the sentence for no answer; without one the answer may be left out."""
        kwargs.setdefault("required", bool(missing))
        messages = {"required": missing, "max_length": f"Shorten this to {longest:,} characters or fewer."}
        super().__init__(max_length=longest, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> str:
        """Returns the text in Unicode NFC with plain line ends. Raises with a sentence on what cannot be printed."""
        text = str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")
        if not isinstance(self.widget, forms.Textarea):
            text = " ".join(text.split("\t"))
        try:
            clean = clean_text(text)
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from None
        if clean and not is_visible(clean):
            raise forms.ValidationError(INVISIBLE)
        return clean


class ActForm(forms.Form):
    """A form that does one act: its token makes a second sending of the same form do nothing."""

    act = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": "Send the form again.", "invalid": "Send the form again."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Gives a form not sent yet a token of its own."""
        super().__init__(*args, **kwargs)
        self.fields["act"].initial = uuid.uuid4

    def answers(self) -> dict[str, Any]:
        """Returns what was answered, without the token."""
        return {name: value for name, value in self.cleaned_data.items() if name != "act"}

    def attempt(self, deed: Callable[..., Done], **said: Any) -> Done | None:
        """Does an act and returns its answer; None when it is refused, with the sentence at the answer it is about."""
        try:
            return deed(act=self.cleaned_data["act"], **said)
        except Refused as refusal:
            about = getattr(refusal, "field", "")
            self.add_error(about if about in self.fields else None, str(refusal))
            return None
