"""A choice from a legal list: what is open to the party is offered, what is not is refused with the law's reason."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms

from agreements.law import lists
from agreements.law.finding import found, kind_of
from agreements.law.lists import Choice
from agreements.lawful import Question as Asked
from agreements.lawful import Refusal
from register.web.questions import Question, question, question_of

NONE_OF_THESE = "None of these"
NOT_FOUND = "No law on the list has the words “{}”. Try fewer words, or name the law in your own words below."
ACT = "Data Protection Act 2018 "


def worded(choice: Choice) -> str:
    """Return a choice as it is offered: in plain English, its law in brackets, and a mark until it is confirmed."""
    short = choice.law.removeprefix(ACT).replace("UK GDPR Article", "Article")
    law = f" ({short})" if short else ""
    return f"{choice.label}{law}{' (to be confirmed)' if choice.is_unconfirmed else ''}"


class LawChoice(forms.ChoiceField):
    """One choice from the list `list_name`; `refused` are those not open, each with its reason."""

    def __init__(self, *, list_name: str, **kwargs: Any) -> None:
        """Take a plain field's rules too; nothing chosen is "", which a draft allows."""
        super().__init__(required=False, **kwargs)
        self.list_name = list_name
        self.refused: tuple[Refusal, ...] = ()

    def ask(self, asked: Asked) -> None:
        """Offer what is open; long lists stand under heads."""
        self.refused = asked.refused
        if isinstance(self.widget, forms.Select) and not isinstance(self.widget, forms.RadioSelect):
            self.choices = [("", "Choose one"), *_headed(asked.offered)]
            return
        self.choices = [(choice.code, worded(choice)) for choice in asked.offered]
        hints = {choice.code: choice.flags["hint"] for choice in asked.offered if "hint" in choice.flags}
        question(self, Question(choice_hints=hints))

    def validate(self, value: str) -> None:
        """Refuse a code that is not open, with the reason."""
        if value and not self.valid_value(value):
            raise forms.ValidationError(self._against(value))

    def _against(self, code: str) -> str:
        for refusal in self.refused:
            if refusal.choice.code == code:
                return refusal.reason
        if lists.is_known(self.list_name, code):
            return f"{lists.find(self.list_name, code).law} is not open for information of this kind."
        return "Choose one from the list: this is not one of the choices that the law gives."


def _headed(offered: Iterable[Choice]) -> list[tuple[str, Any]]:
    """Return the options of a select, under heads where the choices have any, in the order of their first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for choice in offered:
        groups.setdefault(_head(choice), []).append((choice.code, worded(choice)))
    return [pair for head, options in groups.items() for pair in ([(head, options)] if head else options)]


def _head(choice: Choice) -> str:
    if "for_art9" in choice.flags:
        return f"With: {lists.label('art9', choice.flags['for_art9'])}"
    return ""


class LawSearch(LawChoice):
    """A choice from a long list of law, found by words: only what was found is shown, and all that is open is taken.

    `note` says what the list shows.
    """

    note = ""

    def ask(self, asked: Asked) -> None:
        """Take what is open; nothing is shown yet."""
        self.refused, self.open = asked.refused, asked.offered
        self.choices = [("", NONE_OF_THESE), *((choice.code, worded(choice)) for choice in asked.offered)]
        self.show(())

    def search(self, words: str, *, chosen: str, usual: Iterable[str], everything: bool) -> None:
        """Show what the words find, the choice that stands always; without words the usual ones, or everything."""
        rows = found(self.open, words) if words or everything else [row for row in self.open if row.code in usual]
        if words:
            count = len(rows)
            self.note = (
                f"{count} law{'' if count == 1 else 's'} found for “{words}”." if rows else NOT_FOUND.format(words)
            )
        elif rows:
            self.note = "All laws on the list." if everything else "The laws on which this job usually rests."
        standing = [row for row in self.open if row.code == chosen and row not in rows]
        self.show([*standing, *rows])

    def show(self, rows: Iterable[Choice]) -> None:
        """Draw these choices alone, each with whether it is a duty or a power; "none of these" takes one back."""
        shown = [(row.code, worded(row)) for row in rows]
        self.widget.choices = [*shown, ("", NONE_OF_THESE)] if shown else []  # type: ignore[attr-defined]
        question(
            self, replace(question_of(self), small=True, choice_hints={row.code: kind_of(row) for row in self.open})
        )


def law_radios(label: str, list_name: str, *, hint: str = "") -> LawChoice:
    """Return a question answered by one of a few choices of law."""
    return LawChoice(list_name=list_name, label=label, help_text=hint, widget=forms.RadioSelect)


def law_select(label: str, list_name: str, *, hint: str = "") -> LawChoice:
    """Return a question answered from a long list of law; "Choose one" takes an answer back."""
    return LawChoice(list_name=list_name, label=label, help_text=hint, widget=forms.Select)


def law_search(label: str, list_name: str, *, hint: str = "") -> LawSearch:
    """Return a question answered from a list of law that is searched by words."""
    return LawSearch(list_name=list_name, label=label, help_text=hint, widget=forms.RadioSelect)


def on_record(list_name: str, code: str, *, words: str = "") -> dict[str, str]:
    """Return a legal choice as the document holds it: code, label and law as they read today, and own words."""
    if not code:
        return {"code": "", "label": "", "law": "", "words": words}
    choice = lists.find(list_name, code)
    return {"code": code, "label": choice.label, "law": choice.law, "words": words}


def kept_words(standing: Mapping[str, Any], code: str) -> str:
    """Return the words as printed that stand beside a choice, while the choice itself stays the same."""
    return str(standing.get("words", "")) if standing.get("code", "") == code else ""
