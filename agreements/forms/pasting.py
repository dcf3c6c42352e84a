"""The two forms of pasting a list: the list itself, and what was read of it, confirmed before anything is kept."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms

from agreements.forms.fields import Words, radios
from agreements.pasted_lines import mended
from agreements.pasting import Pasted, PastedRow, read_list, refusal
from register.documents.labels import in_sentence
from register.web.forms import ErrorLink, error_links
from register.web.questions import Question, question

OWN, NO_GROUP, NEW_GROUP, NAMED = "own", "none", "new", "group:"
LINE = "line-"
EXAMPLE = "One thing a line. Dashes, bullets and numbers are taken off; commas part a list that stands in one line."


class PastedText(forms.CharField):
    """A text kept exactly as it was pasted, tabs and all."""

    def __init__(self, **kwargs: Any) -> None:
        """Take a plain field's rules too."""
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text; raise ValidationError for one that is too long or holds what cannot be printed."""
        text = str(super().to_python(value) or "")
        if sentence := refusal(text):
            raise forms.ValidationError(sentence)
        return text


class PasteForm(forms.Form):
    """The list as it was pasted; `reading` is what was read of it. `group`: the one from which the page was opened."""

    reading: Pasted

    text = PastedText(
        label="Paste your list",
        help_text=f"{EXAMPLE} Columns of a spreadsheet become why, about whom, kind and group, "
        "if their first row says so. At most 500 lines.",
        widget=forms.Textarea({"rows": 14, "class": "app-line"}),
        error_messages={"required": "Paste a list, or type one thing a line."},
    )
    group = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, known: Sequence[str], **kwargs: Any) -> None:
        """Take the labels of the items that stand already."""
        super().__init__(*args, **kwargs)
        self.known = known

    def clean_text(self) -> str:
        """Read the list; refuse one of which nothing can be read, with the reason of its first line."""
        text: str = self.cleaned_data["text"]
        self.reading = read_list(text, known=self.known)
        if not self.reading.rows:
            reasons = [line.reason for line in self.reading.unread] or ["There is no item in this list."]
            raise forms.ValidationError(reasons[0])
        return text


class ConfirmPasteForm(forms.Form):
    """What was read: the lines that could not be, each to be mended, and the group that the items go to."""

    pasted = forms.CharField(widget=forms.HiddenInput, strip=False)
    group = question(radios("Which group do they go in?", (), required=True), Question(small=True))
    new_group = Words(label="What is the new group called?", help_text="Only for a new group.", longest=200)

    def __init__(self, data: Mapping[str, Any], *, text: str, reading: Pasted, groups: Sequence[str]) -> None:
        """Take the answers so far, the list and its reading, and the names of the groups that stand."""
        self.reading, self.text = reading, text
        raw = {f"{LINE}{line.line}": line.raw for line in reading.unread}
        choices = _group_choices(reading, groups)
        group = _usual_group(data, [code for code, _ in choices])
        super().__init__({"group": group, "new_group": data.get("new_group", ""), "pasted": text, **raw})
        self.fields["group"].choices = choices  # type: ignore[attr-defined]
        self.fields["group"].error_messages |= {
            "required": "Choose a group, or no group.",
            "invalid_choice": "Choose a group from the list.",
        }
        for line in reading.unread:
            self.fields[f"{LINE}{line.line}"] = forms.CharField(
                label=f"Line {line.line}: say what it is, or clear it to leave it out",
                required=False,
                strip=False,
                widget=forms.Textarea({"rows": 2, "class": "app-line"}),
            )
        self.order_fields([*raw])

    def clean(self) -> dict[str, Any]:
        """Say at each line why it could not be read, and ask for the name of a new group."""
        data = super().clean() or self.cleaned_data
        for line in self.reading.unread:
            self.add_error(f"{LINE}{line.line}", line.reason)
        if data.get("group") == NEW_GROUP and not data.get("new_group"):
            self.add_error("new_group", "Say what the new group is called.")
        return data

    @property
    def lines(self) -> list[forms.BoundField]:
        """The lines to be mended, in order."""
        return [self[f"{LINE}{line.line}"] for line in self.reading.unread]

    @property
    def problems(self) -> list[ErrorLink]:
        """What is wrong, the lines to be mended first, each with its number."""
        named = {f"id_{LINE}{line.line}": f"Line {line.line}: " for line in self.reading.unread}
        return [
            link._replace(text=f"{named[link.target]}{in_sentence(link.text)}") if link.target in named else link
            for link in error_links(self)
        ]

    def items(self) -> list[dict[str, Any]]:
        """Return the rows to add, as the document holds them, in the chosen group."""
        return [row.item(self._group_of(row)) for row in self.reading.to_add]

    def _group_of(self, row: PastedRow) -> str:
        chosen: str = self.cleaned_data["group"]
        if chosen == OWN:
            return row.group
        if chosen == NEW_GROUP:
            return str(self.cleaned_data["new_group"])
        return "" if chosen == NO_GROUP else chosen.removeprefix(NAMED)


def _group_choices(reading: Pasted, groups: Sequence[str]) -> list[tuple[str, str]]:
    own = list(dict.fromkeys(row.group for row in reading.rows if row.group))
    as_listed = [(OWN, f"As the list says: {', '.join(own)}")] if own else []
    named = [(f"{NAMED}{name}", name) for name in groups]
    return [*as_listed, *named, (NEW_GROUP, "A new group"), (NO_GROUP, "No group")]


def _usual_group(data: Mapping[str, Any], codes: Collection[str]) -> str:
    """Return what was chosen, else the group from which the page was opened, else what the list says."""
    chosen = str(data.get("group", ""))
    if "pasted" in data:
        return chosen
    return next((code for code in (chosen, f"{NAMED}{chosen}", OWN) if code in codes), NO_GROUP)


def mended_text(data: Mapping[str, Any]) -> str:
    """Return the list that a sent ConfirmPasteForm carries, with the lines that were mended in it."""
    names = (name for name in data if name.startswith(LINE) and name.removeprefix(LINE).isdecimal())
    return mended(str(data.get("pasted", "")), {int(name.removeprefix(LINE)): str(data[name]) for name in names})
