"""Any document at all, made from the fields of its model: half empty, or full, or nonsense that its types allow."""

from random import Random
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from tests.unit.register.comparing_leaves import described, is_constant, member, model_of, text

MOST = 2  # rows of a list
SEEDS = 5  # different texts of a field


def any_of(model: type[BaseModel], random: Random) -> Any:
    """Return parts of a model, each field left as it is at first, or filled with anything of its type."""
    fields = {name: field for name, field in model.model_fields.items() if not is_constant(name, field)}
    filled = {name: field for name, field in fields.items() if field.is_required() or random.random() < 0.5}
    return model(
        **{name: _value(name, field.annotation, field.metadata, model, random) for name, field in filled.items()}
    )


def _value(name: str, annotation: Any, metadata: list[Any], model: type[BaseModel], random: Random) -> Any:
    inner, nested = member(annotation), model_of(annotation)
    if inner is not None:
        bounds = getattr(inner, "__metadata__", [])
        return tuple(_value(name, inner, bounds, model, random) for _ in range(random.randint(0, MOST)))
    if nested is not None:
        return any_of(nested, random)
    if hasattr(annotation, "__metadata__"):
        return _value(name, get_args(annotation)[0], list(annotation.__metadata__), model, random)
    if get_origin(annotation) is Literal:
        return random.choice(get_args(annotation))
    if annotation is bool:
        return random.random() < 0.5
    if annotation is int:
        return random.randint(0, 3)
    return text(name, described(annotation, metadata), random.randint(0, SEEDS), model.__name__)
