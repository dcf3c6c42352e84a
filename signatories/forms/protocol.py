"""The questions of the protocol's chapters, and of the rows of its lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from register.documents.common import check_partial_date
from register.web.dates import DateField
from signatories.forms.asking import ActForm, PlainText
from signatories.forms.tokens import TextDigest
from signatories.models import Organisation

LONG = 100_000
Content = Mapping[str, Any]
REVISION = "The form was not sent whole. Send it again."


def long_text(rows: int, **kwargs: Any) -> PlainText:
    """Return a question that is answered in paragraphs."""
    return PlainText(longest=LONG, widget=forms.Textarea({"rows": rows}), **kwargs)


class ChapterForm(forms.Form):
    """A part of the protocol's draft; `revision` says which text was on the page."""

    revision = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={"required": REVISION, "invalid": REVISION, "min_value": REVISION},
    )

    @classmethod
    def initial_from(cls, content: Content) -> dict[str, Any]:
        """Return the first answers of the form from what the section holds."""
        return {name: content.get(name, "") for name in cls.base_fields if name != "revision"}

    def content(self) -> dict[str, Any]:
        """Return the answers as the section holds them."""
        return {name: _kept(value) for name, value in self.cleaned_data.items() if name != "revision"}


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day_of(text: str) -> date | None:
    return date.fromisoformat(text) if len(text) == len("2014-02-06") else None


class AboutForm(ChapterForm):
    """What the protocol is called, and who answers for it."""

    title = PlainText(label="Title", missing="Give the protocol a title.")
    partnership = PlainText(label="Partnership", help_text="As it stands on the cover.")
    cover_label = PlainText(
        label="Version on the cover",
        missing="Say which version stands on the cover.",
        longest=40,
        help_text="As it is printed, such as “6.0”.",
    )
    body_label = PlainText(
        label="Version in the text", longest=40, help_text="If the text says another, leave both as they are printed."
    )
    issued_on = DateField(label="Day of issue", what="the day of issue")
    author = PlainText(label="Author", help_text="A name or a post.")
    owner = PlainText(label="Owner", help_text="Who keeps it up to date.")
    replaces = PlainText(label="What it replaces", longest=1_000, help_text="In words, such as “version 4 of 2009”.")
    review_on = DateField(label="Reviewed by", what="the day of the review", required=False)

    @classmethod
    def initial_from(cls, content: Content) -> dict[str, Any]:
        """Return the first answers; days as days."""
        said = super().initial_from(content)
        days = {name: _day_of(content.get(name, "")) for name in ("issued_on", "review_on")}
        return said | days | {"replaces": content.get("supersedes", {}).get("words", "")}

    def content(self) -> dict[str, Any]:
        """Return the answers as the section holds them."""
        said = super().content()
        return said | {"review_on": said["review_on"] or "", "supersedes": {"words": said.pop("replaces")}}


class ContextForm(ChapterForm):
    """What the protocol is for."""

    context = long_text(
        12,
        label="Context",
        missing="Say what the protocol is for.",
        help_text="One paragraph a line. A line that begins with a dash is a point of the list above it.",
    )


class DeclarationForm(ChapterForm):
    """The words above the signatures."""

    declaration = long_text(
        3,
        label="Declaration",
        missing="Give the words of the declaration.",
        help_text="Each chief officer reads these words and signs beneath them.",
    )


