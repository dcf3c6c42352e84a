"""Why we ask: the reason for each question that is answered by typing, with a good answer and a poor one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django import forms

from register.web.questions import question, question_of

FILE = Path(__file__).parent / "why.toml"


@dataclass(frozen=True)
class Reason:
    """Why a question is asked; `open`: its examples stand beside it, not behind "Why we ask"."""

    why: str
    good: str
    poor: str
    open: bool = False


@cache
def reasons() -> Mapping[str, Mapping[str, Reason]]:
    """Return the reasons of all forms: by the form's name, then by the field's."""
    content = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType(
        {form: {name: Reason(**row) for name, row in fields.items()} for form, fields in content.items()}
    )


def explain(form: forms.Form) -> None:
    """Let each question of a form say why it is asked, where a reason is kept for it."""
    for name, reason in reasons().get(type(form).__name__, {}).items():
        if asked := form.fields.get(name):
            said = replace(
                question_of(asked), why=reason.why, good=reason.good, poor=reason.poor, examples_open=reason.open
            )
            question(asked, said)
