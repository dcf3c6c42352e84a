"""Every check by which the record refuses something, found in the code."""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

from django.urls import get_resolver

from signatories.access import Access

APPS = ("register.", "signatories.", "agreements.")
Check = Callable[..., Any]


def modules() -> Iterator[ModuleType]:
    """Yields the modules of the apps, every view and act loaded."""
    assert get_resolver().url_patterns
    yield from (module for name, module in list(sys.modules.items()) if name.startswith(APPS))


def checks() -> Mapping[str, Check]:
    """Returns every `check_…` that raises Refused, or hands on who does, by module and name."""
    found = ((module.__name__, name, value) for module in modules() for name, value in vars(module).items())
    return {f"{module}.{name}": value for module, name, value in found if is_check(value, module)}


def is_check(value: Any, module: str) -> bool:
    """Whether something is a check of what is on record: it says so, and asks no person (tests/rights has those)."""
    if not inspect.isfunction(value) or value.__module__ != module or not value.__name__.startswith("check_"):
        return False
    asked = {parameter.annotation for parameter in inspect.signature(value).parameters.values()}
    return "Refused" in (inspect.getdoc(value) or "") and Access not in asked
