"""Every view of ours names its rule: who may open it."""

from django.urls import URLPattern, URLResolver, get_resolver

APPS = ("isp.", "register.", "signatories.", "agreements.")


def views(resolver: URLResolver) -> list[URLPattern]:
    """Returns every pattern of the URLconf whose view is ours."""
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found += views(pattern)
        elif pattern.callback.__module__.startswith(APPS):
            found.append(pattern)
    return found


def test_every_view_names_its_rule() -> None:
    without = [str(pattern.pattern) for pattern in views(get_resolver()) if "rule" not in vars(pattern.callback)]

    assert not without


def test_there_are_views_to_be_asked() -> None:
    assert {"front", "desk", "sign", "draft"} <= {pattern.name for pattern in views(get_resolver())}
