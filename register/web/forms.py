"""How forms look: plain Django forms, drawn as the GOV.UK Design System draws them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property

from register.web.questions import Question, question_of

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.PasswordInput, "password"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "file-upload"),
    (forms.MultiWidget, "parts"),
)
CLASSES: dict[str, str] = {
    "radios": "govuk-radios__input",
    "checkboxes": "govuk-checkboxes__input",
    "checkbox": "govuk-checkboxes__input",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file-upload": "govuk-file-upload",
    "parts": "govuk-input govuk-date-input__input",
    "input": "govuk-input",
}
WRONG_CLASSES: dict[str, str] = {
    "password": "govuk-input--error",
    "textarea": "govuk-textarea--error",
    "select": "govuk-select--error",
    "file-upload": "govuk-file-upload--error",
    "parts": "govuk-input--error",
    "input": "govuk-input--error",
}
GROUPED = {"radios", "checkboxes", "parts"}


class Choice(NamedTuple):
    """One radio or checkbox, ready to be drawn."""

    tag: str
    id: str
    label: str
    hint: str
    hint_id: str
    revealed: tuple[BoundField, ...] = ()


class GovukField(BoundField):
    """A field of a form as its template sees it: classes, choices with hints, and where an error link lands."""

    @property
    def kind(self) -> str:
        """Names the way the field is drawn, after the kind of its widget."""
        widget = self.field.widget
        return next((kind for widgets, kind in KINDS if isinstance(widget, widgets)), "input")

    @property
    def use_fieldset(self) -> bool:
        """Says whether the label is a legend: only where one question has several controls."""
        return self.kind in GROUPED

    @property
    def question(self) -> Question:
        """Returns what the question shows beside its label and hint."""
        return question_of(self.field)

    @property
    def gap(self) -> str:
        """Returns the sentence of a gap that the form's `gaps` names for this field, else nothing."""
        gaps: dict[str, str] = getattr(self.form, "gaps", {})
        return gaps.get(self.name, "")

    @property
    def error_target(self) -> str:
        """Returns the id of the control that an error link leads to: the first of several, or the only one."""
        if self.is_hidden:
            return ""
        if self.kind == "parts" or (self.kind in GROUPED and self.subwidgets):
            return f"{self.auto_id}_0"
        return self.id_for_label or f"{self.auto_id}_group"

    @property
    def is_revealed(self) -> bool:
        """Says whether the field stands beneath a choice of another question."""
        return any(
            self.name in names for other in self.form.fields.values() for names in question_of(other).reveals.values()
        )

    def choices(self) -> Iterator[Choice]:
        """Yields the radios or checkboxes, each with its hint ("" when it has none) and what it reveals."""
        for number, option in enumerate(self.subwidgets):
            value = str(option.data["value"])
            hint = self.question.choice_hints.get(value, "")
            hint_id = f"{self.auto_id}_{number}_helptext" if hint else ""
            if hint:
                option.data["attrs"]["aria-describedby"] = hint_id
            revealed = tuple(self.form[name] for name in self.question.reveals.get(value, ()))
            drawn = option.tag(), option.id_for_label or "", option.choice_label
            yield Choice(*drawn, hint, hint_id, revealed)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Adds the classes; takes away `required`, so that the server's sentence answers and not the browser's."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        drawn = widget or self.field.widget
        if drawn.is_hidden:
            return built
        wrong = WRONG_CLASSES.get(self.kind, "") if self.errors else ""
        own = drawn.attrs.get("class", "")
        built["class"] = " ".join(name for name in (CLASSES[self.kind], wrong, own) if name)
        built["required"] = False
        built["placeholder"] = False
        return built


class GovukRenderer(DjangoTemplates):
    """The project's FORM_RENDERER: our templates for forms and fields, Django's own for the widgets in them."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = GovukField

    @cached_property
    def engine(self) -> Engine:
        """Returns the engine that finds both."""
        folders = [settings.BASE_DIR / "templates", Path(forms.__file__).parent / "templates"]
        return Engine({"APP_DIRS": True, "DIRS": folders, "NAME": "forms", "OPTIONS": {}})


class ErrorLink(NamedTuple):
    """One line of an error summary; `target` is the id of a control, empty when it concerns no single one."""

    text: str
    target: str


def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """Returns every error of a form in the order of its fields, those of the whole form first."""
    links = [ErrorLink(str(text), "") for text in form.non_field_errors()]
    for bound in form:
        target = bound.error_target if isinstance(bound, GovukField) else bound.id_for_label
        links += [ErrorLink(str(text), target) for text in bound.errors]
    return links
