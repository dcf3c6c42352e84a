"""Every guard of the code, found in the code: what refuses a person, so that each can be taken out."""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache, partial, wraps
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FrameType, ModuleType
from typing import Any
from unittest.mock import patch

from django.db.models import QuerySet

from register.viewer import Viewer
from signatories.access import Access, NotAllowed
from signatories.models import Appointment
from signatories.roles import ROLES, Right

NO_PERSON = re.compile(r"\.(migrations|management)\b")
APPS = ("register.", "signatories.", "agreements.")
Guard = Callable[..., Any]
Place = tuple[Any, str]  # a module or class, and the name in it
# It makes the guards of views: those stand in the URLconf, and are found there.
MAKERS = {"rule"}
MODELS = ("register.models.", "agreements.models.")
# Guards that are methods: each place at which one is asked is a guard of its own.
ASKED = {"visible_to", "appointment"}


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return every module of the apps; commands are the machine room's, and ask nobody for a right."""
    parts = (part for app in APPS for part in walk_packages(import_module(app.rstrip(".")).__path__, app))
    names = [part.name for part in parts if not NO_PERSON.search(part.name)]
    return tuple(import_module(name) for name in names)


def is_guard(function: Guard) -> bool:
    """Whether a function refuses people: it raises NotAllowed, checks an Access, or says what a Viewer may read.

    A `can_…` refuses nothing: it asks its check what a page is to offer.
    """
    parameters, answer = inspect.signature(function).parameters, inspect.signature(function).return_annotation
    checks = function.__name__.lstrip("_").startswith("check_")
    asks = checks and "access" in parameters and parameters["access"].annotation is Access
    filters_one = answer is bool and any(parameter.annotation is Viewer for parameter in parameters.values())
    return asks or filters_one or _raises(function)


def _raises(function: Guard) -> bool:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    raised = (node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise))
    return any(isinstance(call, ast.Call) and getattr(call.func, "id", "") == "NotAllowed" for call in raised)


def own_functions(module: ModuleType) -> Iterator[tuple[str, Guard]]:
    """Yield the functions that a module defines."""
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and name not in MAKERS:
            yield name, value


def functions() -> Mapping[str, Guard]:
    """Return the functions that refuse people, by module and name."""
    found = {f"{module.__name__}.{name}": value for module in modules() for name, value in own_functions(module)}
    return {name: value for name, value in found.items() if is_guard(value)}


def found() -> frozenset[str]:
    """Return every guard: what refuses people, and every place at which a list is filtered or a right is asked for."""
    return frozenset({*functions(), *places()})


def places() -> Iterator[str]:
    """Yield the functions that ask a guard of `ASKED`, each with what it asks; what refuses by itself aside."""
    refusing = functions()
    for module in modules():
        if module.__file__ and not module.__name__.startswith(MODELS):
            for name, function in _named(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
                if f"{module.__name__}.{name}" not in refusing:
                    yield from (f"{module.__name__}.{name}: {said}" for said in _called_in(function) & ASKED)


def _named(tree: ast.AST, above: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield the functions and methods of a module."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield above + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _named(node, f"{above}{node.name}.")


def _called_in(function: ast.AST) -> set[str]:
    """Return what a function calls, by the last part of its name."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {getattr(called, "attr", getattr(called, "id", "")) for called in calls}


def querysets() -> Iterator[type]:
    """Yield the querysets that leave out what a person may not see."""
    for module in modules():
        for value in vars(module).values():
            if inspect.isclass(value) and value.__module__ == module.__name__ and "visible_to" in vars(value):
                yield value


class Guards:
    """Stands before every guard, and lets pass whom those would refuse that are named in `removed`."""

    def __init__(self) -> None:
        self.removed: set[str] = set()
        self._stack = ExitStack()

    def __enter__(self) -> "Guards":
        for name, guard in functions().items():
            self._stand_before(_references(guard), self._passing(guard, partial(self._is_removed, name)))
        for queryset in querysets():
            self._stand_before([(queryset, "visible_to")], self._filtering(vars(queryset)["visible_to"]))
        appointment = self._passing(Access.appointment, partial(self._is_removed_from, "appointment"))
        self._stand_before([(Access, "appointment")], appointment)
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _stand_before(self, places: list[Place], instead: Guard) -> None:
        for holder, attribute in places:
            self._stack.enter_context(patch.object(holder, attribute, instead))

    def _is_removed(self, name: str) -> bool:
        return name in self.removed

    def _is_removed_from(self, asked: str) -> bool:
        """Return whether the function that asks a guard is to do without it."""
        return bool(self.removed) and f"{_asking(sys._getframe(1))}: {asked}" in self.removed

    def _passing(self, guard: Guard, is_removed: Callable[[], bool]) -> Guard:
        @wraps(guard)
        def passing(*args: Any, **kwargs: Any) -> Any:
            try:
                answer = guard(*args, **kwargs)
            except NotAllowed:
                if is_removed():
                    return stand_in(guard, *args, **kwargs)
                raise
            return is_removed() if answer is False else answer

        return passing

    def _filtering(self, method: Guard) -> Guard:
        @wraps(method)
        def filtering(queryset: QuerySet[Any], *args: Any) -> QuerySet[Any]:
            return queryset.all() if self._is_removed_from("visible_to") else method(queryset, *args)

        return filtering


def _asking(frame: FrameType | None) -> str:
    """Return the function of ours in which a guard is asked, by module and name; the models pass the question on."""
    while frame is not None:
        name = f"{frame.f_globals.get('__name__')}."
        if name.startswith(APPS) and not name.startswith(MODELS):
            return name + frame.f_code.co_qualname.partition(".<locals>")[0]
        frame = frame.f_back
    return "the tests"


def _references(guard: Guard) -> list[Place]:
    """Return every place where a module keeps a function under a name."""
    return [(module, name) for module in modules() for name, value in vars(module).items() if value is guard]


def stand_in(guard: Guard, *args: Any, **kwargs: Any) -> Any:
    """Return what a guard might answer that lets everybody pass: an appointment, of the person where there is one."""
    said = (*args, *kwargs.values())
    access = next((value for value in said if isinstance(value, Access)), Access())
    held = (
        max(access.appointments, key=lambda row: len(ROLES[row.role].rights), default=None)
        or Appointment.objects.select_related("organisation", "person").first()
    )
    return STAND_INS.get(guard.__name__, lambda held, *said: held)(held, *said)


def _waiting(held: Appointment, *said: Any) -> Any:
    module = sys.modules["signatories.turns"]
    entry = said[1]
    life = vars(module)["life_of"](entry.reference).versions[entry.version]
    return vars(module)["Waiting"](entry, life, held)


# Guards that answer with something else than an appointment.
STAND_INS: Mapping[str, Callable[..., Any]] = {
    "turn_of": _waiting,
    "check_show": lambda held, *said: (held, Right.KEEP_REGISTER),
}
