"""Every address that the site answers, from the URLconf itself."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Yield every pattern of the URLconf, included ones too."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


@cache
def by_name() -> Mapping[str, URLPattern]:
    """Return every pattern by its name; one without a name, or two of one name, is a mistake."""
    every = list(patterns())
    names = [pattern.name for pattern in every]
    assert None not in names
    assert len(names) == len(set(names)), "Two addresses have one name."
    return {str(pattern.name): pattern for pattern in every}


def is_ours(name: str) -> bool:
    """Return whether a view of ours answers at an address: each of them names its rule."""
    return "rule" in vars(by_name()[name].callback)


def address(name: str, values: Mapping[str, Any]) -> str:
    """Return the address of a name, its parts taken from `values`."""
    wanted = by_name()[name].pattern.regex.groupindex
    return reverse(name, kwargs={part: values[part] for part in wanted})
