"""The description of an agreement made elsewhere, as somebody types it: from TOML or JSON to values, or to faults."""

import tomllib
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from register.documents.canonical import DuplicateKey, parse_json
from register.documents.common import Code, Part, PartialDate, Text, check_partial_date
from register.documents.faults import Fault, NotFit, faults_of
from register.documents.visible import is_visible

LONGEST_DESCRIPTION = 1_000_000  # bytes
MOST_PARTIES = 500
NOT_STATED, NOT_KNOWN = "not stated", "not known"


def _stated(text: str) -> str:
    return text if text == NOT_STATED else check_partial_date(text)


def _known(text: str) -> str:
    return text if text == NOT_KNOWN else check_partial_date(text)


class DescribedParty(Part):
    """A party: its code here, and when and by whom it signed ("not known" where the original does not show it)."""

    code: Code = ""
    signed: Annotated[str, AfterValidator(_known)] = ""
    name: Text = ""
    post: Text = ""


class Description(Part):
    """What is filed of an agreement made elsewhere. Days may be whole, months or years, or "not stated"."""

    title: Text = ""
    theme: Code = ""
    lead: Code = ""
    visibility: Literal["", "public", "partners", "parties"] = ""
    start: Annotated[str, AfterValidator(_stated)] = ""
    review: Annotated[str, AfterValidator(_stated)] = ""
    end: Annotated[str, AfterValidator(_stated)] = ""
    parties: Annotated[tuple[DescribedParty, ...], Field(max_length=MOST_PARTIES)] = ()
    no_scan_because: Text = ""
    original_title: Text = ""
    version_label: Text = ""
    local_reference: Text = ""
    legal_status: Literal["", "binding", "not_binding"] = ""
    master: Text = ""


def known_day(text: str) -> PartialDate:
    """Return a day as a document has it: "" where it is not stated or not known."""
    return "" if text in (NOT_STATED, NOT_KNOWN) else text


def is_signed(party: DescribedParty) -> bool:
    """Return whether the original shows a signature of a party: by its day, or by a name or post without one."""
    return bool(known_day(party.signed)) or is_visible(party.name) or is_visible(party.post)


def read_description(data: bytes, *, is_json: bool) -> Description:
    """Return what the bytes of a description say; raise NotFit with every fault of its shape, each by its path."""
    if len(data) > LONGEST_DESCRIPTION:
        raise NotFit([Fault("", "The description is larger than 1 MB, which no description is.")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = f"The description is not text in UTF-8 (byte {error.start + 1}). Save it as UTF-8."
        raise NotFit([Fault("", sentence)]) from error
    return described_by(_from_json(text) if is_json else _from_toml(text))


def described_by(content: Any) -> Description:
    """Return the description of plain values; raise NotFit with every fault of their shape."""
    if not isinstance(content, dict):
        raise NotFit([Fault("", "The description holds no agreement: give its title, parties and days.")])
    try:
        return Description.model_validate(_plain(content))
    except ValidationError as error:
        raise NotFit(faults_of(error)) from error


def _from_toml(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotFit([Fault("", f"The description is not TOML: {_small(str(error))}.")]) from error


def _from_json(text: str) -> Any:
    try:
        return parse_json(text)
    except DuplicateKey as error:
        raise NotFit([Fault("", str(error))]) from error
    except (ValueError, RecursionError) as error:
        raise NotFit([Fault("", f"The description is not JSON: {_small(str(error))}.")]) from error


def _plain(value: Any) -> Any:
    """Return a value with TOML's own days as text, and lists as the models want them."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return tuple(_plain(part) for part in value)
    return {key: _plain(part) for key, part in value.items()} if isinstance(value, dict) else value


def _small(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".")
