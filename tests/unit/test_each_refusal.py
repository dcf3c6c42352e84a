"""Each check of the record taken out in turn: what it alone stood in the way of is not refused any more.

The checks are found in the code: a new one wants a deed in tests/acts/refusals.py that nothing else refuses.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pytest

from register.entries.refusals import Refused
from tests.acts.checks import checks, modules
from tests.acts.refusals import REFUSED


def without(patch: pytest.MonkeyPatch, name: str) -> None:
    """Let a check pass what it would refuse, wherever it is asked."""
    check = checks()[name]

    @wraps(check)
    def passing(*args: Any, **kwargs: Any) -> Any:
        try:
            return check(*args, **kwargs)
        except Refused:
            return args[0] if args else None

    for module in modules():
        for said in [said for said, value in vars(module).items() if value is check]:
            patch.setattr(module, said, passing)


def rows() -> Iterator[tuple[str, Callable[[], Callable[[], object]]]]:
    """Yield each deed with the check that refuses it."""
    for name, deeds in REFUSED.items():
        yield from ((name, deed) for deed in deeds)


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
