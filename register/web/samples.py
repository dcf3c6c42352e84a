"""What the gallery shows: invented content, one of each kind."""

from datetime import date

from django import forms

from register.web.dates import DateField
from register.web.questions import Question, question
from register.web.tables import Cell, Row

KINDS = [("health", "Health or care"), ("offence", "About offences"), ("ordinary", "Ordinary")]


class SampleForm(forms.Form):
    """A field of every kind."""

    gaps = {"why": "Gap: say why it is needed"}

    name = question(
        forms.CharField(label="What is it?", error_messages={"required": "Say what it is."}),
        Question(why="Everybody must know what is meant.", good="Name and address.", poor="Any relevant information."),
    )
    about = forms.MultipleChoiceField(
        label="About whom?",
        choices=[("patient", "Patient"), ("carer", "Carer or relative")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Say whom it is about."},
    )
    kind = question(
        forms.ChoiceField(
            label="What kind of information is it?",
            help_text="Guessed from its name. Change it if we are wrong.",
            choices=KINDS,
            widget=forms.RadioSelect,
            error_messages={"required": "Say what kind it is."},
        ),
        Question(small=True, choice_hints={"health": "Special category: the law protects it more."}),
    )
    why = question(
        forms.CharField(
            label="Why is it needed?",
            help_text="One sentence. What would go wrong without it?",
            widget=forms.Textarea({"rows": 3}),
            error_messages={"required": "Say why it is needed."},
        ),
        Question(good="So that a bed, hoist or frame is at home before the person is.", poor="For care purposes."),
    )
    moved_on = DateField(what="the day it starts", label="When does it start?", help_text="For example, 27 3 2027")
    group = forms.ChoiceField(label="Which group?", choices=[("person", "The person"), ("stay", "The stay")])
    scan = forms.FileField(label="The signed paper", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    same = forms.BooleanField(label="Give the same answers for flow 2", error_messages={"required": "Tick the box."})


class ReasonForm(forms.Form):
    """The one question of a confirmation."""

    reason = forms.CharField(label="Why?", widget=forms.Textarea({"rows": 2}))


def link(text: str, url: str = "#main") -> dict[str, str]:
    """Returns a link that leads nowhere else."""
    return {"text": text, "url": url}


CHANGE = [link("Change")]
ROWS = [
    {"key": "Aim", "value": "People leave hospital on the day that they are fit to.", "actions": CHANGE},
    {
        "key": "Takes part",
        "lines": ["Rutland County Council, controller", "University Hospitals of Leicester NHS Trust, controller"],
        "gap": "Proposed by Rutland; waits for the trust to confirm",
        "actions": CHANGE,
    },
    {"key": "Agreement", "value": "Hospital discharge", "url": "#main", "note": "ISA-0042, version 2"},
    {"key": "Privacy notice", "tag": "Checked", "tag_colour": "green"},
]
ITEMS = [
    {
        "key": "Full name",
        "value": "Patient. Ordinary",
        "note": "To match the person to the council’s record.",
        "actions": [link("Change"), link("Remove")],
    },
    {
        "key": "Equipment needed",
        "value": "Patient. Health (special category)",
        "gap": "Gap: say why it is needed",
        "actions": [link("Change"), link("Remove")],
    },
]
PARTIES = [
    {"name": "Leicestershire Police", "url": "#main", "part": "controller", "note": "Signed on 1 May 2025"},
    {"name": "Probation Service", "part": "controller", "tag": "Not signed", "tag_colour": "yellow"},
    {"name": "Leicestershire Partnership Trust", "gap": "Has not confirmed its part"},
]
COLUMNS = ["Agreement", "Status", "Signed", "In force since", "Next review"]
AGREEMENTS = [
    Row(
        Cell("Multi-agency risk assessment conferences", url="#main", under="ISA-0042 · Domestic abuse"),
        (Cell(status="awaited"), Cell("5 of 6"), Cell("1 May 2025"), Cell("30 April 2027")),
    ),
    Row(
        Cell("Missing from home", url="#main", under="ISA-0049 · Safeguarding children"),
        (Cell(status="open"), Cell("3 of 7"), Cell(empty="Not begun"), Cell(empty="None")),
    ),
    Row(
        Cell("Shared Care Record", url="#main", under="ISA-0038 · Health and care record"),
        (
            Cell(status="in_force"),
            Cell("31 of 31"),
            Cell("6 March 2023"),
            Cell("since", strong="Overdue", under="6 March 2025"),
        ),
    ),
]
FIGURES = [
    {"figure": "8 of 15", "words": "sections completed"},
    {"figure": "6", "words": "gaps for you to answer", "url": "#main"},
    {"figure": "3", "words": "gaps that wait for others", "url": "#main"},
    {"figure": "14 minutes", "words": "left for you, roughly"},
]
CLAUSES = [
    {"number": "6.1", "text": "University Hospitals of Leicester answers for the hospital record at all times."},
    {"number": "6.2", "text": "Rutland County Council answers for its copy from the moment when it arrives."},
]
DECLARATION = [{"text": "We the undersigned do hereby agree to implement the terms and conditions of this Agreement."}]
DOORS = [
    {
        "question": "May I share this?",
        "answer": "Yes, if the case scores as high risk and the other organisation is bound.",
        "links": [link("Check an item and a recipient")],
    },
    {
        "question": "Is it about me?",
        "answer": "You may ask what is held about you.",
        "links": [link("What is shared, your rights, who to ask")],
    },
    {
        "question": "Is this the signed text?",
        "answer": "The PDF is the proof. It carries every signature.",
        "links": [link("Download version 2 (PDF, 412 KB)"), link("Verify a copy")],
    },
]
CONTENTS = [{"id": "main", "text": text} for text in ("Who is bound", "What is shared", "Each flow", "Downloads")]
FACETS = [
    {
        "name": "status",
        "legend": "Status",
        "choices": [
            {"value": "in_force", "label": "In force", "count": 31, "checked": True},
            {"value": "open", "label": "Open for signature", "count": 4},
        ],
    }
]
THEIRS = {
    "head": "Saved by Sunita Bell at 10:42",
    "parts": [{"label": "Aim", "text": "People leave hospital when they are fit to."}],
}
MINE = {
    "head": "What you typed",
    "parts": [{"label": "Aim", "text": "People leave hospital on the day that they are fit to,\nwith care ready."}],
}
DAY = date(2026, 10, 9)
CHANGES = [
    {"lead": "What is shared: ", "rest": "“Name of school” was added.", "sentence": "“Name of school” was added."},
    {"lead": "Keeping: ", "rest": "the police keep it 2 years, before 6 years.", "sentence": "Kept for less time."},
]
MATERIAL = ["“Name of school” was added."]
PAPERS = [{"title": "Leaflet for patients, 2026", "url": "#main", "kind": "PDF", "size": 84_000, "note": "Annex 1"}]
EVENTS = [
    {"on": DAY, "text": "Leicestershire Police signed", "link": "Missing from home, version 3", "url": "#main"},
    {"on": DAY, "text": "Approved by the partnership.", "note": "Joan Whitcombe, SIMG member"},
]
DIGEST = "7c1e90ab52d4e8f03b6d11c9a47f6e25d08b4c93f5a219770e6bc83d92f45ab1"
