"""Each check of the record taken out in turn: what it alone stood in the way of is not refused any more.

The checks are found in the code: a new one wants a deed in tests/acts/refusals.py that nothing else refuses.
"""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any

import pytest
from django.urls import get_resolver

from register.entries.refusals import Refused
from signatories.access import Access
from tests.acts.refusals import REFUSED

APPS = ("register.", "signatories.", "agreements.")
# Asked of a person as well: tests/rights takes them out, or (the last) a command asks it and not a page.
OF_PEOPLE = {Access}
Check = Callable[..., Any]


def checks() -> Mapping[str, Check]:
    """Return every `check_…` of the apps that raises Refused, or hands on who does, by module and name."""
    assert get_resolver().url_patterns  # so that every view and act is loaded
    modules = [(name, module) for name, module in list(sys.modules.items()) if name.startswith(APPS)]
    return {f"{name}.{said}": value for name, module in modules for said, value in vars(module).items()
            if inspect.isfunction(value) and value.__module__ == name and is_check(value)}  # fmt: skip


def is_check(function: Check) -> bool:
    """Whether a function is a check of what is on record: it says so, answers no request, and asks no person."""
    parameters = [parameter.annotation for parameter in inspect.signature(function).parameters.values()]
    says = "Refused" in (inspect.getdoc(function) or "")
    return function.__name__.startswith("check_") and says and not OF_PEOPLE.intersection(parameters)


def without(patch: pytest.MonkeyPatch, name: str) -> None:
    """Let a check pass what it would refuse, wherever it is asked."""
    check = checks()[name]

    @wraps(check)
    def passing(*args: Any, **kwargs: Any) -> Any:
        try:
            return check(*args, **kwargs)
        except Refused:
            return args[0] if args else None

    for module in [module for named, module in list(sys.modules.items()) if named.startswith(APPS)]:
        for said in [said for said, value in vars(module).items() if value is check]:
            patch.setattr(module, said, passing)


def rows() -> Iterator[tuple[str, Callable[[], Callable[[], object]]]]:
    """Yield each deed with the check that refuses it."""
    for name, deeds in REFUSED.items():
        yield from ((name, deed) for deed in deeds)


def test_every_check_has_a_deed_that_it_refuses() -> None:
    assert set(REFUSED) == set(checks())


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "arrange"), list(rows()), ids=[deed.__name__ for _, deed in rows()])
def test_what_is_refused_is_refused_by_this_check_alone(
    name: str, arrange: Callable[[], Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    act = arrange()
    with pytest.raises(Refused):
        act()

    without(monkeypatch, name)

    try:
        act()
    except Refused as refusal:
        pytest.fail(f"Something else refuses it too: {refusal}")
    except Exception:  # noqa: BLE001 (what comes of a deed that should never be done is no matter)
        pass
