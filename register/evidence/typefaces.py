"""The typefaces of the PDF, as files of our own front end; each has a second file for letters beyond Latin 1."""

from pathlib import Path

from django.contrib.staticfiles import finders

from register.evidence import JOB_SCHEME

# family, file, weight and style of each face in use
FACES = (
    ("Source Serif 4", "source-serif-4", 400, "normal"),
    ("Source Serif 4", "source-serif-4", 400, "italic"),
    ("Source Serif 4", "source-serif-4", 600, "normal"),
    ("Source Sans 3", "source-sans-3", 400, "normal"),
    ("Source Sans 3", "source-sans-3", 400, "italic"),
    ("Source Sans 3", "source-sans-3", 600, "normal"),
)
# WeasyPrint knows no unicode-range, so the second file is a family of its own, next in line.
SUBSETS = (("latin", ""), ("latin-ext", " Extended"))


class TypefaceMissing(RuntimeError):
    """A typeface has not been made; the sentence says what makes it."""


def _names() -> list[tuple[str, str]]:
    """Return the @font-face rule and the file name of every face."""
    found = []
    for family, file, weight, style in FACES:
        for subset, suffix in SUBSETS:
            name = f"{file}-{subset}-{weight}-{style}.woff2"
            rule = (
                f'@font-face {{ font-family: "{family}{suffix}"; font-weight: {weight}; font-style: {style}; '
                f'src: url("{JOB_SCHEME}{name}"); }}'
            )
            found.append((rule, name))
    return found


def typeface_rules() -> str:
    """Return the CSS that names the typefaces."""
    return "\n".join(rule for rule, _ in _names())


def typeface_files() -> dict[str, bytes]:
    """Return the bytes of every typeface by file name; raise TypefaceMissing when the front end was not built."""
    return {name: _read(name) for _, name in _names()}


def _read(name: str) -> bytes:
    path = finders.find(f"fonts/{name}")
    if path is None:
        raise TypefaceMissing(f"The typeface {name} is not there: run npm run build in static/ first.")
    return Path(path).read_bytes()
