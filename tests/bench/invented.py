"""Invented agreements: titles, aims and parties as varied as a real register's, the same on every run."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from random import Random

from register.documents.agreement import Agreement, Commencement, DataItem, Identity, Party, Publication, Purpose
from register.documents.labels import THEMES


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ORGANISATIONS = 300
PARTIES = 5
SUBJECTS = _words(
    "safeguarding children housing adult care hospital discharge school attendance domestic abuse mental health youth "
    "justice fire safety flood warning trading standards council tax fraud substance misuse homelessness fostering "
    "adoption vaccination screening carers autism dementia palliative probation licensing resettlement epidemiology "
    "truancy exploitation trafficking radicalisation stalking arson burglary bereavement rehabilitation equipment"
)
ACTS = _words("sharing referral review matching notification assessment planning reporting monitoring exchange")
PLAIN = _words(
    "information people service support need help risk family home person record each that with from about they when "
    "early before after local worker manager contact meeting decision plan agree receive provide protect"
)
SYLLABLES = _words("ash ber col den el fen gar hol ing kel lan mor nor ox pem quen rad sel thorp und ver wal yar zeal")
_THEMES = tuple(THEMES)
ITEMS = (
    "Full name",
    "Date of birth",
    "Address",
    "Telephone number",
    "NHS number",
    "School",
    "Diagnosis",
    "Incidents reported",
    "Risk score",
    "Next of kin",
)


# The codes of the organisations, the busiest first. As in any partnership a few take part in much, and most in little.
CODES = tuple(f"body-{number:03d}" for number in range(1, ORGANISATIONS + 1))
_SHARES = list(accumulate(1 / (place + 6) for place in range(ORGANISATIONS)))


def agreement(number: int) -> Agreement:
    """Return the agreement of a number."""
    chance = Random(f"agreement {number}")
    parties = _parties(chance)
    return Agreement(
        identity=Identity(title=_title(chance), theme=chance.choice(_THEMES), owner=parties[0]),
        purpose=Purpose(aims=_sentences(chance, 3)),
        parties=tuple(_party(code) for code in parties),
        items=tuple(_item(label) for label in chance.sample(ITEMS, 4)),
        commencement=Commencement(rule="all"),
        public_summary=_sentences(chance, 4),
        publication=Publication(visibility=chance.choices(["public", "partners", "parties"], [60, 25, 15])[0]),
    )


@cache
def _item(label: str) -> DataItem:
    return DataItem(id=f"i{ITEMS.index(label)}", label=label)


@cache
def _party(code: str) -> Party:
    name = place_name(code)
    return Party(id=code, code=code, name=f"{name} Council {code[-3:]}", short_name=name, capacity="controller")


def place_name(seed: str) -> str:
    """Return the name of a place, one of some ten thousand."""
    return "".join(Random(seed).choices(SYLLABLES, k=3)).capitalize()


def _parties(chance: Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < PARTIES:
        found[chance.choices(CODES, cum_weights=_SHARES)[0]] = None
    return list(found)


def _title(chance: Random) -> str:
    subject, other = chance.sample(SUBJECTS, 2)
    return f"{subject.capitalize()} and {other} {chance.choice(ACTS)} in {place_name(str(chance.random()))}"


def _sentences(chance: Random, count: int) -> str:
    return " ".join(_sentence(chance) for _ in range(count))


def _sentence(chance: Random) -> str:
    words: Sequence[str] = [*chance.choices(PLAIN, k=9), *chance.choices(SUBJECTS, k=3)]
    return f"{' '.join(chance.sample(words, len(words))).capitalize()}."
