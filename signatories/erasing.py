"""What signatories keeps about a person by name, and how the eraser takes it out."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import F, Func, QuerySet, Value

from register.log.naming import Eraser, naming, pattern_of
from signatories.models import Appointment, Organisation, PaperSignature, ProtocolDraft, ProtocolSection, User

POSTS = ("post", "instrument")
CONTACTS = ("contact_post", "contact_mailbox", "dpo_post", "dpo_mailbox")
ON_PAPER = ("name", "title", "authority", "no_scan_because", "recorded_post", "set_aside_because")
CHAPTER = ("content", "unread")
FUNCTIONS = ("signatories_erase_from_history", "signatories_erase_from_protocol_history")


def names_of(address: str) -> Iterable[str]:
    """Return the name of the account with this e-mail address; nothing when there is none."""
    return User.objects.filter(email__iexact=address).values_list("name", flat=True)


def _papers(words: str, *, waiting: bool) -> "QuerySet[PaperSignature]":
    """Return the recordings that say the words: those that wait to be confirmed, or those that were dealt with."""
    papers = PaperSignature.objects.filter(confirmed_at=None, set_aside_at=None)
    chosen = papers if waiting else PaperSignature.objects.exclude(pk__in=papers.values("pk"))
    return naming(chosen.select_related("organisation"), words, *ON_PAPER)


def found(words: str) -> dict[str, int]:
    """Return how many rows that can be erased say the words."""
    return {
        "history of appointments": naming(Appointment.history.all(), words, *POSTS).count(),
        "history of organisations": naming(Organisation.history.all(), words, *CONTACTS).count(),
        "history of the protocol’s drafts": naming(ProtocolDraft.history.all(), words, "title").count(),
        "history of the protocol’s chapters": naming(ProtocolSection.history.all(), words, *CHAPTER).count(),
        "signatures on paper": _papers(words, waiting=False).count(),
    }


def stays(words: str) -> list[str]:
    """Return what is kept for as long as it is in use: accounts, and the details and drafts of today."""
    accounts = naming(User.objects.all(), words, "name", "email")
    bodies = naming(Organisation.objects.all(), words, *CONTACTS)
    held = naming(Appointment.objects.all(), words, *POSTS)
    drafts = {*naming(ProtocolSection.objects.all(), words, *CHAPTER).values_list("draft_id", flat=True)}
    drafts |= {*naming(ProtocolDraft.objects.all(), words, "title").values_list("pk", flat=True)}
    return [
        *(f"The account {account.email} stays until it is closed." for account in accounts),
        *(f"The details of {body.name} say it: change them on its page." for body in bodies),
        *(f"Appointment {appointment.pk} says it in its post or instrument." for appointment in held),
        *(f"Draft {number} of the protocol says it: change it on its page." for number in sorted(drafts)),
        *(
            f"Signature on paper {paper.pk} says it and waits: confirm it or set it aside first."
            for paper in _papers(words, waiting=True)
        ),
        *(
            f"The scan of signature on paper {paper.pk} may show it: it is the evidence of the signature."
            for paper in _papers(words, waiting=False).exclude(scan=None)
        ),
    ]


def erase(words: str) -> int:
    """Take the words out of history and of signatures on paper, and return how many rows were changed."""
    changed = [_called(function, words) for function in FUNCTIONS]
    papers = PaperSignature.objects.filter(pk__in=[paper.pk for paper in _papers(words, waiting=False)])
    return sum(changed) + papers.update(**{column: _without(column, words) for column in ON_PAPER})


def _called(function: str, words: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [words])
        return int(cursor.fetchone()[0])


def _without(column: str, words: str) -> Func:
    """Return a column with the words replaced, as the eraser's functions replace them."""
    return Func(F(column), pattern_of(words), Value("[erased]"), Value("gi"), function="regexp_replace")


ERASER = Eraser(names=names_of, found=found, stays=stays, erase=erase)
