"""Every guard of the code, found in the code: what refuses a person, so that each can be watched, and taken out."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import wraps
from types import ModuleType
from typing import Any
from unittest.mock import patch

from django.db.models import QuerySet

from register.viewer import Viewer
from signatories.access import Access, NotAllowed
from signatories.models import Appointment
from signatories.roles import ROLES

APPS = ("register.", "signatories.", "agreements.")
Guard = Callable[..., Any]
Place = tuple[Any, str]  # a module or class, and the name in it
# It makes the guards of views: those stand in the URLconf, and are found there.
MAKERS = {"rule"}


def modules() -> Iterator[ModuleType]:
    """Yield the modules of the apps that are loaded; the URLconf has loaded every view and act."""
    for name, module in list(sys.modules.items()):
        if name.startswith(APPS) and ".migrations." not in name:
            yield module


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


def filters() -> Mapping[str, type]:
    """Return the querysets that leave out what a person may not see, by module and name."""
    classes = ((module, value) for module in modules() for value in vars(module).values() if inspect.isclass(value))
    return {
        f"{module.__name__}.{value.__name__}.visible_to": value
        for module, value in classes
        if value.__module__ == module.__name__ and "visible_to" in vars(value)
    }


class Guards:
    """Stands before every guard: notes who was refused by which, and lets pass what is named in `removed`."""

    def __init__(self) -> None:
        self.refused: set[str] = set()
        self.removed: set[str] = set()
        self._stack = ExitStack()
        self.names: list[str] = []

    def __enter__(self) -> "Guards":
        for name, guard in functions().items():
            self._stand_before(name, _references(guard), self._watched(name, guard))
        for name, queryset in filters().items():
            method = vars(queryset)["visible_to"]
            self._stand_before(name, [(queryset, "visible_to")], self._filtering(name, method))
        for name in ("appointment", "may"):
            said, method = f"signatories.access.Access.{name}", vars(Access)[name]
            self._stand_before(said, [(Access, name)], self._watched(said, method))
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _stand_before(self, name: str, places: list[Place], watcher: Guard) -> None:
        self.names.append(name)
        for holder, attribute in places:
            self._stack.enter_context(patch.object(holder, attribute, watcher))

    def _watched(self, name: str, guard: Guard) -> Guard:
        @wraps(guard)
        def watched(*args: Any, **kwargs: Any) -> Any:
            try:
                answer = guard(*args, **kwargs)
            except NotAllowed:
                if name in self.removed:
                    return stand_in(guard, *args, **kwargs)
                self.refused.add(name)
                raise
            if answer is False:
                self.refused.add(name)
            return answer is not False or name in self.removed if isinstance(answer, bool) else answer

        return watched

    def _filtering(self, name: str, method: Guard) -> Guard:
        @wraps(method)
        def filtering(queryset: QuerySet[Any], *args: Any) -> QuerySet[Any]:
            self.refused.add(name)
            return queryset.all() if name in self.removed else method(queryset, *args)

        return filtering


def _references(guard: Guard) -> list[Place]:
    """Return every place where a module keeps a function under a name."""
    return [(module, name) for module in modules() for name, value in vars(module).items() if value is guard]


def stand_in(guard: Guard, *args: Any, **kwargs: Any) -> Any:
    """Return what a guard might answer that lets everybody pass: an appointment, of the person where there is one."""
    said = (*args, *kwargs.values())
    access = next((value for value in said if hasattr(value, "appointments")), Access())
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
STAND_INS: Mapping[str, Callable[..., Any]] = {"turn_of": _waiting}
