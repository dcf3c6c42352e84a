"""What drafts keep about a person by name, and how the eraser takes it out of their history."""

from django.db import connection

from agreements.models import Draft, DraftParty, Section, Wish
from register.log.naming import Eraser, naming


def found(words: str) -> dict[str, int]:
    """Return how many rows of history say the words."""
    return {
        "history of drafts": naming(Draft.history.all(), words, "title").count(),
        "history of parties": naming(DraftParty.history.all(), words, "confirmed_how").count(),
        "history of sections": naming(Section.history.all(), words, "content").count(),
    }


def stays(words: str) -> list[str]:
    """Return what says the words today: drafts are changed on their pages, and a wish stays as it was asked."""
    sections = naming(Section.objects.all(), words, "content")
    drafts = sorted({*sections.values_list("draft_id", flat=True), *_titled(words)})
    wishes = naming(Wish.objects.all(), words, "name", "why", "refused_because")
    return [
        *(f"Draft {number} says it: change it on its page." for number in drafts),
        *(f"The wish for an organisation in draft {wish.draft_id} says it, and stays." for wish in wishes),
    ]


def _titled(words: str) -> list[int]:
    return list(naming(Draft.objects.all(), words, "title").values_list("pk", flat=True))


def erase(words: str) -> int:
    """Take the words out of the history and return how many rows were changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT agreements_erase_from_history(%s)", [words])
        return int(cursor.fetchone()[0])


ERASER = Eraser(names=lambda address: (), found=found, stays=stays, erase=erase)
