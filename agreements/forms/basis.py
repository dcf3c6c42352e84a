"""Chapter 7, why you may share it: one party's lawful basis, for giving, receiving or both."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from agreements import lawful
from agreements.checks.handling import DIRECTIONS, about_people, flows_of, handled, sensitivities
from agreements.explaining import explained
from agreements.forms.basis_groups import GROUPS, NOTES, AskedField, Group
from agreements.forms.basis_rules import contradictions, not_asked
from agreements.forms.fields import Suggested, Words, radios
from agreements.forms.law_choice import LawChoice, LawSearch, kept_words, law_radios, law_search, law_select, on_record
from agreements.forms.row_form import RowForm
from agreements.law import lists
from agreements.law.finding import usual_for
from agreements.lawful import PART_3, UK_GDPR, Offers, PartyFacts
from register.documents.agreement import Agreement
from register.documents.labels import in_sentence
from register.web.dates import DateField

LONGEST_SEARCH = 200
# The field's name is also the answer's place in the document.
LEGAL = ("power", "art6", "limb", "art9", "schedule1", "art10_schedule1", "schedule8")
# Fields that are asked only with another, by the question of law that they belong to.
ASKED_WITH = {
    "power_words": "power",
    "secrecy_text": "secrecy",
    "policy_title": "policy",
    "policy_url": "policy",
    "policy_checked_on": "policy",
}
RULES = {UK_GDPR: "No", PART_3: "Yes"}
ALWAYS = frozenset({"was", "direction", "function", "regime", "explanation"})


class BasisForm(RowForm):
    """Why one party may share; it asks only what the law asks of this party and these items."""

    template_name = "agreements/basis_form.html"
    places = {name: f"{name}.code" for name in LEGAL} | {
        "direction": "direction",
        "function": "function",
        "power_words": "power.words",
        "regime": "regime",
        "outside_tasks": "outside_tasks.text",
        "secrecy": "secrecy.answer",
        "secrecy_text": "secrecy.text",
        "art10": "art10",
        "art10_authority": "art10_authority",
        "section35": "section35",
        "onward_authority": "onward_authority",
        "policy_title": "policy.title",
        "policy_url": "policy.url",
        "explanation": "explanation",
    }

    direction = radios(
        "Is this about giving or receiving?",
        (("giving", "Giving"), ("receiving", "Receiving"), ("both", "Both, on the same basis")),
    )
    function = Words(
        label="What job of yours needs this?",
        help_text="Type to search the usual jobs, or use your own words: “Preventing crime”.",
        longest=500,
    )
    power = law_search(
        "Which law lets you, or requires you?", "gateways", hint="Not sure? Ask your adviser on data protection."
    )
    power_words = Words(
        label="Another law, or other words for it",
        help_text="Name the Act and section. These words are printed in place of the law chosen above.",
    )
    regime = law_radios("Is it for law enforcement, by a law enforcement body?", "regimes")
    art6 = law_radios(
        "Why you may do this (lawful basis)",
        "art6",
        hint="For public bodies almost always a public task or a legal obligation.",
    )
    limb = law_select(
        "What kind of public task is it?", "section8", hint="Only for a public task; with another basis it is left out."
    )
    outside_tasks = Words(
        label="Does this lie outside your public tasks? Say why",
        help_text="Leave it empty if it is part of them, as it almost always is. "
        "Once you have saved a reason, legitimate interests are offered too.",
        rows=2,
    )
    art9 = law_radios(
        "Condition for sensitive information (Article 9)", "art9", hint="Health, ethnicity, religion and the like."
    )
    schedule1 = law_select(
        "Condition of Schedule 1 (Data Protection Act 2018)",
        "schedule1",
        hint="Only where the condition above needs one: choose it under the same head.",
    )
    secrecy = radios(
        "Is it handled by someone bound to secrecy?",
        (("yes", "Yes"), ("no", "No")),
        hint="Only for health or social care. A health or social work professional, or another under a legal duty.",
    )
    secrecy_text = Words(
        label="By whom?", help_text="Only for health or social care. A post or profession, not a name."
    )
    art10 = law_radios("Why you may handle information about offences (Article 10)", "art10")
    art10_authority = Words(label="Which law gives you that authority?", help_text="Only under official authority.")
    art10_schedule1 = law_select(
        "Condition of Schedule 1 for offences (Data Protection Act 2018)",
        "schedule1",
        hint="Only where you act without official authority.",
    )
    section35 = law_radios("Why you may do this (section 35)", "section35")
    schedule8 = law_select(
        "Condition for sensitive processing (Schedule 8)",
        "schedule8",
        hint="Only where it is strictly necessary for the law enforcement purpose.",
    )
    onward_authority = Words(
        label="Which law authorises its use for anything other than law enforcement?",
        help_text="Only if you give it to somebody who is not a law enforcement body.",
    )
    policy_title = Words(label="What is the policy document called?", longest=500)
    policy_url = forms.URLField(
        label="Where is it?",
        help_text="An address, such as https://council.example/policy",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter an address, such as https://council.example/policy"},
    )
    policy_checked_on = DateField(
        what="the day on which you looked at it",
        label="On which day did you last look at it?",
        help_text="For example, 27 3 2026",
        past=True,
        required=False,
    )
    explanation = Words(
        label="How the agreement says it", help_text="Leave it empty: it is made from the answers above.", rows=4
    )

    def __init__(self, *args: Any, facts: PartyFacts, on: date, document: Agreement, **kwargs: Any) -> None:
        """Take what the law asks of the party, and the day whose law holds."""
        self.facts, self.on = facts, on
        super().__init__(*args, document=document, **kwargs)

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; words that were made from the answers are made again, so they are not shown."""
        checked = content.get("policy", {}).get("checked_on", "")
        initial = super().initial_from(content)
        if initial.get("explanation") == explained(content):
            initial["explanation"] = ""
        # A month or a year, from an older record, does not fit the three boxes.
        return initial | {"policy_checked_on": date.fromisoformat(checked) if len(checked) == 10 else None}

    def offer(self) -> None:
        """Ask what the law asks of this party, and offer what is open to it."""
        self.initial = self._usual() | {name: value for name, value in self.initial.items() if value}
        questions: dict[str, lawful.Question] = {}
        for regime in (UK_GDPR, PART_3) if self.facts.is_competent_authority else (UK_GDPR,):
            questions |= self._offers(regime).questions
        for name in [*self.fields]:
            if name not in ALWAYS and ASKED_WITH.get(name, name) not in questions:
                del self.fields[name]
            elif isinstance(field := self.fields[name], LawChoice):
                field.ask(questions[name])
        self._ask_for_rules(self.fields["regime"])
        self._ask_for_jobs(self.fields["function"])
        if isinstance(power := self.fields.get("power"), LawSearch):
            usual = usual_for(str(self["function"].value() or ""))
            everything = bool(self.initial.get("find")) and not self.words
            power.search(self.words, chosen=str(self["power"].value() or ""), usual=usual, everything=everything)

    @property
    def words(self) -> str:
        """The words by which a law was last looked for, at most 200 characters."""
        typed = self.data.get("find_law", "") if self.is_bound else self.initial.get("find_law", "")
        return " ".join(str(typed).replace("\x00", "").split())[:LONGEST_SEARCH]

    def _ask_for_jobs(self, field: forms.Field) -> None:
        """Let the browser look through the usual jobs, and those that the organisation has named before."""
        earlier = [str(name) for name in self.initial.get("jobs", ())]
        labels = [choice.label for choice in lists.entries("functions")]
        field.widget = Suggested(list(dict.fromkeys([*earlier, *labels])))

    def _ask_for_rules(self, field: forms.Field) -> None:
        """Ask a law enforcement body which rules hold; for any other body there is only one answer."""
        if self.facts.is_competent_authority:
            field.choices = [(code, f"{RULES[code]}: {in_sentence(label)}") for code, label in field.choices]  # type: ignore[attr-defined]
        else:
            field.widget = forms.HiddenInput()
            self.initial["regime"] = UK_GDPR

    def _usual(self) -> dict[str, str]:
        """Return what a new row begins with: the directions of the party's flows, and the usual kind of public task."""
        found = [direction for direction in DIRECTIONS if flows_of(self.document, self.party, direction)]
        usual = {"limb": "s8-c"} if self.facts.is_public_authority and not self.initial.get("art6") else {}
        return usual | {"direction": "both" if len(found) == 2 else "".join(found)}

    def _offers(self, regime: str) -> Offers:
        """Return the questions under a regime; before the flows are known, every item may reach every party."""
        items = handled(self.document, self.party, DIRECTIONS) or about_people(self.document.items)
        return lawful.offers(
            self.facts,
            lawful.BOTH,
            regime,
            self.on,
            sensitivities=sensitivities(items),
            outside_tasks=bool(self["outside_tasks"].value()) if "outside_tasks" in self.fields else False,
        )

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts itself, and leave out what the other answers do not call for."""
        data = super().clean() or self.cleaned_data
        if not self.facts.is_competent_authority and "regime" in data:
            data["regime"] = UK_GDPR
        for name in not_asked(data) & data.keys():
            data[name] = None if name == "policy_checked_on" else ""
        for name, sentence in contradictions(data, self.on).items():
            self.add_error(name, sentence)
        return data

    def row(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row as the document holds it, each legal choice as its list reads on the day."""
        data = self.cleaned_data
        row = self.content(standing)
        for name in (name for name in LEGAL if name in data):
            words = data["power_words"] if name == "power" else kept_words(standing.get(name, {}), data[name])
            field = self.fields[name]
            row[name] = on_record(field.list_name, data[name], words=words)  # type: ignore[attr-defined]
        if "outside_tasks" in data:
            row["outside_tasks"] = {"answer": "text" if data["outside_tasks"] else "", "text": data["outside_tasks"]}
        if "policy_checked_on" in data:
            row["policy"]["checked_on"] = self._checked_on(row["policy"].get("checked_on", ""))
        return row | {"explanation": data["explanation"] or explained(row)}

    def _checked_on(self, standing: str) -> str:
        """Return the day that was typed; a month or a year stays, since the three boxes could not show it."""
        typed: date | None = self.cleaned_data["policy_checked_on"]
        return typed.isoformat() if typed else standing if len(standing) < 10 else ""

    @property
    def groups(self) -> list[Group]:
        """The questions that are asked, under headings that say when they are needed."""
        found = []
        for title, regime, names in GROUPS:
            asked = tuple(self._asked(name) for name in names if name in self.fields and not self[name].is_hidden)
            notes = [NOTES[regime]] if regime and self.facts.is_competent_authority else []
            notes += [NOTES[title]] if title in NOTES else []
            if asked:
                found.append(Group(title, tuple(notes) or self._no_choice(title), asked))
        return found

    def _asked(self, name: str) -> AskedField:
        """Return a question; the rules of the intelligence services need no line of their own under the others."""
        refused = () if name == "regime" else getattr(self.fields[name], "refused", ())
        return AskedField(self[name], refused, finds=name == "power")

    def _no_choice(self, title: str) -> tuple[str, ...]:
        """Return why the law enforcement rules are not offered, where they are not."""
        if title != "Lawful basis" or self.facts.is_competent_authority:
            return ()
        return (f"Under the general data protection rules. {lawful.NOT_COMPETENT}",)