class SigningForm(ChapterForm):
    """Who is asked to sign, and whether who signed the last version signs again."""

    all_again = forms.TypedChoiceField(
        label="Must all sign again?",
        choices=[("True", "Yes, everybody signs this version"), ("False", "No, who is bound now is carried over")],
        coerce=lambda answer: answer == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether all must sign again.", "invalid_choice": "Choose yes or no."},
    )
    is_recorded = forms.BooleanField(
        label="It was made elsewhere, and is only recorded here",
        help_text="It counts from its day of issue, and only the organisations below are asked. No letter goes out.",
        required=False,
    )
    codes = forms.MultipleChoiceField(
        label="Whose signatures are on record elsewhere?",
        help_text="Only for a version made elsewhere. Otherwise every legal entity that has joined is asked.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose organisations of the list."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offers the legal entities, by name."""
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(is_legal_entity=True).order_by("name").values_list("code", "name")
        self.fields["codes"].choices = list(rows)  # type: ignore[attr-defined]

    @classmethod
    def initial_from(cls, content: Content) -> dict[str, Any]:
        """Return the first answers: all sign again, and nothing is recorded from elsewhere."""
        return {
            "all_again": str(content.get("all_again", True)),
            "is_recorded": content.get("is_recorded", False),
            "codes": content.get("codes", []),
        }


class RowForm(ChapterForm):
    """A row of a list of the protocol; `place` says where it stands, counted from 1."""

    place = forms.IntegerField(
        label="Place in the list",
        min_value=1,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={
            "required": "Say where it stands in the list.",
            "invalid": "Give the place as a number, such as 3.",
            "min_value": "The first place is 1.",
        },
    )

    def content(self) -> dict[str, Any]:
        """Return the row as its list holds it."""
        return {name: value for name, value in super().content().items() if name != "place"}


class TierForm(RowForm):
    """A tier of the framework."""

    number = forms.IntegerField(
        label="Number",
        min_value=0,
        max_value=9,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-2"}),
        error_messages={
            "required": "Number the tier.",
            "invalid": "Give the place as a number, such as 3.",
            "min_value": "Enter 0 to 9.",
            "max_value": "Enter 0 to 9.",
        },
    )
    heading = PlainText(label="What it holds", missing="Say what the tier holds.", longest=1_000)
    governance = PlainText(label="Who governs it", longest=1_000)


class CommitmentForm(RowForm):
    """A commitment of those who sign."""

    number = PlainText(label="Number", longest=20, help_text="As it is printed, such as “a)”. May be left out.")
    heading = PlainText(
        label="Under which words it stands",
        longest=1_000,
        help_text="The words above a run of commitments, such as “The signatories commit to”.",
    )
    body = long_text(
        4,
        label="Commitment",
        missing="Write the commitment.",
        help_text="A line that begins with a dash is a point of it.",
    )
    inheritable = forms.BooleanField(
        label="Agreements under the protocol inherit it",
        help_text="It then holds for each of them without being repeated there.",
        required=False,
    )


class ClauseForm(RowForm):
    """A further clause, in its own words."""

    number = PlainText(label="Number", longest=20, help_text="As it is printed. May be left out.")
    heading = PlainText(label="Heading", missing="Give the clause a heading.", longest=1_000)
    text = long_text(
        8, label="Text", missing="Write the clause.", help_text="One paragraph a line; a dash begins a point."
    )

    @classmethod
    def initial_from(cls, content: Content) -> dict[str, Any]:
        """Return the first answers; blocks as lines."""
        lines = [line for block in content.get("blocks", []) for line in _lines_of(block)]
        return super().initial_from(content) | {"text": "\n".join(lines)}

    def content(self) -> dict[str, Any]:
        """Return the clause as its list holds it: a block a paragraph, with its points."""
        said = super().content()
        return said | {"kind": "other", "blocks": blocks_of(said.pop("text"))}


def blocks_of(text: str) -> list[dict[str, Any]]:
    """Return a text as the blocks of a clause: a paragraph a line, a line that begins with a dash a point of it."""
    blocks: list[dict[str, Any]] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if line.startswith("- ") and blocks:
            blocks[-1]["lines"].append(line[2:])
        else:
            blocks.append({"kind": "paragraph", "text": line, "lines": []})
    return blocks


def _lines_of(block: Mapping[str, Any]) -> list[str]:
    return [block.get("text", ""), *(f"- {line}" for line in block.get("lines", []))]


class AmendmentForm(RowForm):
    """A row of the amendment record, in its five columns, with who proposed it."""

    issue = PlainText(label="Issue", longest=40, help_text="As it is printed, such as “4.94”.")
    detail = PlainText(label="Amendment detail", missing="Say what was amended.", longest=2_000)
    author = PlainText(label="Author", help_text="A name, or initials as they are printed.")
    proposer = PlainText(label="Proposed by", help_text="An organisation or a person. May be left out.")
    on = PlainText(label="Date", longest=10, help_text="A day, a month or a year: 2013-01-15, 2013-01 or 2013.")
    agreed_by = PlainText(label="Agreed by", help_text="A body, such as SIMG. May be left out.")
    approved = PlainText(label="Approved", longest=100, help_text="As it is printed, a mark or a word.")

    def clean_on(self) -> str:
        """Return the date; refuse what is none."""
        try:
            return check_partial_date(self.cleaned_data["on"])
        except ValueError:
            raise forms.ValidationError("Give a day, a month or a year, such as 2013-01-15, 2013-01 or 2013.") from None


class AbandonForm(ActForm):
    """Why a draft is given up."""

    reason = PlainText(
        label="Why is it given up?",
        missing="Say why it is given up.",
        longest=2_000,
        widget=forms.Textarea({"rows": 3}),
    )


class AgreeForm(ActForm):
    """That what was read is agreed; the digest names the text and the terms that the page showed."""

    expected = TextDigest()
    read = forms.BooleanField(
        label="I have read the whole text, and SIMG agrees it",
        error_messages={"required": "Say that you have read it and that SIMG agrees it."},
    )
