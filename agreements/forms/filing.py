"""What is asked of an agreement made elsewhere: its scan, its days, and a row for each organisation that takes part."""

from collections.abc import Sequence
from typing import Any

from django import forms

from agreements.filing import NOT_KNOWN, NOT_STATED, Description, described_by
from register.documents.faults import Fault
from register.documents.labels import THEMES
from register.web.partial_dates import PartialDateField
from signatories.forms.asking import ActForm, PlainText
from signatories.models import Organisation

FEWEST_ROWS, MOST_ROWS = 3, 100
DAYS_HINT = "As the paper gives it: a month needs no day, a year no month. Leave all empty where it does not say."
SIGNED_HINT = "A month or a year will do. Leave it empty where it is not known."


def organisation_choices() -> list[tuple[str, str]]:
    """Return those that can be bound, by code and name; an old agreement may name one that has left."""
    rows = Organisation.objects.filter(is_legal_entity=True).order_by("name")
    return [("", "Choose"), *rows.values_list("code", "name")]


class FilingForm(ActForm):
    """An agreement made elsewhere, but for who takes part."""

    scan = forms.FileField(
        label="Scan of the signed original",
        help_text="A PDF, PNG or JPEG of at most 20 MB.",
        required=False,
        allow_empty_file=True,
        max_length=255,
        error_messages={"max_length": "Give the file a shorter name.", "invalid": "Choose a file."},
    )
    no_scan_because = PlainText(label="Or why no scan is held", longest=2_000, widget=forms.Textarea({"rows": 2}))
    title = PlainText(label="Title", missing="Give the title that the original bears.", longest=500)
    theme = forms.ChoiceField(
        label="Theme",
        choices=[("", "Choose"), *THEMES.items()],
        error_messages={"required": "Choose a theme.", "invalid_choice": "Choose from the list."},
    )
    lead = forms.ChoiceField(
        label="Who looks after it now",
        error_messages={"required": "Choose the organisation.", "invalid_choice": "Choose from the list."},
    )
    visibility = forms.ChoiceField(
        label="Who may see it, and open its scan",
        choices=[("public", "Everybody"), ("partners", "Organisations of the partnership"), ("parties", "Its parties")],
        widget=forms.RadioSelect,
        help_text="A scan shows names and signatures.",
        error_messages={"required": "Choose who may see it.", "invalid_choice": "Choose who may see it."},
    )
    start = PartialDateField(label="When it begins", what="the day it begins", help_text=DAYS_HINT)
    review = PartialDateField(label="When it is reviewed", what="the day of the review", help_text=DAYS_HINT)
    end = PartialDateField(label="When it ends", what="the day it ends", help_text=DAYS_HINT)
    version_label = PlainText(label="Version, as printed")
    local_reference = PlainText(label="Reference, as printed")
    master = PlainText(label="Where the signed paper is kept")

    def __init__(self, *args: Any, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offers the organisations as who looks after it."""
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = organisations  # type: ignore[attr-defined]


class PartyRow(forms.Form):
    """An organisation that takes part, and its signature; an empty row is passed over."""

    code = forms.ChoiceField(
        label="Organisation", required=False, error_messages={"invalid_choice": "Choose from the list."}
    )
    signed = PartialDateField(label="When it signed", what="the day it signed", help_text=SIGNED_HINT)
    name = PlainText(label="Name on the paper")
    post = PlainText(label="Post on the paper")

    def __init__(self, *args: Any, organisations: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Offers the organisations."""
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = organisations  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the organisation of a row that says something."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("code") and "code" not in self.errors and any(said.values()):
            self.add_error("code", "Choose the organisation.")
        return said


def party_rows(data: Any, organisations: Sequence[tuple[str, str]], *, count: int) -> list[PartyRow]:
    """Return so many rows, filled with what was sent."""
    places = range(max(FEWEST_ROWS, min(count, MOST_ROWS)))
    return [
        PartyRow(data, prefix=f"party-{place}", organisations=organisations, empty_permitted=False) for place in places
    ]


def filled(rows: Sequence[PartyRow]) -> list[PartyRow]:
    """Return the valid rows that name an organisation."""
    return [row for row in rows if row.cleaned_data.get("code")]


def description_of(form: FilingForm, rows: Sequence[PartyRow]) -> Description:
    """Return what valid forms describe; what was left empty is "not stated", or "not known"."""
    said = {name: value for name, value in form.answers().items() if name != "scan"}
    days = {name: said.pop(name) or NOT_STATED for name in ("start", "review", "end")}
    parties = [row.cleaned_data | {"signed": row.cleaned_data["signed"] or NOT_KNOWN} for row in filled(rows)]
    return described_by({**said, **days, "parties": parties})


def put_at_questions(faults: Sequence[Fault], form: FilingForm, rows: Sequence[PartyRow]) -> None:
    """Put each fault at the question that it is about, in the form or in the row of a party."""
    for fault in faults:
        sentence = fault.sentence[:1].upper() + fault.sentence[1:]
        place, _, field = fault.path.removeprefix("parties[").partition("].")
        if field and place.isdigit():
            filled(rows)[int(place)].add_error(field, sentence)
        else:
            form.add_error(fault.path if fault.path in form.fields else None, sentence)
