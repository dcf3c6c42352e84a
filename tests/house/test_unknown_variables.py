"""In the tests a template of ours that names a variable nobody gave it is an error."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Origin, Template, engines

from tests.unknown_variables import UnknownVariable


def shown(text: str, folder: Path, **given: object) -> str:
    """Return what a template in a folder shows, made from `text` and given these words."""
    template = Template(text, Origin(str(folder / "sample.html")), "sample.html", engines["django"].engine)
    return str(template.render(Context(given)))


@pytest.mark.parametrize("text", ["{{ typo }}", "{{ row.typo }}", "{{ typo|upper }}", "{% with a=typo %}{% endwith %}"])
def test_an_unknown_variable_of_ours_is_an_error(text: str) -> None:
    with pytest.raises(UnknownVariable, match="sample.html names (row.)?typo"):
        shown(text, settings.BASE_DIR / "templates", row={"known": 1})


@pytest.mark.parametrize("text", ["{{ typo|default:'none' }}", "{% if typo %}{{ typo }}{% else %}none{% endif %}"])
def test_one_that_may_be_missing_says_so(text: str) -> None:
    assert shown(text, settings.BASE_DIR / "templates") == "none"


def test_templates_of_packages_are_their_own_affair() -> None:
    assert shown("{{ typo }}", Path("/elsewhere")) == ""
