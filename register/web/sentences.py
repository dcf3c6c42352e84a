"""What a field says of an answer that it cannot take: one sentence for each fault, in the register's words.

Django asks each class of field for its `default_error_messages`. Here they are replaced once, when the site starts, so
that a form of any app or package says the same; a field with a better sentence of its own keeps it.
"""

from collections.abc import Mapping

from django import forms

OFFERED = "Choose one of the answers that are offered."
SENTENCES: Mapping[type[forms.Field], Mapping[str, str]] = {
    forms.Field: {"required": "Answer this question."},
    forms.BooleanField: {"required": "Tick the box to go on."},
    forms.CharField: {
        "max_length": "Shorten this to %(limit_value)d characters or fewer.",
        "min_length": "Give %(limit_value)d characters or more.",
        "null_characters_not_allowed": "Take out the characters that cannot be seen.",
    },
    forms.RegexField: {"invalid": "This is not written as it should be: look at the hint and the example."},
    forms.SlugField: {"invalid": "Use letters, figures and hyphens alone."},
    forms.EmailField: {"invalid": "Give a whole e-mail address, such as name@council.example."},
    forms.URLField: {"invalid": "Give a whole web address, such as https://council.example/notice."},
    forms.UUIDField: {"invalid": "This form was not sent whole: send it again."},
    forms.IntegerField: {
        "invalid": "Give a whole number, such as 12.",
        "max_value": "Give %(limit_value)s or less.",
        "min_value": "Give %(limit_value)s or more.",
    },
    forms.FloatField: {"invalid": "Give a number, such as 12.5."},
    forms.DecimalField: {"invalid": "Give a number, such as 12.5."},
    forms.DateField: {"invalid": "Give a day, such as 27 3 2027."},
    forms.ChoiceField: {"invalid_choice": OFFERED},
    forms.MultipleChoiceField: {"invalid_choice": OFFERED, "invalid_list": OFFERED},
    forms.TypedChoiceField: {"invalid_choice": OFFERED},
    forms.ModelChoiceField: {"invalid_choice": OFFERED},
    forms.ModelMultipleChoiceField: {
        "invalid_list": OFFERED,
        "invalid_choice": OFFERED,
        "invalid_pk_value": OFFERED,
    },
    forms.MultiValueField: {"invalid": "This is not written as it should be.", "incomplete": "Fill in every box."},
    forms.FileField: {
        "invalid": "The file did not arrive: choose it again.",
        "missing": "Choose a file.",
        "empty": "This file is empty: choose another.",
        "max_length": "Give the file a shorter name: %(max)d characters at most.",
        "contradiction": "Choose a file or tick the box, not both.",
    },
}


def speak() -> None:
    """Let every field made from now on say these sentences, and Django's own where there is none here."""
    for field, sentences in SENTENCES.items():
        field.default_error_messages = {**vars(field).get("default_error_messages", {}), **sentences}
