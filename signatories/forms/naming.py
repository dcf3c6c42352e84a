"""The questions about an organisation's name: a new one, an earlier one, or how one is spelt."""

from typing import Any

from register.web.dates import DateField
from signatories.acts.naming import Naming
from signatories.forms.asking import ActForm, PlainText
from signatories.forms.organisation import SHORT_NAME


class NewNameForm(ActForm):
    """A new name, from a day that has come."""

    name = PlainText(label="New name", missing="Enter the name.", help_text="As it will stand on agreements.")
    short_name = PlainText(label="Short name", help_text=SHORT_NAME)
    on = DateField(
        label="From which day?",
        what="the day from which it is borne",
        help_text="What is recorded as of an earlier day goes on naming it as it was called then.",
        past=True,
    )
    instrument = PlainText(
        label="By what instrument?",
        missing="Say by what instrument, or where it is known from.",
        longest=1_000,
        help_text="The order, resolution or minute, with its day.",
    )

    def answers(self) -> dict[str, Any]:
        """Return the answers as the act takes them."""
        return {"naming": Naming(**super().answers())}


class EarlierNameForm(NewNameForm):
    """What an organisation was called before the first name that is known."""

    name = PlainText(label="Earlier name", missing="Enter the name.", help_text="As it stands on old agreements.")
    on = DateField(
        label="Until which day?",
        what="the first day without this name",
        help_text="The first day on which it was called otherwise.",
        past=True,
    )
    instrument = PlainText(
        label="Where is that known from?",
        missing="Say by what instrument, or where it is known from.",
        longest=1_000,
        help_text="The order that changed it, or an agreement that says it.",
    )


class SpellingForm(ActForm):
    """How a name is spelt."""

    name = PlainText(label="Name", missing="Enter the name.")
    short_name = PlainText(label="Short name", help_text=SHORT_NAME)
