"""A document with something in every field, and every single change that can be made to one of its answers."""

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from register.documents import labels

# What a code is drawn from, by the field that holds it.
TABLES: dict[str, labels.Labels] = {
    "theme": labels.THEMES,
    "subjects": labels.SUBJECTS,
    "category": labels.CATEGORIES,
    "frequency": labels.FREQUENCIES,
    "method": labels.METHODS,
    "trigger": labels.RETENTION_TRIGGERS,
    "disposal": labels.DISPOSALS,
    "duty": labels.DUTIES,
    "right": labels.RIGHTS,
    "about": labels.ASKED_OF_ORIGINALS,
}
PARTY_CODES = ["northmoor", "eastvale", "northmoor-police", "southvale-fire"]
DPIA = list(labels.DPIA_TRIGGERS)
REVIEWS = list(labels.REVIEW_TRIGGERS)
CONSTANT = {"kind", "schema_version"}
ROWS = 2


def is_constant(name: str, field: FieldInfo) -> bool:
    """Tells whether a field can hold one value only."""
    return name in CONSTANT and get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1


def model_of(annotation: Any) -> type[BaseModel] | None:
    """Returns the model that an annotation names, or None."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def member(annotation: Any) -> Any:
    """Returns what a tuple is made of, or None when the annotation is no tuple."""
    bare = get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation
    return get_args(bare)[0] if get_origin(bare) is tuple else None


def described(annotation: Any, metadata: list[Any]) -> str:
    """Returns which kind of text an annotation stands for: a code, a row's id, a day or words."""
    said = f"{annotation!r} {metadata!r}"
    if "check_partial_date" in said:
        return "day"
    if "a-z0-9_.:-" in said:
        return "code"
    if "[a-z0-9-]*$" in said:
        return "row"
    return "sha256" if "0-9a-f" in said else "words"


def code(name: str, seed: int, model: str) -> str:
    """Returns a code of the list that the field is drawn from."""
    table = {"Assessment": DPIA, "Review": REVIEWS}.get(model) if name == "triggers" else TABLES.get(name)
    found = list(table) if table else PARTY_CODES
    return found[seed % len(found)]


def text(name: str, kind: str, seed: int, model: str) -> str:
    """Returns a text of a kind; `seed` tells one from another."""
    if kind == "code":
        return code(name, seed, model)
    return {
        "day": f"20{seed % 60 + 10}-03-01",
        "row": f"r{seed}",
        "sha256": f"{seed % 10}" * 64,
    }.get(kind, f"{name.replace('_', ' ')} no {seed}")


def built(model: type[BaseModel], seed: int = 1) -> Any:
    """Returns a part with something in every field."""
    return model(
        **{
            name: value(name, field.annotation, field.metadata, seed, model.__name__)
            for name, field in model.model_fields.items()
            if not is_constant(name, field)
        }
    )


def value(name: str, annotation: Any, metadata: list[Any], seed: int, model: str) -> Any:
    """Returns something for a field of a type."""
    inner, nested = member(annotation), model_of(annotation)
    if inner is not None:
        return tuple(value(name, inner, getattr(inner, "__metadata__", []), seed + n, model) for n in range(ROWS))
    if nested is not None:
        return built(nested, seed)
    if hasattr(annotation, "__metadata__"):
        return value(name, get_args(annotation)[0], list(annotation.__metadata__), seed, model)
    if get_origin(annotation) is Literal:
        choices = get_args(annotation)
        return "rows" if "rows" in choices else choices[seed % (len(choices) - 1) + 1]
    assert get_origin(annotation) not in (Union, types.UnionType), annotation
    if annotation is bool:
        return True
    if annotation is int:
        return seed % 3 + 1
    return text(name, described(annotation, metadata), seed, model)


def others(name: str, annotation: Any, metadata: list[Any], held: Any, model: str) -> Iterator[tuple[str, Any]]:
    """Yields every other value worth trying at a leaf, and at all leaves beneath, each with its path."""
    inner, nested = member(annotation), model_of(annotation)
    if nested is not None:
        for path, part in changes_of(held):
            yield f"{name}.{path}", part
    elif inner is not None:
        yield f"{name}.added", (*held, value(name, inner, [], 40, model))
        yield f"{name}.removed", held[1:]
        if held[::-1] != held:
            yield f"{name}.moved", held[::-1]
        for path, row in others("0", inner, [], held[0], model) if model_of(inner) else ():
            yield f"{name}.{path}", (row, *held[1:])
    elif hasattr(annotation, "__metadata__"):
        yield from others(name, get_args(annotation)[0], list(annotation.__metadata__), held, model)
    elif get_origin(annotation) is Literal:
        yield from ((f"{name}={other}", other) for other in get_args(annotation) if other != held)
    elif annotation is bool:
        yield name, not held
    elif annotation is int:
        yield from ((f"{name}={other}", other) for other in {0, held % 3 + 1})
    else:
        yield name, text(name, described(annotation, metadata), 41, model)
        yield f"{name}=", ""
        if described(annotation, metadata) == "words":
            yield f"{name}=long", "A long text that says something else entirely, and says it at length. " * 4


def changes_of(part: Any) -> Iterator[tuple[str, Any]]:
    """Yields every copy of a part that differs from it in one answer, each with the path of that answer."""
    for name, field in type(part).model_fields.items():
        if is_constant(name, field):
            continue
        held = getattr(part, name)
        for path, other in others(name, field.annotation, field.metadata, held, type(part).__name__):
            if other != held:
                yield path, part.model_copy(update={name: other})
